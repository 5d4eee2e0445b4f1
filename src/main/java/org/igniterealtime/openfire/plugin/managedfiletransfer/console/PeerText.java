// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console;

import java.util.regex.Pattern;

/** Text that a stranger chose, before it is shown: an address, a file's name, an old row of the history. */
final class PeerText {

    /** Controls, bidi and other invisible characters, lone halves: what deceives a reader. */
    private static final Pattern DECEPTIVE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}\\p{Zl}\\p{Zp}]");

    private static final String REPLACEMENT = "\uFFFD";

    private PeerText() {}

    /** The text with a visible mark in place of each character that must not be shown; not escaped. */
    static String safe(String text) {
        return DECEPTIVE.matcher(text).replaceAll(REPLACEMENT);
    }

    /** The address without its resource. */
    static String account(String address) {
        int slash = address.indexOf('/');
        return safe(slash < 0 ? address : address.substring(0, slash));
    }

    /** The resource of the address; empty where it has none. */
    static String resource(String address) {
        int slash = address.indexOf('/');
        return slash < 0 ? "" : safe(address.substring(slash + 1));
    }
}
