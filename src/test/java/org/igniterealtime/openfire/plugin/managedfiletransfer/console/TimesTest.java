// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimesTest {

    @ParameterizedTest
    @CsvSource({"0, 0:00", "42, 0:42", "723, 12:03", "3599, 59:59", "3723, 1:02:03", "360000, 100:00:00", "-9, 0:00"})
    void spansAreReadLikeAClock(long seconds, String text) {
        Instant from = Samples.NOW;

        assertThat(Times.span(from, from.plusSeconds(seconds))).isEqualTo(text);
    }

    @Test
    void pointsAreToldInTheConsolesTimeZone() {
        ZoneId shanghai = ZoneId.of("Asia/Shanghai");
        Texts texts = new BundleTexts(() -> Locale.SIMPLIFIED_CHINESE, () -> shanghai, Bundles.LOADER);

        assertThat(new Times(texts).at(Samples.NOW)).contains("2026").containsPattern("(?<![0-9])(8|20):00:00");
    }
}
