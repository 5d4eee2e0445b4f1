// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.regression;

import static org.assertj.core.api.Assertions.assertThat;

import org.igniterealtime.openfire.plugin.managedfiletransfer.clients.Rules;
import org.igniterealtime.openfire.plugin.managedfiletransfer.e2e.Stanzas;
import org.junit.jupiter.api.Test;

/** A sender who logged out and in with the same resource had a fresh limit for a stream that the recipient still had. */
class SameResourceAgain extends RegressionCase {

    @Test
    void hasNoFreshLimit() {
        OPENFIRE.enact(Rules.OPEN.largest(10_000));
        opened("resource", "resource.bin", 9_000);
        sendTwoBlocks();
        settle(alice);
        alice.close();

        alice = OPENFIRE.raw(alicesAccount, "desk");
        sendTwoBlocks();
        alice.send(Stanzas.open("open", bob.jid(), "resource"));
        sendTwoBlocks();
        settle(alice);
        alice.close();
        alice = OPENFIRE.raw(alicesAccount, "desk");
        alice.send(Stanzas.open("open", bob.jid(), "resource"));
        sendTwoBlocks();

        assertThat(bytesOf("resource", arrived(bob, alice))).isBetween(6_000L, 10_000L);
    }

    private void sendTwoBlocks() {
        for (int number = 0; number < 2; number++) {
            alice.send(Stanzas.data("d" + number, bob.jid(), "resource", number, new byte[3000]));
        }
    }
}
