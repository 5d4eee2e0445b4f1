// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.shown;

import java.util.Map;

/**
 * The address of an account before people see it: the escapes of a user's name (XEP-0106) are written as the characters
 * that they stand for. A name that could then be taken for an address or for several words is in quotation marks, so that
 * {@code "o@example.org"@gateway.example} is told from an address at example.org. Never use it to identify somebody.
 */
public final class ShownAddress {

    /** A quotation mark is not among them: within quotation marks it would end the name. */
    private static final Map<String, String> ESCAPES = Map.of(
            "\\20", " ", "\\26", "&", "\\27", "'", "\\2f", "/", "\\3a", ":", "\\3c", "<", "\\3e", ">", "\\40", "@",
            "\\5c", "\\");

    private static final int ESCAPE_LENGTH = 3;

    /** No name begins or ends with it (XEP-0106 section 3.2), so that one that does hides something. */
    private static final String SPACE = "\\20";

    private static final String MISLEADING = " /:<>@";

    private ShownAddress() {}

    /**
     * The address as people read it.
     *
     * @param account an address without a resource
     */
    public static String of(String account) {
        int at = account.indexOf('@');
        return at < 0 ? ShownText.of(account) : name(account.substring(0, at)) + ShownText.of(account.substring(at));
    }

    /** The name of a user of this server. */
    public static String name(String escaped) {
        if (escaped.indexOf('\\') < 0 || escaped.startsWith(SPACE) || escaped.endsWith(SPACE)) {
            return ShownText.of(escaped);
        }
        String name = ShownText.of(unescaped(escaped));
        return name.chars().anyMatch(c -> MISLEADING.indexOf(c) >= 0) ? '"' + name + '"' : name;
    }

    private static String unescaped(String escaped) {
        StringBuilder name = new StringBuilder(escaped.length());
        int next = 0;
        while (next < escaped.length()) {
            int end = Math.min(escaped.length(), next + ESCAPE_LENGTH);
            String character = ESCAPES.get(escaped.substring(next, end));
            name.append(character == null ? escaped.substring(next, next + 1) : character);
            next = character == null ? next + 1 : end;
        }
        return name.toString();
    }
}
