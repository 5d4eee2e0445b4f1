// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TextColumnTest {

    private static final String EMOJI = "\uD83D\uDE00";

    @Test
    void aTextThatFitsIsKept() {
        assertThat(TextColumn.RULE.fit("largest-file", false)).isEqualTo("largest-file");
    }

    @Test
    void anEmptyTextIsNullAsOnOracle() {
        assertThat(TextColumn.FILE_NAME.fit("", false)).isNull();
    }

    @Test
    void aLongTextIsCutToBytesAndNeverInsideACharacter() {
        String cut = TextColumn.SESSION.fit("x" + EMOJI.repeat(100), false);
        assertThat(cut).isEqualTo("x" + EMOJI.repeat(63));
        assertThat(String.valueOf(cut).getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(255);
    }

    @Test
    void theLongestNameThatIsShownFitsWhole() {
        String name = EMOJI.repeat(255);
        assertThat(TextColumn.FILE_NAME.fit(name, false)).isEqualTo(name);
    }

    @Test
    void whatNoDatabaseTakesIsReplaced() {
        assertThat(TextColumn.SENDER.fit("a\0b\uD800c\uDC00", false)).isEqualTo("a\uFFFDb\uFFFDc\uFFFD");
    }

    @Test
    void asciiKeepsOneMarkForEachOtherCharacter() {
        assertThat(TextColumn.SENDER.fit("r\u00E9sum\u00E9 " + EMOJI + "\n.pdf", true))
                .isEqualTo("r?sum? ??.pdf");
    }
}
