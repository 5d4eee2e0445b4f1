// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileExtensionsTest {

    @Test
    void areSeparatedByWhateverPeopleTypeBetweenThem() {
        assertThat(FileExtensions.of(" .exe,.bat;.scr\r\n.js\u3001.vbs\uFF0C.cmd\u3000.com ")
                        .good())
                .containsExactly(".bat", ".cmd", ".com", ".exe", ".js", ".scr", ".vbs");
    }

    @ParameterizedTest
    @CsvSource({
        "exe, .exe",
        ".EXE, .exe",
        "*.exe, .exe",
        "tar.gz, .tar.gz",
        "\uFF0E\uFF45\uFF58\uFF45, .exe",
        ".\u6587\u6863, .\u6587\u6863",
        ".7z, .7z",
        ".c++, .c++"
    })
    void areNormalisedAsTheNamesThatTheyAreComparedWith(String typed, String ending) {
        assertThat(FileExtensions.of(typed)).isEqualTo(new FileExtensions(List.of(ending), List.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a/b",
                "..\\x",
                ".e*e",
                ".ex?",
                "*",
                ".",
                ".exe.",
                "c:d",
                "<script>",
                "\"",
                ".a\u0000b",
                ".ex\u202Ee",
                ".ex\u200De",
                ".\u2100"
            })
    void refusesWhatNoNameCanEndWith(String typed) {
        assertThat(FileExtensions.of(typed).good()).isEmpty();
        assertThat(FileExtensions.of(typed).bad()).isNotEmpty();
    }

    @Test
    void sameOnesCountOnce() {
        assertThat(FileExtensions.of("exe .EXE *.exe").good()).containsExactly(".exe");
    }

    @Test
    void nothingIsNoEnding() {
        assertThat(FileExtensions.of(" \n , ")).isEqualTo(new FileExtensions(List.of(), List.of()));
    }

    @Test
    void eachHasAtMostThirtyTwoCharacters() {
        assertThat(FileExtensions.of("." + "a".repeat(31)).bad()).isEmpty();
        assertThat(FileExtensions.of("." + "a".repeat(32)).bad()).hasSize(1);
    }

    @Test
    void thereAreAtMostTwoHundred() {
        assertThat(FileExtensions.of(numbered(200)).isTooMany()).isFalse();
        assertThat(FileExtensions.of(numbered(201)).isTooMany()).isTrue();
    }

    @Test
    void togetherTheyHaveAtMostTwoThousandBytes() {
        assertThat(FileExtensions.of(longOnes(80, "a".repeat(20))).isTooLong()).isFalse();
        assertThat(FileExtensions.of(longOnes(90, "a".repeat(20))).isTooLong()).isTrue();
        assertThat(FileExtensions.of(longOnes(80, "\u6587".repeat(20))).isTooLong())
                .isTrue();
    }

    private static String numbered(int count) {
        return IntStream.range(0, count).mapToObj(i -> ".e" + i).collect(Collectors.joining("\n"));
    }

    /** Of 25 characters with its separator. */
    private static String longOnes(int count, String filling) {
        return IntStream.range(0, count)
                .mapToObj(i -> "." + (100 + i) + filling)
                .collect(Collectors.joining(" "));
    }
}
