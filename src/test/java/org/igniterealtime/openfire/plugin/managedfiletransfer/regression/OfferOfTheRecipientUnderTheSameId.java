// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.regression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.dom4j.Element;
import org.igniterealtime.openfire.plugin.managedfiletransfer.clients.Recorded;
import org.igniterealtime.openfire.plugin.managedfiletransfer.e2e.Stanzas;
import org.junit.jupiter.api.Test;

/** An offer of the recipient under the same id rewrote the sender and the file of the first offer's row. */
class OfferOfTheRecipientUnderTheSameId extends RegressionCase {

    @Test
    void isAnotherTransfer() {
        offer("same", "hers.txt", 5);

        bob.send(Stanzas.offer("his", alice.jid(), "same", "name='his.txt' size='7'"));
        alice.nextIq("his");
        bob.send(Stanzas.error("same", alice.jid(), "cancel", "forbidden"));
        alice.send(Stanzas.error("his", bob.jid(), "cancel", "forbidden"));

        Recorded hers = OPENFIRE.admin().recordedEnd("hers.txt");
        assertThat(hers.sender()).isEqualTo(alice.jid());
        assertThat(hers.recipient()).isEqualTo(bob.jid());
        assertThat(hers.state()).isEqualTo("declined");
        Recorded his = OPENFIRE.admin().recordedEnd("his.txt");
        assertThat(his.sender()).isEqualTo(bob.jid());
        assertThat(his.recipient()).isEqualTo(alice.jid());
        assertThat(his.id()).isNotEqualTo(hers.id());
    }

    @Test
    void doesNotEndTheFirstOneInMidStream() {
        opened("moving", "moving-hers.bin", 6_000);
        alice.send(Stanzas.data("d0", bob.jid(), "moving", 0, new byte[3000]));
        settle(alice);

        bob.send(Stanzas.offer("his", alice.jid(), "moving", "name='moving-his.bin' size='7'"));
        settle(bob);
        alice.send(Stanzas.data("d1", bob.jid(), "moving", 1, new byte[3000]));
        alice.send(Stanzas.close("close", bob.jid(), "moving"));
        settle(alice);
        List<Element> arrived = bob.all();
        bob.send(Stanzas.result("d0", alice.jid()));
        bob.send(Stanzas.result("d1", alice.jid()));

        assertThat(bytesOf("moving", arrived)).isEqualTo(6_000);
        Recorded row = OPENFIRE.admin().recordedEnd("moving-hers.bin");
        assertThat(row.state()).isEqualTo("completed");
        assertThat(row.sender()).isEqualTo(alice.jid());
        assertThat(row.bytesMoved()).isEqualTo(6_000);
    }
}
