// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.stanza;

import org.dom4j.Element;
import org.dom4j.Node;

/**
 * The Base64 of a block of in-band data in the one form that all clients decode alike, and how many bytes it decodes to.
 * The bytes themselves are never made.
 *
 * @param text letters of the alphabet, with padding at the end only
 * @param bytes how many bytes it stands for
 */
record Base64Text(String text, int bytes) {

    private static final int CHARACTERS_PER_GROUP = 4;
    private static final int BYTES_PER_GROUP = 3;
    private static final int MAX_PADDING = 2;

    /**
     * Reads the data of a block. White space carries no data (Gajim 0.16 breaks lines), nor does what follows the padding.
     * A piece of XIFF ends anywhere, so a left-over character counts as the byte that it begins. Anything else is a flaw:
     * GLib decodes {@code ====} to bytes, and what others make of a foreign character differs.
     */
    static Base64Text of(Element data, Flaws flaws) {
        String wire = characters(data);
        int end = wire.length();
        for (int i = 0; i < wire.length(); i++) {
            if (!isInAlphabet(wire.charAt(i))) {
                end = i;
                break;
            }
        }
        String letters = end == wire.length() ? wire : lettersOf(wire, flaws);
        int rest = letters.length() % CHARACTERS_PER_GROUP;
        long bytes = (long) letters.length() / CHARACTERS_PER_GROUP * BYTES_PER_GROUP + (rest <= 1 ? rest : rest - 1);
        return new Base64Text(
                end == wire.length() ? wire : letters + padding(wire), (int) Math.min(bytes, Integer.MAX_VALUE));
    }

    private static String lettersOf(String wire, Flaws flaws) {
        StringBuilder letters = new StringBuilder(wire.length());
        int padding = 0;
        for (int i = 0; i < wire.length(); i++) {
            char c = wire.charAt(i);
            if (isInAlphabet(c)) {
                letters.append(c);
                flaws.noteIf(padding > 0, Flaw.BLOCK_IN_PIECES);
            } else if (c == '=') {
                padding++;
            } else {
                flaws.noteIf(c > ' ', Flaw.BLOCK_NOT_BASE);
            }
        }
        flaws.noteIf(padding > MAX_PADDING, Flaw.BLOCK_PADDING);
        return letters.toString();
    }

    /** As much as the sender put there: a piece of XIFF may not be padded to a full group. */
    private static String padding(String wire) {
        long padding = wire.chars().filter(c -> c == '=').count();
        return "=".repeat((int) Math.min(padding, MAX_PADDING));
    }

    private static String characters(Element data) {
        if (data.nodeCount() == 1 && Markup.isText(data.node(0))) {
            return data.node(0).getText();
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < data.nodeCount(); i++) {
            Node node = data.node(i);
            if (Markup.isText(node)) {
                text.append(node.getText());
            }
        }
        return text.toString();
    }

    private static boolean isInAlphabet(char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '+' || c == '/';
    }
}
