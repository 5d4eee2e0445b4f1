// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.relay.address;

import io.netty.util.NetUtil;
import java.net.IDN;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The one spelling of a host, so that hosts can be compared. No name server is asked. */
public final class HostSpelling {

    /** Ten to Java, eight to a C library: not one address, so it is nobody's. */
    private static final Pattern LEADING_ZERO = Pattern.compile("(^|[.:])0[0-9]+\\.|\\.0[0-9]+$");

    private static final Pattern ASCII = Pattern.compile("\\p{ASCII}*");

    /** The old and the new rules for international names make different names of these. */
    private static final Pattern DISPUTED = Pattern.compile("[\u00DF\u1E9E\u03C2\u200C\u200D]");

    private static final int LONGEST_NAME = 253;

    private HostSpelling() {}

    /**
     * Lower case, no brackets, no trailing dot. IPv6 as RFC 5952 has it, without a scope, which means something on one
     * machine only; an IPv4-mapped address as IPv4. An international name as its A-labels (RFC 5890).
     */
    public static String of(String host) {
        String text = host.strip().toLowerCase(Locale.ROOT);
        if (text.startsWith("[") && text.endsWith("]")) {
            text = text.substring(1, text.length() - 1);
        }
        if (text.endsWith(".")) {
            text = text.substring(0, text.length() - 1);
        }
        return address(text).map(NetUtil::toAddressString).orElse(ascii(text));
    }

    /** Whether it is an address written as numbers, and all read it in the same way. */
    public static boolean isAddress(String host) {
        return address(host).isPresent();
    }

    private static Optional<InetAddress> address(String text) {
        return LEADING_ZERO.matcher(text).find() ? Optional.empty() : IpLiteral.of(text);
    }

    /** Whether no client elsewhere could connect to it: the wildcard, a multicast address, fe80:: without a scope. */
    public static boolean isNowhere(String host) {
        return host.isBlank()
                || address(host)
                        .filter(address -> address.isAnyLocalAddress()
                                || address.isMulticastAddress()
                                || (address instanceof Inet6Address && address.isLinkLocalAddress()))
                        .isPresent();
    }

    /** Whether each machine that reads it takes it for itself. */
    public static boolean isLoopback(String host) {
        return host.equals("localhost")
                || address(host).filter(InetAddress::isLoopbackAddress).isPresent();
    }

    private static String ascii(String name) {
        if (ASCII.matcher(name).matches()
                || name.length() > LONGEST_NAME
                || DISPUTED.matcher(name).find()) {
            return name;
        }
        try {
            return IDN.toASCII(name).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return name;
        }
    }
}
