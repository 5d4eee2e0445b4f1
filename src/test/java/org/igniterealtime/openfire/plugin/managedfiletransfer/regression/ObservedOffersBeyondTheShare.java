// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.regression;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.igniterealtime.openfire.plugin.managedfiletransfer.clients.Rules;
import org.igniterealtime.openfire.plugin.managedfiletransfer.e2e.Socks5Socket;
import org.igniterealtime.openfire.plugin.managedfiletransfer.e2e.Stanzas;
import org.junit.jupiter.api.Test;

/** Where rules were only observed, the 201st open offer of an account had its activation refused. */
class ObservedOffersBeyondTheShare extends RegressionCase {

    private static final int SHARE = 200;

    @Test
    void movesItsBytesAllTheSame() throws IOException {
        OPENFIRE.enact(Rules.OPEN.mode("OBSERVE"));
        for (int number = 0; number < SHARE; number++) {
            offer("open-" + number, "open-" + number + ".bin", 3_000);
        }

        proxied("beyond", "beyond.bin", 3_000);
        try (Socks5Socket target = socket("beyond")) {
            used("beyond");
            try (Socks5Socket requester = socket("beyond")) {
                assertThat(activated("beyond").attributeValue("type")).isEqualTo("result");
                requester.write(new byte[3_000]);
                requester.finish();

                assertThat(target.readAll()).hasSize(3_000);
            }
        }
    }

    @Test
    void movesItsBlocksAllTheSame() {
        OPENFIRE.enact(Rules.OPEN.mode("OBSERVE"));
        for (int number = 0; number < SHARE; number++) {
            offer("open-" + number, "open-" + number + ".bin", 3_000);
        }

        opened("beyond", "beyond-in-band.bin", 3_000);
        alice.send(Stanzas.data("d0", bob.jid(), "beyond", 0, new byte[3000]));

        assertThat(bytesOf("beyond", arrived(bob, alice))).isEqualTo(3_000);
    }
}
