// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.openfire.proxy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.proxy.AddressSource;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.address.HostSpelling;
import org.jivesoftware.util.JiveGlobals;
import org.jspecify.annotations.Nullable;

/**
 * The hosts under which clients are told to meet the proxy: our own list, of this node or of the whole server; else, as
 * with Openfire's own proxy, the configured external address, that of the configured interface, or all addresses of the
 * machine but loopback and link-local. In one spelling, so that they can be compared. What is no address of one machine,
 * as 0.0.0.0, is left out wherever it is written. Only a name in {@code network.interface} is looked up.
 */
final class ProxyAddresses {

    private static final Pattern SEPARATORS = Pattern.compile("[,\\s]+");

    private ProxyAddresses() {}

    /** The hosts as they are now, IPv4 first where nobody has chosen their order, and who says so. */
    static Advertised advertised() {
        return Arrays.stream(AddressSource.values())
                .map(source -> new Advertised(of(source), source))
                .filter(advertised -> !advertised.hosts().isEmpty())
                .findFirst()
                .orElse(new Advertised(Set.of(), AddressSource.MACHINE));
    }

    /** What an administrator has set for the whole server; nothing where the server is to choose. */
    static Set<String> configured() {
        Set<String> ours = of(AddressSource.LIST);
        return ours.isEmpty() ? of(AddressSource.EXTERNAL) : ours;
    }

    private static Set<String> of(AddressSource source) {
        return switch (source) {
            case NODE -> list(JiveGlobals.getXMLProperty(ProxyProperties.ADDRESSES));
            case LIST -> list(JiveGlobals.getProperty(ProxyProperties.ADDRESSES));
            case EXTERNAL -> list(JiveGlobals.getProperty(ProxyProperties.EXTERNAL));
            case INTERFACE -> ofInterface(JiveGlobals.getXMLProperty(ProxyProperties.INTERFACE));
            case MACHINE -> MachineAddresses.hosts();
        };
    }

    /** The hosts of a list with commas or blanks between them. */
    static Set<String> list(@Nullable String written) {
        Set<String> hosts = new LinkedHashSet<>();
        if (written != null) {
            SEPARATORS
                    .splitAsStream(written)
                    .map(HostSpelling::of)
                    .filter(host -> !HostSpelling.isNowhere(host))
                    .forEach(hosts::add);
        }
        return hosts;
    }

    /**
     * The address at which a socket listens that is bound to this interface, as Openfire's own proxy has it: a client may
     * read a name in another way than this machine. Nothing where it listens everywhere, or nobody knows the name.
     */
    static Set<String> ofInterface(@Nullable String written) {
        if (written == null || written.isBlank()) {
            return Set.of();
        }
        try {
            return list(InetAddress.getByName(written.trim()).getHostAddress());
        } catch (UnknownHostException e) {
            return Set.of();
        }
    }

    /**
     * What clients are told.
     *
     * @param source who says so
     */
    record Advertised(Set<String> hosts, AddressSource source) {}
}
