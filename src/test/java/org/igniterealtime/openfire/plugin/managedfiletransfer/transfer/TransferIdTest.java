// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TransferIdTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "0", "-", "0badcafe-m1x2y3z4-0123456789"})
    void takesLettersDigitsAndDashes(String text) {
        assertThat(TransferId.isValid(text)).isTrue();
        assertThat(new TransferId(text)).hasToString(text);
    }

    @ParameterizedTest
    @MethodSource("foreign")
    void refusesWhatCouldBreakAPageAQueryOrALine(String text) {
        assertThat(TransferId.isValid(text)).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> new TransferId(text));
    }

    static String[] foreign() {
        return new String[] {
            "",
            " ",
            "A",
            "a b",
            "a\n",
            "a'--",
            "<b>",
            "../a",
            "a%",
            "a_",
            "\u00E9",
            "\u0660",
            "\uFF10",
            "\uD800",
            "a\0",
            "a".repeat(TransferId.MAX_LENGTH + 1),
            "a".repeat(100_000)
        };
    }

    @Test
    void takesAsManyCharactersAsItsColumn() {
        assertThat(TransferId.isValid("a".repeat(TransferId.MAX_LENGTH))).isTrue();
    }
}
