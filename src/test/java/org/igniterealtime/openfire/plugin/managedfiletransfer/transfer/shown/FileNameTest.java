// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.shown;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a rule sees of a stranger's file name, and what a page shows of it. */
class FileNameTest {

    private static final String EXE = ".exe";

    @ParameterizedTest
    @ValueSource(strings = {"report.exe", "REPORT.EXE", "report.ExE", "report.pdf.exe", ".exe", "report..exe"})
    void seesAnEndingInAnyCase(String wire) {
        assertThat(FileName.of(wire).endsWith(EXE)).isTrue();
    }

    @Test
    void comparesAnEndingThatAnAdministratorWroteInUpperCase() {
        assertThat(FileName.of("report.exe").endsWith(".EXE")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../report.exe",
                "..\\..\\report.exe",
                "/etc/report.exe",
                "C:\\report.exe",
                "C:report.exe",
                "\\\\host\\share\\report.exe",
                "a/report.exe",
                "notes.txt/report.exe",
                "notes.txt:report.exe"
            })
    void seesTheEndingBehindAPath(String wire) {
        assertThat(FileName.of(wire).endsWith(EXE)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "report.exe.",
                "report.exe...",
                "report.exe ",
                "report.exe . .",
                "report.exe\t",
                "report.exe\n",
                "report.exe\u00A0",
                "report.exe\u3000",
                "report.exe\u2028"
            })
    void dropsTheDotsAndSpacesThatWindowsDrops(String wire) {
        assertThat(FileName.of(wire).endsWith(EXE)).isTrue();
    }

    /** {@code new File(folder, "report.exe/")} is {@code folder/report.exe}, and Windows resolves the dots as well. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "report.exe/",
                "report.exe\\",
                "report.exe///",
                "report.exe\\/ ",
                "report.exe/.",
                "report.exe\\.\\.",
                "report.exe/..",
                "report.exe/x/..",
                "report.exe\\x\\y\\..\\..\\",
                "tools/report.exe/x/y/.././..",
                "report.exe/\u2026/x/../..",
                "a/b/../report.exe/",
                "report.exe\uFF0F"
            })
    void seesTheEndingBeforeATrailingSeparator(String wire) {
        assertThat(FileName.of(wire).endsWith(EXE)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "report.exe::$DATA",
                "report.exe:a",
                "report.exe :a",
                "report.exe.::$DATA",
                "C:report.exe::$DATA",
                "C:\\report.exe:a:$DATA",
                "folder/report.exe::$DATA",
                "report.exe::$DATA/",
                "report.exe\uFF1A\uFF1A$DATA"
            })
    void seesTheFileBehindTheNameOfAnNtfsStream(String wire) {
        assertThat(FileName.of(wire).endsWith(EXE)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"report.exe\0.pdf", "report.exe\0", "report.exe\0/x.pdf", "report.exe/\0.pdf", "report.ex\0e"})
    void seesWhatIsLeftWhereANameIsCutAtItsNul(String wire) {
        assertThat(FileName.of(wire).endsWith(EXE)).isTrue();
    }

    /** Many receivers delete the characters that Windows does not allow in a name. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "report.exe?",
                "report.exe\"",
                "report.exe*|",
                "report.ex?e",
                "report.e<x>e",
                "report.ex/e",
                "report.ex\\e",
                "report.ex:e",
                "report*.*e*x*e*",
                "report.exe./?",
                "report.ex?e/",
                "report.ex/e::$DATA",
                "report.ex:e/x/.."
            })
    void seesWhatIsLeftWhereForbiddenCharactersAreDeleted(String wire) {
        assertThat(FileName.of(wire).endsWith(EXE)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "report\uFF0E\uFF45\uFF58\uFF45",
                "report\uFF0E\uFF25\uFF38\uFF25",
                "report\u2024exe",
                "report\uFE52exe",
                "report.\u24D4\u24E7\u24D4",
                "report.\u1D49\u02E3\u1D49",
                "report.\uD835\uDC1E\uD835\uDC31\uD835\uDC1E",
                "report.exe\uFF0E",
                "a\uFF0Freport\uFF0Eexe"
            })
    void readsCompatibilityLettersAsTheLettersTheyStandFor(String wire) {
        assertThat(FileName.of(wire).endsWith(EXE)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("invisible")
    void looksThroughAnInvisibleCharacterAnywhereInTheEnding(String character) {
        for (String wire : List.of("report.e%sxe", "report%s.exe", "report.%sexe", "report.exe%s", "report.exe%s.")) {
            assertThat(FileName.of(String.format(wire, character)).endsWith(EXE))
                    .as(wire)
                    .isTrue();
        }
    }

    static List<String> invisible() {
        return List.of(
                "\u200B", // zero width space
                "\u200C", // zero width non-joiner
                "\u200D", // zero width joiner
                "\u2060", // word joiner
                "\uFEFF", // byte order mark
                "\u00AD", // soft hyphen
                "\u180E", // Mongolian vowel separator
                "\u034F", // combining grapheme joiner
                "\uFE0F", // variation selector
                "\uDB40\uDD00", // variation selector of the second plane
                "\uDB40\uDC65", // tag letter
                "\u202E", // right-to-left override
                "\u2066", // left-to-right isolate
                "\u0007", // bell
                "\u0085", // next line
                "\u0301", // combining accent
                "\uE000", // private use
                "\uD800", // half of a surrogate pair
                "\uDC00"); // the other half
    }

    /** Shown with the override obeyed, the first reads {@code reportexe.pdf}. */
    @Test
    void judgesTheStoredOrderAndNotTheShownOne() {
        assertThat(FileName.of("report\u202Efdp.exe").endsWith(EXE)).isTrue();
        assertThat(FileName.of("report.\u202Eexe").endsWith(EXE)).isTrue();
        assertThat(FileName.of("\u202Eexe.fdp").endsWith(EXE)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "exe.txt",
                "exe",
                "reportexe",
                "report.exe.pdf",
                "report.exe_",
                "my.executive.pdf",
                "C:\\docs\\notes.txt",
                "tools.exe/notes.txt",
                "tools.exe\\..\\notes.txt",
                "Meeting 12:30.txt",
                "Re: your offer.pdf",
                "what is it?.txt",
                "report.\u0435\u0445\u0435", // Cyrillic: no system takes it for a program
                "\u00FCbersicht.txt",
                "\u5831\u544A.pdf",
                "a/b",
                "../../x",
                "C:\\x",
                "/etc/x",
                "CON"
            })
    void letsANeighbourPass(String wire) {
        assertThat(FileName.of(wire).endsWith(EXE)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "...", " ", ". .", "/", "\\", "../..", "::", "\0", "\u202E", "\uD800"})
    void readsANameOfWhichNothingIsLeft(String wire) {
        // When
        FileName name = FileName.of(wire);

        // Then
        assertThat(name.endsWith(EXE)).isFalse();
        assertThat(name.judged()).allMatch(String::isEmpty);
    }

    @Test
    void aStreamWithoutANameHasNoEnding() {
        assertThat(FileName.NONE.endsWith(EXE)).isFalse();
        assertThat(FileName.NONE.endsWith("")).isFalse();
        assertThat(FileName.NONE.shown()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {".tar.gz", ".TAR.GZ", ".gz"})
    void seesAnEndingOfSeveralParts(String ending) {
        assertThat(FileName.of("backup.tar.gz").endsWith(ending)).isTrue();
        assertThat(FileName.of("backup.tgz").endsWith(ending)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {".caf\u00E9", ".cafe\u0301", ".CAF\u00C9", ".\uFF43af\u00E9"})
    void foldsTheEndingAsItFoldsTheName(String ending) {
        assertThat(FileName.of("menu.caf\u00E9").endsWith(ending)).isTrue();
        assertThat(FileName.of("menu.cafe\u0301").endsWith(ending)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("longNames")
    void findsTheEndingInALongName(String wire) {
        assertThat(wire).hasSizeLessThanOrEqualTo(FileName.MAX_READ);
        assertThat(FileName.of(wire).endsWith(EXE)).isTrue();
        assertThat(FileName.of(wire).endsWith(".bat")).isFalse();
    }

    static List<String> longNames() {
        String half = "a".repeat(500);
        return List.of(
                half + half + EXE,
                EXE + " ".repeat(1000),
                "report.exe\0" + half,
                half + EXE + " ".repeat(500),
                half + EXE + ".".repeat(500),
                half + EXE + "\uFF0E".repeat(500),
                half + EXE + "?".repeat(500),
                half + EXE + "\u200B".repeat(500),
                "a/".repeat(250) + "report.exe" + "/".repeat(500),
                "a/".repeat(250) + "report.exe" + "/x/..".repeat(100),
                "\u200B".repeat(500) + "report.exe" + " ".repeat(500),
                "a/".repeat(250) + "report.exe::$DATA" + "\u200B".repeat(500));
    }

    @Test
    void takesANameThatNobodyReadsForAnyEnding() {
        // Given
        String longest = "a".repeat(FileName.MAX_READ - 4) + ".pdf";

        // When / Then
        assertThat(FileName.of(longest).endsWith(EXE)).isFalse();
        assertThat(FileName.of("a" + longest).endsWith(EXE)).isTrue();
        assertThat(FileName.of("a".repeat(100_000)).endsWith(EXE)).isTrue();
    }

    /** One of these characters becomes eighteen, and a stanza's thread would pay for each. */
    @Test
    void takesANameThatGrowsTooLongWhenItIsFoldedForAnyEnding() {
        // When / Then
        assertThat(FileName.of("\uFDFA".repeat(100) + ".pdf").endsWith(EXE)).isFalse();
        assertThat(FileName.of("\uFDFA".repeat(100) + EXE).endsWith(EXE)).isTrue();
        assertThat(FileName.of("\uFDFA".repeat(150) + ".pdf").endsWith(EXE)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("costlyNames")
    void judgesAnEnormousNameAtOnceAndKeepsLittleOfIt(String wire) {
        // When
        FileName name = Assertions.assertTimeout(Duration.ofSeconds(5), () -> FileName.of(wire));

        // Then
        assertThat(name.sent().codePointCount(0, name.sent().length())).isEqualTo(FileName.MAX_KEPT);
        assertThat(name.judged().stream().mapToInt(String::length).sum()).isLessThan(4096);
        assertThat(name.judged()).hasSizeLessThan(64);
    }

    /** Among them those for which Unicode normalisation takes time by the square, or grows the text eighteenfold. */
    static List<String> costlyNames() {
        return Stream.of(
                        "a",
                        "\u0301\u0323",
                        "\uD834\uDD6D\uD834\uDD65",
                        "\uFDFA",
                        "ab:",
                        "ab/",
                        "a:/",
                        "?",
                        "../",
                        "\uD800",
                        "\0")
                .flatMap(piece ->
                        Stream.of(FileName.MAX_READ, 1_000_000).map(length -> piece.repeat(length / piece.length())))
                .toList();
    }

    @Test
    void showsAnHonestNameAsItIs() {
        assertThat(FileName.of("\u00DCbersicht 2026 (Entwurf).pdf").shown())
                .isEqualTo("\u00DCbersicht 2026 (Entwurf).pdf");
        assertThat(FileName.of("C:\\docs\\notes.txt").shown()).isEqualTo("C:\\docs\\notes.txt");
    }

    /** What was replaced when it was stored would be lost for good. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\n",
                "\t",
                "\u0085",
                "\u2028",
                "\u202E",
                "\u2066",
                "\u200B",
                "\u200C",
                "\u200D",
                "\u200F",
                "\uFEFF",
                "\uE000",
                "\uFE0F",
                "\uD83E\uDEC8",
                "\uDB40\uDC65"
            })
    void keepsANameAsItWasSent(String character) {
        assertThat(FileName.of("a" + character + "b").sent()).isEqualTo("a" + character + "b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\0", "\u001B", "\uD800", "\uDC00", "\uFFFF"})
    void replacesWhatNoStanzaCanHold(String character) {
        assertThat(FileName.of("a" + character + "b").sent()).isEqualTo("a\uFFFDb");
    }

    @Test
    void showsAMarkForWhatDeceivesAReader() {
        assertThat(FileName.of("report\u202Efdp.exe").shown()).isEqualTo("report\uFFFDfdp.exe");
        assertThat(FileName.of("\u0645\u06CC\u200C\u062E.pdf").shown()).isEqualTo("\u0645\u06CC\u200C\u062E.pdf");
    }

    @Test
    void cutsWhatIsKeptBetweenCharacters() {
        // Given: 300 characters that take two UTF-16 units each
        String wire = "\uD83D\uDE00".repeat(300);

        // When
        String kept = FileName.of(wire).sent();

        // Then
        assertThat(kept).isEqualTo("\uD83D\uDE00".repeat(255));
    }

    @Test
    void theShortWayForPlainNamesLeadsWhereTheLongOneDoes() {
        Random random = new Random(1);
        String letters = "abXY09 ._-()[]~!#.. ";
        for (int i = 0; i < 20_000; i++) {
            String name = random.ints(random.nextInt(12), 0, letters.length())
                    .mapToObj(at -> letters.substring(at, at + 1))
                    .collect(Collectors.joining());

            assertThat(FileName.of(name)).as(name).isEqualTo(FileName.ofAny(name));
        }
        for (char c = 0; c < 0x180; c++) {
            String name = "Report" + c + ".Exe" + c;
            assertThat(FileName.of(name)).as(name).isEqualTo(FileName.ofAny(name));
        }
        for (int length : new int[] {254, 255, 256, 300}) {
            String name = "N".repeat(length);
            assertThat(FileName.of(name)).isEqualTo(FileName.ofAny(name));
        }
    }
}
