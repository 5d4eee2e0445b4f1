// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.openfire;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.AddressSource;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.IpLiteral;
import org.jivesoftware.util.JiveGlobals;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The hosts under which clients are told to meet the proxy: our own list, of this node or of the whole server; else, as
 * with Openfire's own proxy, the configured external address, that of the configured interface, or all addresses of the
 * machine but loopback and link-local. In one spelling, so that they can be compared. Never asks a name server.
 */
final class ProxyAddresses {

    private static final Logger Log = LoggerFactory.getLogger(ProxyAddresses.class);

    /** Ten to Java, eight to a C library: not one address, so it is nobody's. */
    private static final Pattern LEADING_ZERO = Pattern.compile("(^|[.:])0[0-9]+\\.|\\.0[0-9]+$");

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
            case INTERFACE -> list(JiveGlobals.getXMLProperty(ProxyProperties.INTERFACE));
            case MACHINE -> ofMachine();
        };
    }

    /** The hosts of a list with commas or blanks between them. */
    static Set<String> list(@Nullable String written) {
        Set<String> hosts = new LinkedHashSet<>();
        if (written != null) {
            SEPARATORS
                    .splitAsStream(written)
                    .filter(host -> !host.isBlank())
                    .map(ProxyAddresses::canonical)
                    .forEach(hosts::add);
        }
        return hosts;
    }

    /** One spelling: lower case, no brackets, no trailing dot; an IPv4-mapped IPv6 address as IPv4. */
    static String canonical(String host) {
        String text = host.trim().toLowerCase(Locale.ROOT);
        if (text.startsWith("[") && text.endsWith("]")) {
            text = text.substring(1, text.length() - 1);
        }
        if (text.endsWith(".")) {
            text = text.substring(0, text.length() - 1);
        }
        return LEADING_ZERO.matcher(text).find()
                ? text
                : IpLiteral.of(text).map(InetAddress::getHostAddress).orElse(text);
    }

    private static Set<String> ofMachine() {
        Set<String> hosts = new LinkedHashSet<>();
        try {
            NetworkInterface.networkInterfaces()
                    .filter(network -> !isLoopback(network))
                    .flatMap(NetworkInterface::inetAddresses)
                    // Their scope means nothing on another machine.
                    .filter(address -> !address.isLinkLocalAddress())
                    .sorted(Comparator.comparing(Inet6Address.class::isInstance))
                    .forEach(address -> hosts.add(canonical(address.getHostAddress())));
        } catch (SocketException e) {
            Log.warn(
                    "The addresses of this machine cannot be listed, so clients are told none for the proxy."
                            + " Set them on the File Transfer Proxy page.",
                    e);
        }
        return hosts;
    }

    /**
     * What clients are told.
     *
     * @param source who says so
     */
    record Advertised(Set<String> hosts, AddressSource source) {}

    private static boolean isLoopback(NetworkInterface network) {
        try {
            return network.isLoopback();
        } catch (SocketException e) {
            return true;
        }
    }
}
