// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.regression;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.igniterealtime.openfire.plugin.managedfiletransfer.clients.Rules;
import org.igniterealtime.openfire.plugin.managedfiletransfer.e2e.Socks5Socket;
import org.igniterealtime.openfire.plugin.managedfiletransfer.e2e.Stanzas;
import org.junit.jupiter.api.Test;

/** Two sockets of the sender's own at the proxy, opened and closed, gave an in-band stream a fresh byte limit. */
class CountReleasedAtTheProxy extends RegressionCase {

    @Test
    void isKeptWhileTheRecipientMayHaveTheInBandStream() throws IOException {
        OPENFIRE.enact(Rules.OPEN.largest(10_000));
        opened("released", "released.bin", 9_000);
        sendThreeBlocks(0);

        for (int time = 0; time < 3; time++) {
            alice.send(Stanzas.close("close" + time, bob.jid(), ""));
            try (Socks5Socket one = socket("released");
                    Socks5Socket other = socket("released")) {
                activated("released");
                one.finish();
                other.finish();
            }
            alice.send(Stanzas.open("open" + time, bob.jid(), "released"));
            sendThreeBlocks(3 * time);
        }

        assertThat(bytesOf("released", arrived(bob, alice))).isBetween(9_000L, 10_000L);
    }

    /** Without a close as well. */
    @Test
    void isKeptBesideTheInBandStream() throws IOException {
        OPENFIRE.enact(Rules.OPEN.largest(10_000));
        opened("beside", "beside-proxy.bin", 9_000);

        try (Socks5Socket one = socket("beside");
                Socks5Socket other = socket("beside")) {
            assertThat(isError(activated("beside"))).isTrue();
            one.finish();
            other.finish();
        }
    }

    private void sendThreeBlocks(int first) {
        for (int number = first; number < first + 3; number++) {
            alice.send(Stanzas.data("b" + number, bob.jid(), "released", number, new byte[3_000]));
        }
    }
}
