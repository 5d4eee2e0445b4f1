// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.regression;

import static org.assertj.core.api.Assertions.assertThat;

import org.igniterealtime.openfire.plugin.managedfiletransfer.clients.RawClient;
import org.igniterealtime.openfire.plugin.managedfiletransfer.clients.Rules;
import org.igniterealtime.openfire.plugin.managedfiletransfer.e2e.Stanzas;
import org.junit.jupiter.api.Test;

/** A block was sent to one connection of the recipient and, as its repetition, to the account: another one took it uncounted. */
class BlockRepeatedToAnotherConnection extends RegressionCase {

    @Test
    void isCountedTwice() {
        OPENFIRE.enact(Rules.OPEN.largest(10_000));
        try (RawClient tablet = OPENFIRE.raw(bobsAccount, "tablet")) {
            tablet.send("<presence><priority>50</priority></presence>");
            settle(tablet);
            opened("twice", "twice.bin", 9_000);

            alice.send(Stanzas.dataInMessage(bob.jid(), "twice", 0, new byte[9_000]));
            alice.send(Stanzas.dataInMessage(bare(bob), "twice", 0, new byte[9_000]));

            long all = bytesOf("twice", arrived(bob, alice)) + bytesOf("twice", arrived(tablet, alice));
            assertThat(all).isEqualTo(9_000);
        }
    }
}
