// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.regression;

import static org.assertj.core.api.Assertions.assertThat;

import org.igniterealtime.openfire.plugin.managedfiletransfer.clients.Rules;
import org.igniterealtime.openfire.plugin.managedfiletransfer.e2e.Stanzas;
import org.junit.jupiter.api.Test;

/** Closed and opened again by its sender alone, a stream had a fresh byte limit each time. */
class StreamOpenedAgain extends RegressionCase {

    private static final int LIMIT = 10_000;

    @Test
    void hasNoFreshLimitWhileTheRecipientMayHaveItStill() {
        OPENFIRE.enact(Rules.OPEN.largest(LIMIT));
        opened("again", "again.bin", 9_000);

        sendThreeBlocks("again");
        for (int time = 0; time < 3; time++) {
            alice.send(Stanzas.close("close" + time, bob.jid(), "again"));
            alice.send(Stanzas.open("open" + time, bob.jid(), "again"));
            sendThreeBlocks("again");
        }

        assertThat(bytesOf("again", arrived(bob, alice))).isBetween(9_000L, (long) LIMIT);
    }

    /** Whoever answers such a close with an error has closed nothing. */
    @Test
    void hasNoFreshLimitWhereTheCloseNamedNoStreamAndWasRefused() {
        OPENFIRE.enact(Rules.OPEN.largest(LIMIT));
        opened("nameless", "nameless.bin", 9_000);
        sendThreeBlocks("nameless");
        alice.send(Stanzas.close("close", bob.jid(), ""));
        bob.nextIq("close");
        bob.send(Stanzas.error("close", alice.jid(), "modify", "bad-request"));
        alice.nextIq("close");

        alice.send(Stanzas.open("open", bob.jid(), "nameless"));
        sendThreeBlocks("nameless");

        assertThat(bytesOf("nameless", arrived(bob, alice))).isBetween(9_000L, (long) LIMIT);
    }

    @Test
    void hasAFreshLimitOnceTheRecipientHasClosedIt() {
        OPENFIRE.enact(Rules.OPEN.largest(LIMIT));
        opened("closed", "closed.bin", 9_000);
        sendThreeBlocks("closed");
        alice.send(Stanzas.close("close", bob.jid(), "closed"));
        bob.nextIq("close");
        bob.send(Stanzas.result("close", alice.jid()));
        alice.nextIq("close");

        opened("closed", "closed-2.bin", 9_000);
        sendThreeBlocks("closed");

        assertThat(bytesOf("closed", arrived(bob, alice))).isEqualTo(18_000);
    }

    private void sendThreeBlocks(String stream) {
        for (int number = 0; number < 3; number++) {
            alice.send(Stanzas.data(stream + number, bob.jid(), stream, number, new byte[3000]));
        }
    }
}
