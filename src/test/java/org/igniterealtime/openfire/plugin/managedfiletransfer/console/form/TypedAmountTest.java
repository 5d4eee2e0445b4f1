// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.OptionalLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypedAmountTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "20 MB    | kb    | 20971520",
                "20MB     | bytes | 20971520",
                "20 mib   | bytes | 20971520",
                "20 M     | bytes | 20971520",
                "1.5 GB   | mb    | 1610612736",
                "1,5 GB   | mb    | 1610612736",
                "1,024    | bytes | 1024",
                "1,024    | kb    | 1048576",
                "1 024    | bytes | 1024",
                "1'024    | bytes | 1024",
                "1,234.5  | kb    | 1264128",
                "1.234,5  | kb    | 1264128",
                "1,234,567| bytes | 1234567",
                "0        | mb    | 0",
                "0.1 KB   | mb    | 102",
                "2 TB     | mb    | 2199023255552",
                "7 bytes  | gb    | 7",
                "\uFF12\uFF10\u3000\uFF2D\uFF22 | kb | 20971520",
                "20 \u5B57\u8282 | mb | 20",
                "20 MB/s  | kb    | 20971520",
            })
    void isUnderstoodAsPeopleTypeIt(String number, String unit, long bytes) {
        assertThat(new TypedAmount(number, unit).read(Locale.ENGLISH)).isEqualTo(new TypedAmount.Bytes(bytes));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-1",
                "1e3",
                "0x10",
                "ten",
                "\u0663",
                "12 34",
                "1,23,4",
                "1.2.3",
                "20 MB!",
                "20 light years",
                "MB",
                ".",
                "1..5",
                "1.5.",
                "\"><script>",
                "1,024.",
                "1.5 MB MB"
            })
    void isNotGuessed(String number) {
        TypedAmount.Reading reading = new TypedAmount(number, "bytes").read(Locale.ENGLISH);

        assertThat(reading).isEqualTo(TypedAmount.Wrong.NUMBER);
    }

    /** There, 1.024 is a thousand to some and about one to others. */
    @ParameterizedTest
    @ValueSource(strings = {"1.024 MB", "1,024 MB"})
    void whereACommaIsADecimalThreeDigitsAreAskedBack(String number) {
        assertThat(new TypedAmount(number, "mb").read(Locale.GERMANY)).isEqualTo(TypedAmount.Wrong.NUMBER);
        assertThat(new TypedAmount("1,5", "mb").read(Locale.GERMANY)).isEqualTo(new TypedAmount.Bytes(1572864));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"9999999999999999999 | bytes", "9999999999 | gb", "99999999 TB | mb"})
    void saysThatItIsTooLarge(String number, String unit) {
        assertThat(new TypedAmount(number, unit).read(Locale.ENGLISH)).isEqualTo(TypedAmount.Wrong.LARGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   "})
    void emptyIsNoLimit(String number) {
        assertThat(new TypedAmount(number, "mb").read(Locale.ENGLISH)).isEqualTo(TypedAmount.NONE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0          | 0    | mb",
                "1000       | 1000 | bytes",
                "1024       | 1    | kb",
                "1536       | 1.5  | kb",
                "1048576    | 1    | mb",
                "536870912  | 512  | mb",
                "1610612736 | 1.5  | gb",
                "1181116006 | 1.1  | gb",
                "1073742    | 1.024 | mb",
                "1234567    | 1234567 | bytes",
                "1500       | 1500 | bytes",
                "5120000    | 5000 | kb",
            })
    void isShownInTheUnitThatNeedsTheFewestDigitsAndLosesNothing(long bytes, String number, String unit) {
        TypedAmount shown = TypedAmount.of(OptionalLong.of(bytes), Locale.ENGLISH);

        assertThat(shown).isEqualTo(new TypedAmount(number, unit));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1.024    | mb    | 1.024   | mb",
                "1,024    | mb    | 1024    | mb",
                "1024     | mb    | 1024    | mb",
                "1,024    | bytes | 1024    | bytes",
                "0.5      | gb    | 0.5     | gb",
                "2000 KB  | gb    | 2000    | kb",
                "1.5 GB   | mb    | 1.5     | gb",
                "2 TB     | mb    | 2048    | gb",
                "ten      | mb    | ten     | mb",
            })
    void understoodItIsShownInTheUnitInWhichItWasTyped(String number, String unit, String shown, String shownUnit) {
        assertThat(new TypedAmount(number, unit).asUnderstood(Locale.ENGLISH))
                .isEqualTo(new TypedAmount(shown, shownUnit));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 1023, 102_400, 1_610_612_736, 1_181_116_006, 123_456_789_012L, 1L << 40})
    void whatIsShownIsUnderstoodAsTheSame(long bytes) {
        for (Locale locale : new Locale[] {Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE, Locale.GERMANY}) {
            assertThat(TypedAmount.of(OptionalLong.of(bytes), locale).read(locale))
                    .isEqualTo(new TypedAmount.Bytes(bytes));
        }
    }
}
