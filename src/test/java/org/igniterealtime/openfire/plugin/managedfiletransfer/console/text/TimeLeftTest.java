// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.OptionalLong;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.Samples;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Transfer;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeLeftTest {

    private final Texts texts = Bundles.texts(Locale.ENGLISH);

    @ParameterizedTest
    @CsvSource({"1000, 900, 100, 1", "1000, 899, 100, 2", "1000, 999, 100, 1", "1000, 1, 1, 999"})
    void isWhatIsLeftAtThisRateRoundedUp(long size, long moved, long rate, long seconds) {
        assertThat(left(OptionalLong.of(size), moved, OptionalLong.of(rate))).hasValue(seconds);
    }

    @Test
    void anUnknownSizeHasNoEnd() {
        assertThat(left(OptionalLong.empty(), 900, OptionalLong.of(100))).isEmpty();
    }

    @Test
    void withoutARateThereIsNoTelling() {
        assertThat(left(OptionalLong.of(1000), 900, OptionalLong.empty())).isEmpty();
    }

    @Test
    void whatStandsStillHasNoEnd() {
        assertThat(left(OptionalLong.of(1000), 900, OptionalLong.of(0))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1000, 1000", "1000, 1001", "0, 1"})
    void nothingIsLeftOfWhatHasAllThatWasDeclared(long size, long moved) {
        assertThat(left(OptionalLong.of(size), moved, OptionalLong.of(100))).isEmpty();
    }

    @Test
    void anAbsurdSizeAtAnAbsurdRateIsMoreThanADay() {
        OptionalLong seconds = left(OptionalLong.of(Long.MAX_VALUE), 1, OptionalLong.of(1));

        assertThat(seconds).hasValue(Long.MAX_VALUE - 1);
        assertThat(TimeLeft.text(seconds.getAsLong(), texts)).isEqualTo("more than a day left");
    }

    @Test
    void neverShrinksInWordsWhileItGrows() {
        long before = 0;
        for (long seconds = 60; seconds <= 86_400; seconds++) {
            String text = TimeLeft.text(seconds, texts);
            long amount = Long.parseLong(text.replaceAll("[^0-9]", "")) * (text.contains(" h ") ? 60 : 1);
            assertThat(amount).as("%s seconds", seconds).isGreaterThanOrEqualTo(before);
            before = amount;
        }
    }

    @Test
    void followsTheLanguage() {
        assertThat(TimeLeft.text(120, Bundles.texts(Locale.SIMPLIFIED_CHINESE)))
                .isEqualTo("\u5269\u4F59\u7EA6 2 \u5206\u949F");
    }

    private static OptionalLong left(OptionalLong size, long moved, OptionalLong rate) {
        Transfer offered = Samples.offered("t-1", "f", size);
        return TimeLeft.seconds(Samples.moving(offered, TransferPath.PROXIED, moved), rate);
    }
}
