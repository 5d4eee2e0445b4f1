// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.openfire.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import org.igniterealtime.openfire.plugin.managedfiletransfer.openfire.proxy.MachineAddresses.Network;
import org.junit.jupiter.api.Test;

class MachineAddressesTest {

    @Test
    void interfaceThatIsDownIsLeftOut() {
        List<Network> networks = List.of(
                new Network(false, false, addresses("172.17.0.1")), new Network(true, false, addresses("192.0.2.10")));

        assertThat(MachineAddresses.hosts(networks)).containsExactly("192.0.2.10");
    }

    @Test
    void loopbackAndLinkLocalAddressesAreLeftOut() {
        List<Network> networks = List.of(
                new Network(true, true, addresses("127.0.0.1", "::1")),
                new Network(true, false, addresses("fe80::1", "169.254.3.4", "192.0.2.10")));

        assertThat(MachineAddresses.hosts(networks)).containsExactly("192.0.2.10");
    }

    @Test
    void ipv4ComesFirst() {
        List<Network> networks = List.of(
                new Network(true, false, addresses("2001:db8::1", "192.0.2.10")),
                new Network(true, false, addresses("192.0.2.20")));

        assertThat(MachineAddresses.hosts(networks)).containsExactly("192.0.2.10", "192.0.2.20", "2001:db8::1");
    }

    /** Java writes the interface behind the address; another machine has none of that name. */
    @Test
    void scopeOfAnIpv6AddressIsLeftOut() throws Exception {
        byte[] bytes = InetAddress.getByName("2001:db8::1").getAddress();
        InetAddress scoped = Inet6Address.getByAddress("", bytes, 2);
        assertThat(scoped.getHostAddress()).contains("%2");

        assertThat(MachineAddresses.hosts(List.of(new Network(true, false, List.of(scoped)))))
                .containsExactly("2001:db8::1");
    }

    private static List<InetAddress> addresses(String... written) {
        return Arrays.stream(written).map(MachineAddressesTest::address).toList();
    }

    private static InetAddress address(String written) {
        try {
            return InetAddress.getByName(written);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(written, e);
        }
    }
}
