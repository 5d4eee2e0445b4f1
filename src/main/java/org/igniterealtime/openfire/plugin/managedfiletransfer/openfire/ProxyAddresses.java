// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.openfire;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jivesoftware.util.JiveGlobals;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The hosts that Openfire's proxy tells its clients: the configured external address, else that of the configured
 * interface, else all addresses of the machine but loopback. Compared in one spelling. Never asks a name server.
 */
final class ProxyAddresses {

    private static final Logger Log = LoggerFactory.getLogger(ProxyAddresses.class);

    /** What {@link InetAddress#getByName} reads without looking a name up. */
    private static final Pattern LITERAL = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9a-f:.%]*:[0-9a-z:.%]*");

    /** Ten to Java, eight to a C library: not one address, so it is nobody's. */
    private static final Pattern LEADING_ZERO = Pattern.compile("(^|[.:])0[0-9]+\\.|\\.0[0-9]+$");

    private ProxyAddresses() {}

    /** The hosts as they are now. */
    static Set<String> current() {
        String external = JiveGlobals.getProperty("xmpp.proxy.externalip");
        if (external != null && !external.isBlank()) {
            return Set.of(canonical(external));
        }
        String bound = JiveGlobals.getXMLProperty("network.interface");
        if (bound != null && !bound.isBlank()) {
            return Set.of(canonical(bound));
        }
        return ofMachine();
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
        if (!LITERAL.matcher(text).matches() || LEADING_ZERO.matcher(text).find()) {
            return text;
        }
        try {
            return InetAddress.getByName(text).getHostAddress();
        } catch (UnknownHostException e) {
            return text;
        }
    }

    private static Set<String> ofMachine() {
        Set<String> hosts = new HashSet<>();
        try {
            NetworkInterface.networkInterfaces()
                    .filter(network -> !isLoopback(network))
                    .flatMap(NetworkInterface::inetAddresses)
                    .forEach(address -> hosts.add(canonical(address.getHostAddress())));
        } catch (SocketException e) {
            Log.warn(
                    "The addresses of this machine cannot be listed, so no streamhost counts as its own."
                            + " Set the proxy's external address on the File Transfer Settings page.",
                    e);
        }
        return hosts;
    }

    private static boolean isLoopback(NetworkInterface network) {
        try {
            return network.isLoopback();
        } catch (SocketException e) {
            return true;
        }
    }
}
