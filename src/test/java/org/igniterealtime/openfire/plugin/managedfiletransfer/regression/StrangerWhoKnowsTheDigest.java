// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.regression;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import org.igniterealtime.openfire.plugin.managedfiletransfer.e2e.Socks5Socket;
import org.igniterealtime.openfire.plugin.managedfiletransfer.e2e.Stanzas;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A stranger with the digest of a stream took the places of its peers at the proxy, or got their bytes. */
class StrangerWhoKnowsTheDigest extends RegressionCase {

    private static final byte[] FILE = new byte[3_000];

    /** So many connections of one address may wait under one digest. */
    private static final int PLACES = 8;

    private final List<Socks5Socket> strangers = new ArrayList<>();

    @AfterEach
    void leave() throws IOException {
        for (Socks5Socket stranger : strangers) {
            stranger.close();
        }
    }

    /** Where he cannot be told from the peers, nothing is joined. */
    @ParameterizedTest
    @ValueSource(strings = {"first", "between", "last"})
    void getsNoBytesFromTheSameAddress(String when) throws IOException {
        proxied("same", "same-" + when + ".bin", FILE.length);
        connectIf(when.equals("first"), "same");
        try (Socks5Socket target = socket("same")) {
            connectIf(when.equals("between"), "same");
            used("same");
            try (Socks5Socket requester = socket("same")) {
                connectIf(when.equals("last"), "same");

                assertThat(isError(activated("same"))).isTrue();

                assertThat(strangers.get(0).readAll()).isEmpty();
                assertThat(requester.readAll()).isEmpty();
                assertThat(target.readAll()).isEmpty();
            }
        }
    }

    @Test
    void pushesOutNobodyWhoWaitsAlready() throws IOException {
        proxied("pushed", "pushed.bin", FILE.length);
        try (Socks5Socket target = socket("pushed")) {
            used("pushed");
            try (Socks5Socket requester = socket("pushed")) {
                connectOften("pushed", InetAddress.getLoopbackAddress());
                assertThat(strangers).as("the others were turned away").hasSize(PLACES - 2);
                assertThat(isError(activated("pushed"))).isTrue();
                assertThat(strangers.get(0).readAll()).isEmpty();
                assertThat(requester.readAll()).isEmpty();
                assertThat(target.readAll()).isEmpty();
            }
        }

        // All were closed; without the stranger, the peers can try again.
        assertThat(sent("pushed")).hasSameSizeAs(FILE);
    }

    @Test
    void changesNothingFromAnotherAddress() throws IOException {
        InetAddress elsewhere = InetAddress.getByAddress(new byte[] {127, 0, 0, 2});
        proxied("other", "other-address.bin", FILE.length);
        connectOften("other", elsewhere);
        try (Socks5Socket target = socket("other")) {
            connectOften("other", elsewhere);
            used("other");
            try (Socks5Socket requester = socket("other")) {
                connectOften("other", elsewhere);

                assertThat(isError(activated("other"))).isFalse();

                requester.write(FILE);
                requester.finish();
                assertThat(target.readAll()).hasSameSizeAs(FILE);
            }
        }
        for (Socks5Socket stranger : strangers) {
            assertThat(stranger.readAll()).isEmpty();
        }
    }

    private byte[] sent(String stream) throws IOException {
        alice.send(Stanzas.streamhosts("again", bob.jid(), stream, streamhost()));
        bob.nextIq("again");
        try (Socks5Socket target = socket(stream)) {
            bob.send(Stanzas.used("again", alice.jid(), stream, proxy()));
            alice.nextIq("again");
            try (Socks5Socket requester = socket(stream)) {
                assertThat(isError(activated(stream))).isFalse();
                requester.write(FILE);
                requester.finish();
                return target.readAll();
            }
        }
    }

    private void connectIf(boolean now, String stream) throws IOException {
        if (now) {
            strangers.add(socket(stream));
        }
    }

    /** More often than there are places: most are turned away. */
    private void connectOften(String stream, InetAddress from) {
        for (int number = 0; number < 30; number++) {
            try {
                strangers.add(Socks5Socket.connect(OPENFIRE.server().proxyPort(), digest(stream), from));
            } catch (BindException e) {
                Assumptions.abort("needs a second loopback address, as Linux has: " + e.getMessage());
            } catch (IOException e) {
                assertThat(e).hasMessageContaining("the proxy answered");
            }
        }
    }
}
