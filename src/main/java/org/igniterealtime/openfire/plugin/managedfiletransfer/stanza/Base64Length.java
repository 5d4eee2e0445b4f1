// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.stanza;

import org.dom4j.Element;
import org.dom4j.Node;

/** How many bytes a block of in-band data decodes to, told from its characters: the bytes themselves are never made. */
final class Base64Length {

    private static final int CHARACTERS_PER_GROUP = 4;

    private static final int BYTES_PER_GROUP = 3;

    private Base64Length() {}

    /**
     * Counts the data in an element. White space and padding carry no data; Gajim 0.16 breaks lines. A piece of XIFF
     * ends anywhere, so a left-over character counts as the byte that it begins. Text with any other character is not
     * Base64: what a peer decodes it to is not known, so that each of its characters counts as a byte.
     */
    static int of(Element data) {
        long characters = 0;
        boolean foreign = false;
        for (int i = 0; i < data.nodeCount(); i++) {
            Node node = data.node(i);
            if (Markup.isText(node)) {
                String text = node.getText();
                for (int at = 0; at < text.length(); at++) {
                    char c = text.charAt(at);
                    if (c > ' ' && c != '=') {
                        characters++;
                        foreign |= !isInAlphabet(c);
                    }
                }
            }
        }
        long bytes = foreign ? characters : decoded(characters);
        return (int) Math.min(bytes, Integer.MAX_VALUE);
    }

    private static long decoded(long characters) {
        long groups = characters / CHARACTERS_PER_GROUP * BYTES_PER_GROUP;
        int rest = (int) (characters % CHARACTERS_PER_GROUP);
        return groups + (rest <= 1 ? rest : rest - 1);
    }

    private static boolean isInAlphabet(char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '+' || c == '/';
    }
}
