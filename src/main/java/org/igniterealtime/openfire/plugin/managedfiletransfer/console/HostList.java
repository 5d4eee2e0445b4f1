// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The hosts that clients are told, as an administrator types them: one a line, or separated by commas, semicolons or
 * spaces; IPv6 with or without brackets. Nothing is looked up.
 *
 * @param good in lower case, without brackets, each once, in the order in which they were typed
 * @param bad what is no host that a client could connect to, as it was typed
 */
record HostList(List<String> good, List<String> bad) {

    /** Clients try one after the other, each for many seconds. */
    static final int MAX_COUNT = 16;

    /** They are kept in one property. */
    static final int MAX_TOTAL = 2000;

    private static final Pattern SEPARATORS = Pattern.compile("[\\s,;\\p{Z}\uFF0C\uFF1B\u3001]+");

    private static final Pattern OCTETS =
            Pattern.compile("(0|[1-9][0-9]{0,2})\\.(0|[1-9][0-9]{0,2})\\.(0|[1-9][0-9]{0,2})\\.(0|[1-9][0-9]{0,2})");

    /** What {@link InetAddress#getByName} never looks up as a name; without a scope, which is one machine's. */
    private static final Pattern COLONS = Pattern.compile("[0-9a-f:][0-9a-f:.]*:[0-9a-f:.]*");

    /** The last label is no number: {@code 10.0.0} or {@code 300.1.1.1} is a mistyped address, not a name. */
    private static final Pattern NAME = Pattern.compile(
            "(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)*(?![0-9]+$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

    HostList {
        good = List.copyOf(good);
        bad = List.copyOf(bad);
    }

    static HostList of(String typed) {
        LinkedHashSet<String> good = new LinkedHashSet<>();
        List<String> bad = new ArrayList<>();
        Arrays.stream(SEPARATORS.split(typed)).filter(word -> !word.isEmpty()).forEach(word -> {
            String host = bare(word);
            if (isName(host) || isAddress(host)) {
                good.add(host);
            } else {
                bad.add(word);
            }
        });
        return new HostList(List.copyOf(good), bad);
    }

    boolean isTooMany() {
        return good.size() > MAX_COUNT;
    }

    boolean isTooLong() {
        return String.join(", ", good).length() > MAX_TOTAL;
    }

    private static String bare(String word) {
        String host = word.toLowerCase(Locale.ROOT);
        if (host.startsWith("[") && host.endsWith("]") && host.contains(":")) {
            return host.substring(1, host.length() - 1);
        }
        return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    }

    private static boolean isName(String host) {
        return NAME.matcher(host).matches();
    }

    private static boolean isAddress(String host) {
        if (!OCTETS.matcher(host).matches() && !COLONS.matcher(host).matches()) {
            return false;
        }
        try {
            InetAddress address = InetAddress.getByName(host);
            return !address.isAnyLocalAddress() && !address.isMulticastAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
