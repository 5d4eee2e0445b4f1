// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What people read when a file of theirs does not pass. */
class WordingTest {

    private static final long MB = 1024 * 1024;

    @ParameterizedTest
    @CsvSource({
        "0,                   0 bytes",
        "1,                   1 byte",
        "2,                   2 bytes",
        "1024,                1024 bytes",
        "9999,                9999 bytes",
        "10000,               9.8 KB",
        "10240,               10 KB",
        "10291,               10 KB",
        "10292,               10.1 KB",
        "1048524,             1023.9 KB",
        "1048525,             1 MB",
        "1048575,             1 MB",
        "1048576,             1 MB",
        "1572864,             1.5 MB",
        "10485760,            10 MB",
        "1073741823,          1 GB",
        "1073741824,          1 GB",
        "1099511627775,       1 TB",
        "1099511627776,       1 TB",
        "1125899906842624,    1 PB",
        "1152921504606846976, 1 EB",
        "9223372036854775807, 8 EB"
    })
    void writesAnAmountInTheLargestFittingUnit(long bytes, String amount) {
        assertThat(Wording.amount(bytes)).isEqualTo(amount);
    }

    @Test
    void writesNumbersAlikeInEveryCountry() {
        // Given
        Locale before = Locale.getDefault();
        try {
            for (Locale locale : List.of(Locale.GERMANY, Locale.forLanguageTag("ar-EG-u-nu-arab"))) {
                Locale.setDefault(locale);

                // When / Then
                assertThat(Wording.amount(1_572_864)).isEqualTo("1.5 MB");
            }
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void tellsTheSizeTheLimitAndWhatWouldPass() {
        assertThat(Wording.tooLarge(12 * MB, 10 * MB).text())
                .isEqualTo("The file is too large: it has 12 MB, and this server allows files of up to 10 MB."
                        + " A file within that limit will pass.");
    }

    /** "It has 10 MB, and up to 10 MB are allowed" helps nobody. */
    @ParameterizedTest
    @CsvSource({
        "10485761, 10485760",
        "10485760, 10485759",
        "1048575, 1048574",
        "9223372036854775807, 9223372036854775806"
    })
    void tellsTwoAmountsApartThatRoundToTheSame(long size, long largest) {
        // When
        String text = Wording.tooLarge(size, largest).text();

        // Then
        assertThat(text).contains("it has " + size + " bytes").contains("up to " + largest + " bytes");
    }

    @Test
    void tellsThatNoFileWillPassWhereNoneWill() {
        assertThat(Wording.noFiles().text())
                .isEqualTo("This server allows no file transfers at present. Ask its administrator.");
    }

    @Test
    void tellsWhichLimitWasReached() {
        assertThat(Wording.limitReached(10 * MB).text())
                .isEqualTo(
                        "The transfer was cut: more bytes were sent than the 10 MB that this server allows for a file.");
        assertThat(Wording.declaredExceeded(1).text())
                .isEqualTo("The transfer was cut: more bytes were sent than the 1 byte that the offer declared."
                        + " Offer the file again with its true size.");
    }

    @Test
    void tellsTheEndingThatIsRefused() {
        assertThat(Wording.refusedEnding(".exe").text())
                .isEqualTo("Files whose name ends with .exe are not allowed on this server."
                        + " A file of another type will pass.");
    }

    @Test
    void takesAnEndingForTextAndNotForAFormat() {
        assertThat(Wording.refusedEnding(".%s%n%1$x").text()).contains("ends with .%s%n%1$x are");
    }

    @Test
    void tellsThatASizeIsMissingAndWhichWouldPass() {
        assertThat(Wording.unknownSize(OptionalLong.empty()).text())
                .isEqualTo("The offer does not say how large the file is. An offer that declares a size will pass.");
        assertThat(Wording.unknownSize(OptionalLong.of(10 * MB)).text())
                .isEqualTo("The offer does not say how large the file is."
                        + " An offer that declares a size of up to 10 MB will pass.");
    }

    @Test
    void tellsWhichWayWouldPassInsteadOfInBand() {
        assertThat(Wording.inBand().text())
                .isEqualTo("In-band transfers are not allowed on this server."
                        + " Use a client that sends files over SOCKS5 bytestreams.");
    }

    @ParameterizedTest
    @MethodSource("longest")
    void fitsIntoItsColumn(Reason reason) {
        assertThat(reason.text()).hasSizeLessThan(Reason.MAX_TEXT).endsWith(".");
    }

    static List<Reason> longest() {
        return List.of(
                Wording.tooLarge(Long.MAX_VALUE, Long.MAX_VALUE - 1),
                Wording.limitReached(Long.MAX_VALUE),
                Wording.declaredExceeded(Long.MAX_VALUE),
                Wording.refusedEnding("." + "x".repeat(255)),
                Wording.unknownSize(OptionalLong.of(Long.MAX_VALUE)),
                Wording.inBand(),
                Wording.noFiles());
    }

    @Test
    void everyRuleHasAKeyOfItsOwn() {
        // Given
        Set<String> keys = new HashSet<>();

        // When
        Arrays.stream(Rule.values()).map(Rule::key).forEach(keys::add);

        // Then
        assertThat(keys).hasSameSizeAs(Rule.values()).allMatch(key -> key.matches("[a-z]+(-[a-z]+)*"));
    }
}
