// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.e2e.SharedServer.ALICE;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.e2e.SharedServer.LICE;

import java.io.IOException;
import org.igniterealtime.openfire.plugin.managedfiletransfer.clients.RawClient;
import org.igniterealtime.openfire.plugin.managedfiletransfer.clients.Recorded;
import org.igniterealtime.openfire.plugin.managedfiletransfer.e2e.Socks5Socket;
import org.igniterealtime.openfire.plugin.managedfiletransfer.e2e.Stanzas;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A digest has no separators: (s1, alice@...) and (s1a, lice@...) have the same, and the newer one took the ticket. */
class TwoStreamsOfOneDigest extends RegressionCase {

    @BeforeEach
    void logInAsAlice() {
        alice.close();
        alice = OPENFIRE.raw(ALICE, "desk");
    }

    @Test
    void theSecondTakesNeitherTheTicketNorTheBytesOfTheFirst() throws IOException {
        RawClient lice = OPENFIRE.raw(LICE, "desk");
        proxied("s1", "first-of-digest.bin", 3_000);
        try (Socks5Socket target = socket("s1")) {
            used("s1");
            acceptedFrom(lice);
            lice.send(Stanzas.streamhosts("hosts", bob.jid(), "s1a", streamhost()));
            settle(lice);
            try (Socks5Socket requester = socket("s1")) {
                lice.send(Stanzas.activate("hers", proxy(), "s1a", bob.jid()));
                assertThat(isError(lice.nextIq("hers"))).isTrue();

                assertThat(isError(activated("s1"))).isFalse();

                requester.write(new byte[3_000]);
                requester.finish();
                assertThat(target.readAll()).hasSize(3_000);
            }
        }
        Recorded row = OPENFIRE.admin().recordedEnd("first-of-digest.bin");
        assertThat(row.state()).isEqualTo("completed");
        assertThat(row.sender()).isEqualTo(alice.jid());
        assertThat(row.bytesMoved()).isEqualTo(3_000);
        assertThat(rowsOf(lice)).noneMatch(other -> other.bytesMoved() > 0);
    }

    @Test
    void theSecondDoesNotEndTheFirstInMidStream() throws IOException {
        RawClient lice = OPENFIRE.raw(LICE, "desk");
        proxied("s1", "mid-of-digest.bin", 6_000);
        try (Socks5Socket target = socket("s1")) {
            used("s1");
            try (Socks5Socket requester = socket("s1")) {
                activated("s1");
                requester.write(new byte[3_000]);

                acceptedFrom(lice);
                lice.send(Stanzas.streamhosts("hosts", bob.jid(), "s1a", streamhost()));
                lice.send(Stanzas.activate("hers", proxy(), "s1a", bob.jid()));
                assertThat(isError(lice.nextIq("hers"))).isTrue();
                lice.close();

                requester.write(new byte[3_000]);
                requester.finish();
                assertThat(target.readAll()).hasSize(6_000);
            }
        }
        assertThat(OPENFIRE.admin().recordedEnd("mid-of-digest.bin").state()).isEqualTo("completed");
    }

    @Test
    void anOfferThatNobodyAcceptedKeepsOutNoneThatIsAccepted() throws IOException {
        RawClient lice = OPENFIRE.raw(LICE, "desk");
        lice.send(Stanzas.offer("lices", bob.jid(), "s1a", "name='unaccepted-of-digest.bin' size='3000'"));
        lice.send(Stanzas.streamhosts("hosts", bob.jid(), "s1a", streamhost()));
        settle(lice);

        proxied("s1", "accepted-of-digest.bin", 3_000);
        try (Socks5Socket target = socket("s1")) {
            used("s1");
            try (Socks5Socket requester = socket("s1")) {
                assertThat(isError(activated("s1"))).isFalse();
                requester.write(new byte[3_000]);
                requester.finish();
                assertThat(target.readAll()).hasSize(3_000);
            }
        }
    }

    private void acceptedFrom(RawClient lice) {
        lice.send(Stanzas.offer("lices", bob.jid(), "s1a", "name='second-of-digest.bin' size='3000'"));
        bob.nextIq("lices");
        bob.send(Stanzas.accept("lices", lice.jid(), Stanzas.BYTESTREAMS));
        lice.nextIq("lices");
    }
}
