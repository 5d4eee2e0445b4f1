// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.openfire.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProxyAddressesTest {

    @Test
    void listKeepsItsOrderAndEachHostOnce() {
        assertThat(ProxyAddresses.list(" Files.Example.ORG, [2001:DB8:0::1] files.example.org.,192.0.2.10"))
                .containsExactly("files.example.org", "2001:db8::1", "192.0.2.10");
    }

    /** Openfire's own property takes whatever was typed. */
    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "[::]", "0:0:0:0:0:0:0:0", "224.0.0.1", "fe80::1%eth0", " , "})
    void addressOfNoMachineIsNeverAdvertised(String written) {
        assertThat(ProxyAddresses.list(written)).isEmpty();
        assertThat(ProxyAddresses.list(written + ", 192.0.2.10")).containsExactly("192.0.2.10");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", " 0.0.0.0 ", "::0"})
    void interfaceThatMeansAllOfThemNamesNone(String written) {
        assertThat(ProxyAddresses.ofInterface(written)).isEmpty();
    }

    /** To a client, localhost is another machine, and not always the same kind of address. */
    @Test
    void nameOfTheInterfaceIsToldAsTheAddressAtWhichTheRelayListens() {
        assertThat(ProxyAddresses.ofInterface("localhost"))
                .isSubsetOf("127.0.0.1", "::1")
                .hasSize(1);
        assertThat(ProxyAddresses.ofInterface(" ::1 ")).containsExactly("::1");
    }

    @Test
    void interfaceThatNobodyKnowsNamesNone() {
        assertThat(ProxyAddresses.ofInterface("no-such-host.invalid")).isEmpty();
        assertThat(ProxyAddresses.ofInterface(null)).isEmpty();
        assertThat(ProxyAddresses.ofInterface("")).isEmpty();
    }
}
