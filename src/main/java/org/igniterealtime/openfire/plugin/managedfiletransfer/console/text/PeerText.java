// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console.text;

import java.text.Bidi;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.shown.ShownAddress;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.shown.ShownText;

/** Text that a stranger chose, before it is shown: an address, a file's name, an old row of the history. */
public final class PeerText {

    private static final char LEFT_TO_RIGHT_ISOLATE = '\u2066';
    private static final char FIRST_STRONG_ISOLATE = '\u2068';
    private static final int BRAILLE_BLANK = 0x2800;
    private static final char POP_DIRECTIONAL_ISOLATE = '\u2069';

    private PeerText() {}

    /** The text with a visible mark in place of each character that deceives a reader; not escaped. */
    public static String safe(String text) {
        return ShownText.of(text);
    }

    /** Whether there is nothing to see in it: a link under it could not be found. */
    public static boolean isBlank(String text) {
        return text.codePoints()
                .allMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c) || c == BRAILLE_BLANK);
    }

    /** The address without its resource, as people write it; nobody is identified by it. */
    public static String name(String address) {
        return ShownAddress.of(Links.account(address));
    }

    /** The address without its resource. */
    public static String account(String address) {
        return safe(Links.account(address));
    }

    /** A name within a sentence: what is written from right to left in it leaves the order of the sentence alone. */
    public static String inSentence(String name) {
        return isolated(name, FIRST_STRONG_ISOLATE);
    }

    /** An address within a sentence: it is read from left to right, in whatever script its parts are. */
    public static String addressInSentence(String shown) {
        return isolated(shown, LEFT_TO_RIGHT_ISOLATE);
    }

    /** Only where it makes a difference: else whoever copies the sentence would copy what cannot be seen. */
    private static String isolated(String text, char how) {
        boolean matters = Bidi.requiresBidi(text.toCharArray(), 0, text.length());
        return matters ? how + text + POP_DIRECTIONAL_ISOLATE : text;
    }

    /** The resource of the address; empty where it has none. */
    public static String resource(String address) {
        int slash = address.indexOf('/');
        return slash < 0 ? "" : safe(address.substring(slash + 1));
    }
}
