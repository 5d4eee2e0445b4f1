// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.shown;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;

/** The characters that nobody sees, and the places where people write them all the same. */
final class Invisible {

    private static final int ZERO_WIDTH_SPACE = 0x200B;
    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;
    private static final int LEFT_TO_RIGHT_MARK = 0x200E;
    private static final int RIGHT_TO_LEFT_MARK = 0x200F;
    private static final int ARABIC_LETTER_MARK = 0x061C;
    private static final int KEYCAP = 0x20E3;
    private static final int FLAG = 0x1F3F4;

    /** The flags of England, Scotland and Wales have six. */
    private static final int MOST_TAGS = 8;

    /** Before the first character and after the last. */
    private static final int NONE = -1;

    /** First and last of each range: Default_Ignorable_Code_Point of Unicode, and the interlinear annotations. */
    private static final int[] RANGES = {
        0x00AD, 0x00AD, 0x034F, 0x034F, 0x061C, 0x061C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B, 0x180F, 0x200B, 0x200F,
        0x202A, 0x202E, 0x2060, 0x206F, 0x3164, 0x3164, 0xFE00, 0xFE0F, 0xFEFF, 0xFEFF, 0xFFA0, 0xFFA0, 0xFFF0, 0xFFFB,
        0x1BCA0, 0x1BCA3, 0x1D173, 0x1D17A, 0xE0000, 0xE0FFF
    };

    /** Their letters are joined, and a joiner or non-joiner between them makes another word. */
    private static final Set<UnicodeScript> JOINED = EnumSet.of(
            UnicodeScript.ARABIC,
            UnicodeScript.SYRIAC,
            UnicodeScript.NKO,
            UnicodeScript.MANDAIC,
            UnicodeScript.MONGOLIAN,
            UnicodeScript.ADLAM,
            UnicodeScript.HANIFI_ROHINGYA,
            UnicodeScript.DEVANAGARI,
            UnicodeScript.BENGALI,
            UnicodeScript.GURMUKHI,
            UnicodeScript.GUJARATI,
            UnicodeScript.ORIYA,
            UnicodeScript.TAMIL,
            UnicodeScript.TELUGU,
            UnicodeScript.KANNADA,
            UnicodeScript.MALAYALAM,
            UnicodeScript.SINHALA,
            UnicodeScript.TIBETAN,
            UnicodeScript.MYANMAR,
            UnicodeScript.KHMER,
            UnicodeScript.BALINESE,
            UnicodeScript.JAVANESE);

    /** They have no spaces between words; one without width tells where a line may end. */
    private static final Set<UnicodeScript> WITHOUT_SPACES = EnumSet.of(
            UnicodeScript.THAI,
            UnicodeScript.LAO,
            UnicodeScript.KHMER,
            UnicodeScript.MYANMAR,
            UnicodeScript.TIBETAN,
            UnicodeScript.TAI_LE,
            UnicodeScript.NEW_TAI_LUE,
            UnicodeScript.TAI_THAM);

    /** No letter of theirs has a form that a selector would choose. */
    private static final Set<UnicodeScript> WITHOUT_VARIANTS =
            EnumSet.of(UnicodeScript.LATIN, UnicodeScript.GREEK, UnicodeScript.CYRILLIC);

    private static final Set<UnicodeScript> MONGOLIAN = EnumSet.of(UnicodeScript.MONGOLIAN);

    private Invisible() {}

    static boolean contains(int codePoint) {
        for (int i = 0; i < RANGES.length; i += 2) {
            if (codePoint >= RANGES[i] && codePoint <= RANGES[i + 1]) {
                return true;
            }
        }
        return false;
    }

    /** Whether the invisible character at this place is part of how the text around it is normally written. */
    static boolean belongs(int[] text, int at) {
        int before = at == 0 ? NONE : text[at - 1];
        int after = at + 1 == text.length ? NONE : text[at + 1];
        int letter = letterBefore(text, at);
        return switch (text[at]) {
            case ZERO_WIDTH_NON_JOINER -> isOf(JOINED, letter) || isOf(JOINED, after);
            case ZERO_WIDTH_JOINER ->
                isOf(JOINED, letter) || isOf(JOINED, after) || (isPictograph(letter) && isPictograph(after));
            case ZERO_WIDTH_SPACE -> isOf(WITHOUT_SPACES, letter) || isOf(WITHOUT_SPACES, after);
            case LEFT_TO_RIGHT_MARK, RIGHT_TO_LEFT_MARK, ARABIC_LETTER_MARK ->
                isRightToLeft(letter) || isRightToLeft(after);
            default ->
                isMongolian(text[at])
                        ? isOf(MONGOLIAN, before)
                        : isSelector(text[at]) ? hasVariants(before, after) : isTag(text[at]) && isOfFlag(text, at);
        };
    }

    /** The nearest character before it that is no sign upon another one. */
    private static int letterBefore(int[] text, int at) {
        int i = at - 1;
        while (i >= 0 && UnicodeScript.of(text[i]) == UnicodeScript.INHERITED && isMark(text[i])) {
            i--;
        }
        return i < 0 ? NONE : text[i];
    }

    private static boolean isMark(int codePoint) {
        return Character.getType(codePoint) == Character.NON_SPACING_MARK;
    }

    private static boolean isOf(Set<UnicodeScript> scripts, int codePoint) {
        return codePoint != NONE && scripts.contains(UnicodeScript.of(codePoint));
    }

    private static boolean isRightToLeft(int codePoint) {
        if (codePoint == NONE || contains(codePoint)) {
            return false;
        }
        byte direction = Character.getDirectionality(codePoint);
        return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
    }

    /** Symbols, arrows, the tones of skins, and what may become an emoji. */
    private static boolean isPictograph(int codePoint) {
        boolean isOfEmoji = codePoint >= 0x1F000 && codePoint <= 0x1FAFF;
        boolean isArrow = codePoint >= 0x2190 && codePoint <= 0x21FF;
        return isOfEmoji || isArrow || (codePoint != NONE && Character.getType(codePoint) == Character.OTHER_SYMBOL);
    }

    private static boolean isMongolian(int codePoint) {
        return codePoint >= 0x180B && codePoint <= 0x180F;
    }

    private static boolean isSelector(int codePoint) {
        return (codePoint >= 0xFE00 && codePoint <= 0xFE0F) || (codePoint >= 0xE0100 && codePoint <= 0xE01EF);
    }

    private static boolean hasVariants(int before, int after) {
        if (before <= '~') {
            return after == KEYCAP && ((before >= '0' && before <= '9') || before == '#' || before == '*');
        }
        return !contains(before) && !WITHOUT_VARIANTS.contains(UnicodeScript.of(before));
    }

    private static boolean isTag(int codePoint) {
        return codePoint >= 0xE0020 && codePoint <= 0xE007F;
    }

    private static boolean isOfFlag(int[] text, int at) {
        int i = at;
        while (i > 0 && isTag(text[i]) && at - i < MOST_TAGS) {
            i--;
        }
        return text[i] == FLAG;
    }
}
