// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import org.igniterealtime.openfire.plugin.managedfiletransfer.e2e.Socks5Socket;
import org.junit.jupiter.api.Test;

/**
 * The recipient had connected to the proxy and said so, and its connection broke. Two connections that came later were joined:
 * the sender read its own file, or a stranger did, and the history said that it was delivered.
 */
class SocketsAfterTheRecipientLeft extends RegressionCase {

    @Test
    void areNotJoined() throws IOException {
        proxied("left", "left.bin", 3_000);
        Socks5Socket bobs = socket("left");
        used("left");
        bobs.close();

        try (Socks5Socket one = socket("left");
                Socks5Socket other = socket("left")) {
            assertThat(isError(activated("left"))).isTrue();
            one.finish();
            other.finish();
        }

        bob.close();
        assertThat(OPENFIRE.admin().recordedEnd("left.bin").state()).isEqualTo("failed");
    }

    @Test
    void areJoinedWhereTheRecipientIsStillThere() throws IOException {
        proxied("stays", "stays.bin", 3_000);
        try (Socks5Socket bobs = socket("stays")) {
            used("stays");
            try (Socks5Socket alices = socket("stays")) {
                assertThat(isError(activated("stays"))).isFalse();
                alices.write(new byte[3_000]);
                alices.finish();
                assertThat(bobs.readAll()).hasSize(3_000);
            }
        }
        await().untilAsserted(() ->
                assertThat(OPENFIRE.admin().recordedEnd("stays.bin").state()).isEqualTo("completed"));
    }
}
