// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.shown;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people write stays as it is; what deceives them is marked. */
class ShownTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\u00DCbersicht 2026 (Entwurf).pdf",
                "\u62A5\u544A <b> \u0633 \uD83D\uDE00.pdf",
                // Persian with a zero width non-joiner, and an abbreviation with a joiner at its end
                "\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645.pdf",
                "\u06F1\u06F4\u06F0\u06F5 \u0647\u200D.\u0634.pdf",
                "\u0645\u064F\u200C\u062E.pdf", // after a vowel sign
                "\u0915\u094D\u200D\u0937.txt", // Devanagari, after a virama
                "\u0DC1\u0DCA\u200D\u0DBB\u0DD3.txt", // Sinhala
                "\u1780\u200B\u1781.txt", // Khmer marks the ends of words with zero width spaces
                "\u05E7\u05D5\u05D1\u05E5\u200F 1.pdf", // Hebrew with a mark of direction
                "\u182A\u180B\u1820.txt", // Mongolian with a variation selector
                "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67.jpg", // a family
                "\uD83E\uDDD1\uD83C\uDFFD\u200D\u2695\uFE0F.jpg", // a doctor
                "\u2764\uFE0F\u200D\uD83D\uDD25.jpg", // a heart on fire
                "\uD83D\uDE42\u200D\u2194\uFE0F.jpg", // a shaken head
                "\uD83E\uDDD1\u200D\uD83E\uDE70.jpg", // one that is new
                "\uD83E\uDEC8 \uD83E\uDEDC \uD83E\uDEE9.png", // not in the tables of older JDKs
                "1\uFE0F\u20E3.png", // a keycap
                "\uD83C\uDFF4\uDB40\uDC67\uDB40\uDC62\uDB40\uDC65\uDB40\uDC6E\uDB40\uDC67\uDB40\uDC7F.png", // a flag
                "\u8FBB\uDB40\uDD00.txt", // a Japanese name's form of a character
                "\uE000.txt", // a character of somebody's own
                "C:\\docs\\notes.txt"
            })
    void whatAScriptNormallyContainsIsShown(String text) {
        assertThat(ShownText.of(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\0",
                "\n",
                "\r",
                "\t",
                "\u001B",
                "\u007F",
                "\u0085",
                "\u2028",
                "\u2029", // controls and ends of lines
                "\u202A",
                "\u202B",
                "\u202C",
                "\u202D",
                "\u202E",
                "\u2066",
                "\u2067",
                "\u2068",
                "\u2069", // bidi
                "\u200E",
                "\u200F",
                "\u061C", // marks of direction among Latin letters
                "\u200B",
                "\u200C",
                "\u200D",
                "\u2060",
                "\u2061",
                "\u2065",
                "\uFEFF",
                "\u00AD",
                "\u034F",
                "\u180E",
                "\u180B",
                "\uFE0F",
                "\uDB40\uDD00",
                "\uDB40\uDC65",
                "\uDB40\uDC01",
                "\uDB43\uDFFF",
                "\u115F",
                "\u3164",
                "\uFFA0",
                "\uFFF0",
                "\uFFF9",
                "\uD800",
                "\uDC00",
                "\uFFFF",
                "\uFDD0",
                "\uD83F\uDFFF"
            })
    void whatDeceivesAmongLatinLettersIsMarked(String hidden) {
        assertThat(ShownText.of("a" + hidden + "b")).isEqualTo("a\uFFFDb");
        assertThat(ShownText.of("report." + hidden + "exe")).isEqualTo("report.\uFFFDexe");
        assertThat(ShownText.of(hidden)).isEqualTo("\uFFFD");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u202E", "\u2066", "\u2028", "\n", "\u0000", "\uFEFF", "\u2060"})
    void whatDeceivesInEveryScriptIsMarkedInEachOfThem(String hidden) {
        assertThat(ShownText.of("\u0645" + hidden + "\u0645")).isEqualTo("\u0645\uFFFD\u0645");
        assertThat(ShownText.of("\uD83D\uDC68" + hidden + "\uD83D\uDC69")).isEqualTo("\uD83D\uDC68\uFFFD\uD83D\uDC69");
    }

    /** A flag has a handful of tags; more would be a hidden text. */
    @ParameterizedTest
    @ValueSource(ints = {9, 200})
    void tagsBeyondThoseOfAFlagAreMarked(int tags) {
        assertThat(ShownText.of("\uD83C\uDFF4" + "\uDB40\uDC61".repeat(tags))).endsWith("\uFFFD");
    }
}
