// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.openfire.proxy;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.address.HostSpelling;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The addresses of this machine under which another one can reach it. */
final class MachineAddresses {

    private static final Logger Log = LoggerFactory.getLogger(MachineAddresses.class);

    private MachineAddresses() {}

    /** IPv4 first, without loopback and link-local addresses. Asks the operating system, which takes a moment. */
    static Set<String> hosts() {
        try {
            return hosts(NetworkInterface.networkInterfaces()
                    .map(MachineAddresses::read)
                    .toList());
        } catch (SocketException e) {
            Log.warn(
                    "The addresses of this machine cannot be listed, so clients are told none for the proxy."
                            + " Set them on the File Transfer Proxy page.",
                    e);
            return Set.of();
        }
    }

    static Set<String> hosts(List<Network> networks) {
        return networks.stream()
                // An interface that is down keeps its address, and only this machine still reaches it.
                .filter(network -> network.up() && !network.loopback())
                .flatMap(network -> network.addresses().stream())
                .filter(address -> !address.isLinkLocalAddress())
                .sorted(Comparator.comparing(Inet6Address.class::isInstance))
                .map(address -> HostSpelling.of(address.getHostAddress()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Network read(NetworkInterface network) {
        try {
            return new Network(
                    network.isUp(),
                    network.isLoopback(),
                    network.inetAddresses().toList());
        } catch (SocketException e) {
            // It has been removed meanwhile.
            return new Network(false, false, List.of());
        }
    }

    /** What counts of a network interface. */
    record Network(boolean up, boolean loopback, List<InetAddress> addresses) {}
}
