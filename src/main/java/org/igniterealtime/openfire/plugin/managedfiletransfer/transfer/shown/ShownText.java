// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.shown;

/**
 * A stranger's text before people see it: with a visible mark in place of each character that deceives a reader. That are
 * controls, ends of lines, what turns the direction of the text that follows, and what is invisible and does not belong
 * to the normal writing of the script that it stands in. A character that this JDK does not know is shown: most are new
 * emoji. The text is not escaped.
 */
public final class ShownText {

    private static final int MARK = 0xFFFD;

    private ShownText() {}

    public static String of(String text) {
        if (text.chars().allMatch(c -> c >= ' ' && c <= '~')) {
            return text;
        }
        int[] codePoints = text.codePoints().toArray();
        StringBuilder shown = new StringBuilder(text.length());
        for (int at = 0; at < codePoints.length; at++) {
            shown.appendCodePoint(deceives(codePoints, at) ? MARK : codePoints[at]);
        }
        return shown.toString();
    }

    private static boolean deceives(int[] text, int at) {
        return switch (Character.getType(text[at])) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                true;
            default -> isNoCharacter(text[at]) || (Invisible.contains(text[at]) && !Invisible.belongs(text, at));
        };
    }

    /** The code points that Unicode will never make characters of. */
    private static boolean isNoCharacter(int codePoint) {
        return (codePoint & 0xFFFE) == 0xFFFE || (codePoint >= 0xFDD0 && codePoint <= 0xFDEF);
    }
}
