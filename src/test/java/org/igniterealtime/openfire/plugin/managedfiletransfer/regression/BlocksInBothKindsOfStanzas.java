// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.regression;

import static org.assertj.core.api.Assertions.assertThat;

import org.igniterealtime.openfire.plugin.managedfiletransfer.clients.Recorded;
import org.igniterealtime.openfire.plugin.managedfiletransfer.clients.Rules;
import org.igniterealtime.openfire.plugin.managedfiletransfer.e2e.Stanzas;
import org.junit.jupiter.api.Test;

/** Blocks in another kind of stanza than the stream was opened for had a count of their own, or none. */
class BlocksInBothKindsOfStanzas extends RegressionCase {

    @Test
    void areCountedTogether() {
        OPENFIRE.enact(Rules.OPEN.largest(10_000));
        opened("kinds", "kinds.bin", 9_000);

        for (int number = 0; number < 6; number += 2) {
            alice.send(Stanzas.data("d" + number, bob.jid(), "kinds", number, new byte[3000]));
            alice.send(Stanzas.dataInMessage(bob.jid(), "kinds", number + 1, new byte[3000]));
        }

        assertThat(bytesOf("kinds", arrived(bob, alice))).isEqualTo(9_000);
        Recorded row = OPENFIRE.admin().recordedEnd("kinds.bin");
        assertThat(row.state()).isEqualTo("cut");
        assertThat(row.bytesMoved()).isEqualTo(9_000);
    }

    @Test
    void areRefusedInBothAfterTheCut() {
        OPENFIRE.enact(Rules.OPEN.largest(4_000));
        opened("after", "after.bin", 4_000);
        alice.send(Stanzas.data("d0", bob.jid(), "after", 0, new byte[3000]));
        alice.send(Stanzas.data("d1", bob.jid(), "after", 1, new byte[3000]));

        alice.send(Stanzas.data("d2", bob.jid(), "after", 1, new byte[1000]));
        alice.send(Stanzas.dataInMessage(bob.jid(), "after", 1, new byte[1000]));
        alice.send(Stanzas.dataInMessage(bare(bob), "after", 1, new byte[1000]));

        assertThat(bytesOf("after", arrived(bob, alice))).isEqualTo(3_000);
    }
}
