// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.regression;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.igniterealtime.openfire.plugin.managedfiletransfer.clients.Recorded;
import org.igniterealtime.openfire.plugin.managedfiletransfer.clients.Rules;
import org.igniterealtime.openfire.plugin.managedfiletransfer.e2e.Socks5Socket;
import org.igniterealtime.openfire.plugin.managedfiletransfer.e2e.Stanzas;
import org.junit.jupiter.api.Test;

/** 3,000 bytes there and 3,000 back were 6,000 bytes of a file of 6,000, which was "completed". */
class BytesOfBothDirectionsAddedUp extends RegressionCase {

    @Test
    void makeNoFileInBand() {
        opened("back", "back.bin", 6_000);

        alice.send(Stanzas.data("there", bob.jid(), "back", 0, new byte[3000]));
        bob.nextIq("there");
        bob.send(Stanzas.data("back", alice.jid(), "back", 0, new byte[3000]));
        alice.nextIq("back");
        alice.send(Stanzas.close("close", bob.jid(), "back"));

        Recorded row = OPENFIRE.admin().recordedEnd("back.bin");
        assertThat(row.state()).isEqualTo("cancelled");
        assertThat(row.bytesMoved()).isEqualTo(3_000);
    }

    @Test
    void makeNoFileOverTheProxy() throws IOException {
        proxied("back", "back-proxied.bin", 6_000);
        try (Socks5Socket target = socket("back")) {
            used("back");
            try (Socks5Socket requester = socket("back")) {
                activated("back");
                requester.write(new byte[3_000]);
                requester.finish();
                target.write(new byte[3_000]);
                target.finish();
                assertThat(target.readAll()).hasSize(3_000);
                assertThat(requester.readAll()).hasSize(3_000);
            }
        }

        Recorded row = OPENFIRE.admin().recordedEnd("back-proxied.bin");
        assertThat(row.state()).isEqualTo("failed");
        assertThat(row.bytesMoved()).isEqualTo(3_000);
    }

    @Test
    void shareOneLimitAllTheSame() {
        OPENFIRE.enact(Rules.OPEN.largest(10_000));
        opened("both", "both.bin", 10_000);

        for (int number = 0; number < 4; number++) {
            alice.send(Stanzas.data("there" + number, bob.jid(), "both", number, new byte[2000]));
            settle(alice);
            bob.send(Stanzas.data("back" + number, alice.jid(), "both", number, new byte[2000]));
            settle(bob);
        }

        assertThat(bytesOf("both", bob.all()) + bytesOf("both", alice.all())).isEqualTo(10_000);
    }
}
