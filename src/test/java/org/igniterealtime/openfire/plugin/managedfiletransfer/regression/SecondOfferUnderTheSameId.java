// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.regression;

import static org.assertj.core.api.Assertions.assertThat;

import org.igniterealtime.openfire.plugin.managedfiletransfer.clients.Rules;
import org.igniterealtime.openfire.plugin.managedfiletransfer.e2e.Stanzas;
import org.junit.jupiter.api.Test;

/** A second offer under the id of a stream that its recipient had open gave that stream a fresh byte limit. */
class SecondOfferUnderTheSameId extends RegressionCase {

    @Test
    void isRefusedWhileTheFirstIsUnderWay() {
        OPENFIRE.enact(Rules.OPEN.largest(10_000));
        opened("second", "second-1.bin", 10_000);
        alice.send(Stanzas.data("d0", bob.jid(), "second", 0, new byte[9_000]));

        alice.send(Stanzas.offer("again", bob.jid(), "second", "name='second-2.bin' size='10000'"));

        assertThat(alice.nextIq("again").element("error").element("conflict")).isNotNull();
        assertThat(OPENFIRE.admin().recordedEnd("second-2.bin").rule()).isEqualTo("duplicate");
    }

    @Test
    void givesNoFreshLimitBeforeItIsAccepted() {
        OPENFIRE.enact(Rules.OPEN.largest(10_000));
        opened("unasked", "unasked-1.bin", 9_000);
        alice.send(Stanzas.data("d0", bob.jid(), "unasked", 0, new byte[9_000]));

        alice.send(Stanzas.offer("again", bob.jid(), "unasked", "name='unasked-2.bin' size='9000'"));
        alice.send(Stanzas.data("d1", bob.jid(), "unasked", 1, new byte[9_000]));
        alice.send(Stanzas.open("open", bob.jid(), "unasked"));
        alice.send(Stanzas.data("d2", bob.jid(), "unasked", 0, new byte[9_000]));

        assertThat(bytesOf("unasked", arrived(bob, alice))).isBetween(9_000L, 10_000L);
    }

    @Test
    void givesNoFreshLimitAfterTheSenderHasClosedTheFirst() {
        OPENFIRE.enact(Rules.OPEN.largest(10_000));
        opened("closed", "closed-1.bin", 9_000);
        alice.send(Stanzas.data("d0", bob.jid(), "closed", 0, new byte[9_000]));
        alice.send(Stanzas.close("close", bob.jid(), "closed"));

        alice.send(Stanzas.offer("again", bob.jid(), "closed", "name='closed-2.bin' size='9000'"));
        alice.send(Stanzas.open("open", bob.jid(), "closed"));
        alice.send(Stanzas.data("d1", bob.jid(), "closed", 0, new byte[9_000]));

        assertThat(bytesOf("closed", arrived(bob, alice))).isBetween(9_000L, 10_000L);
    }

    @Test
    void servesClientsThatUseOneIdForAllTheirFiles() {
        OPENFIRE.enact(Rules.OPEN.largest(10_000));
        for (int file = 1; file <= 3; file++) {
            opened("letsdoit", "constant-" + file + ".bin", 9_000);
            alice.send(Stanzas.data("d" + file, bob.jid(), "letsdoit", 0, new byte[9_000]));
            bob.nextIq("d" + file);
            bob.send(Stanzas.result("d" + file, alice.jid()));
            alice.send(Stanzas.close("close", bob.jid(), "letsdoit"));
            bob.nextIq("close");
            bob.send(Stanzas.result("close", alice.jid()));
            alice.nextIq("close");
            assertThat(OPENFIRE.admin().recordedEnd("constant-" + file + ".bin").state())
                    .isEqualTo("completed");
        }
    }
}
