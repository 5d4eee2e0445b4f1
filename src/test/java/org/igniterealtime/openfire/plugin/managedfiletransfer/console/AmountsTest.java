// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountsTest {

    private final Amounts amounts = new Amounts(Bundles.texts(Locale.ENGLISH));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | 0 bytes",
                "1 | 1 byte",
                "9999 | 9,999 bytes",
                "10000 | 9.8 KB",
                "1048575 | 1,024.0 KB",
                "1048576 | 1.0 MB",
                "83886080 | 80.0 MB",
                "9223372036854775807 | 8.0 EB"
            })
    void areExactWhereSmallAndRoundedWhereLarge(long bytes, String text) {
        assertThat(amounts.amount(bytes)).isEqualTo(text);
    }

    @Test
    void aPartIsToldInTheUnitOfTheWhole() {
        assertThat(amounts.part(100, 80 * Samples.MB)).isEqualTo("0.0 of 80.0 MB");
        assertThat(amounts.part(7, 2048)).isEqualTo("7 of 2,048 bytes");
    }

    @Test
    void aRateIsAnAmountOfASecond() {
        assertThat(amounts.rate(Samples.MB)).isEqualTo("1.0 MB/s");
        assertThat(amounts.rate(0)).isEqualTo("0 bytes/s");
    }

    @Test
    void exactOnesAreNotRounded() {
        assertThat(amounts.exact(83_886_081)).isEqualTo("83,886,081 bytes");
    }

    @Test
    void followTheLanguage() {
        Amounts chinese = new Amounts(Bundles.texts(Locale.SIMPLIFIED_CHINESE));

        assertThat(chinese.amount(512)).isEqualTo("512 \u5B57\u8282");
        assertThat(new Amounts(Bundles.texts(Locale.GERMAN)).amount(1_600_000)).isEqualTo("1,5 MB");
    }
}
