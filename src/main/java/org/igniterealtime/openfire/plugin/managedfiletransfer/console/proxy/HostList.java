// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console.proxy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.address.HostSpelling;

/**
 * The hosts that clients are told, as an administrator types them: one a line, or separated by commas, semicolons or
 * spaces; IPv6 with or without brackets; international names as they are written. Nothing is looked up.
 *
 * @param good in the one spelling of {@link HostSpelling}, each once, in the order in which they were typed
 * @param bad what is no host that a client could connect to, as it was typed
 */
public record HostList(List<String> good, List<String> bad) {

    /** Clients try one after the other, each for many seconds. */
    static final int MAX_COUNT = 16;

    /** They are kept in one property. */
    static final int MAX_TOTAL = 2000;

    private static final Pattern SEPARATORS = Pattern.compile("[\\s,;\\p{Z}\uFF0C\uFF1B\u3001]+");

    /** The last label is no number: {@code 10.0.0} or {@code 300.1.1.1} is a mistyped address, not a name. */
    private static final Pattern NAME = Pattern.compile(
            "(?=.{1,253}$)([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?\\.)*(?![0-9]+$)[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?");

    public HostList {
        good = List.copyOf(good);
        bad = List.copyOf(bad);
    }

    static HostList of(String typed) {
        LinkedHashSet<String> good = new LinkedHashSet<>();
        List<String> bad = new ArrayList<>();
        Arrays.stream(SEPARATORS.split(typed)).filter(word -> !word.isEmpty()).forEach(word -> {
            String host = HostSpelling.of(word);
            if (isHost(host) && !isBracketedName(word)) {
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

    /** Whether a client could connect to it, as far as its form tells. */
    static boolean isHost(String host) {
        return HostSpelling.isAddress(host)
                ? !HostSpelling.isNowhere(host)
                : NAME.matcher(host).matches();
    }

    private static boolean isBracketedName(String word) {
        return word.startsWith("[") && !word.contains(":");
    }
}
