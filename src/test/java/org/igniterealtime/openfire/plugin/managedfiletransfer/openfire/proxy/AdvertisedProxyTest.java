// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.openfire.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.List;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.proxy.AddressSource;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.Streamhost;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which of the addresses in an offer are the proxy's. */
class AdvertisedProxyTest {

    private final AdvertisedProxy proxy = new AdvertisedProxy();

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.10", "2001:db8::1", "2001:DB8:0:0::1", "[2001:db8::1]", "2001:db8::1%eth0"})
    void isWhereClientsAreToldWhateverTheSpelling(String host) {
        tell(7777, "192.0.2.10", "2001:db8::1");

        assertThat(proxy.now().isAt(at(host, 7777))).isTrue();
        assertThat(proxy.now().isAt(at(host, 7778))).isFalse();
    }

    @Test
    void isNowhereElse() {
        tell(7777, "192.0.2.10");

        assertThat(proxy.now().isAt(at("192.0.2.11", 7777))).isFalse();
        assertThat(new AdvertisedProxy().now().isAt(at("", 0))).isFalse();
    }

    /** A client asks once for each login, and offers what it learnt then. */
    @Test
    void whatClientsWereToldBeforeIsStillTheProxys() {
        tell(7777, "192.0.2.10", "files.example.org");
        tell(7777, "192.0.2.20");
        tell(8888, "192.0.2.20");

        assertThat(proxy.now().isAt(at("192.0.2.10", 7777))).isTrue();
        assertThat(proxy.now().isAt(at("files.example.org", 7777))).isTrue();
        assertThat(proxy.now().isAt(at("192.0.2.20", 7777))).isTrue();
        assertThat(proxy.now().isAt(at("192.0.2.20", 8888))).isTrue();
        assertThat(proxy.now().isAt(at("192.0.2.10", 8888)))
                .as("what nobody was told")
                .isFalse();
        assertThat(proxy.now().hosts()).containsExactly("192.0.2.20");
    }

    @Test
    void soManyAreRememberedAndTheOldestForgotten() {
        tell(1, "192.0.2.10");
        for (int port = 2; port <= 100; port++) {
            tell(port, "192.0.2.10");
        }

        assertThat(proxy.now().former()).hasSize(64);
        assertThat(proxy.now().isAt(at("192.0.2.10", 35))).isFalse();
        assertThat(proxy.now().isAt(at("192.0.2.10", 36))).isTrue();
        assertThat(proxy.now().isAt(at("192.0.2.10", 100))).isTrue();
    }

    /** The half-minute look must not push out what was told before. */
    @Test
    void sayingTheSameAgainForgetsNothing() {
        tell(7777, "192.0.2.10");
        for (int i = 0; i < 1000; i++) {
            tell(7777, "192.0.2.20");
        }

        assertThat(proxy.now().isAt(at("192.0.2.10", 7777))).isTrue();
        assertThat(proxy.now().former()).hasSize(1);
    }

    private void tell(int port, String... hosts) {
        proxy.become(new ProxyAddresses.Advertised(new LinkedHashSet<>(List.of(hosts)), AddressSource.MACHINE), port);
    }

    private static Streamhost at(String host, int port) {
        return new Streamhost("proxy.example.org", host, port);
    }
}
