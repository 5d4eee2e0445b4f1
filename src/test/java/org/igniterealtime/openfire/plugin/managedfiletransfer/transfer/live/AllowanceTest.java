// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AllowanceTest {

    private final Allowance allowance = new Allowance();

    @ParameterizedTest
    @CsvSource({
        "100,                 0,                   100,                 true",
        "100,                 0,                   101,                 false",
        "100,                 60,                  40,                  true",
        "100,                 60,                  41,                  false",
        "100,                 100,                 0,                   true",
        "100,                 100,                 1,                   false",
        "100,                 500,                 0,                   false",
        "0,                   0,                   0,                   true",
        "0,                   0,                   1,                   false",
        "9223372036854775807, 0,                   9223372036854775807, true",
        "9223372036854775807, 1,                   9223372036854775807, false",
        "9223372036854775807, 9223372036854775806, 1,                   true",
        "9223372036854775807, 9223372036854775807, 1,                   false",
        "1,                   9223372036854775807, 9223372036854775807, false"
    })
    void givesAllOrNothingUpToTheLimit(long limit, long used, long wanted, boolean given) {
        // Given
        allowance.take(used, OptionalLong.empty());

        // When / Then
        assertThat(allowance.wouldExceed(wanted, OptionalLong.of(limit))).isEqualTo(!given);
        assertThat(allowance.take(wanted, OptionalLong.of(limit))).isEqualTo(given);
        assertThat(allowance.used()).isEqualTo(given ? used + wanted : used);
    }

    @ParameterizedTest
    @CsvSource({
        "100, 0,   100, 100",
        "100, 0,   101, 100",
        "100, 60,  41,  40",
        "100, 100, 1,   0",
        "100, 500, 1,   0",
        "0,   0,   1,   0",
        "9223372036854775807, 1, 2147483647, 2147483647",
        "9223372036854775807, 9223372036854775806, 2147483647, 1"
    })
    void givesWhatTheLimitLeaves(long limit, long used, int wanted, int given) {
        // Given
        allowance.take(used, OptionalLong.empty());

        // When / Then
        assertThat(allowance.takeUpTo(wanted, OptionalLong.of(limit))).isEqualTo(given);
        assertThat(allowance.used()).isEqualTo(used + given);
    }

    @Test
    void countsWithoutALimitToo() {
        // When
        boolean given = allowance.take(1_000, OptionalLong.empty());
        int more = allowance.takeUpTo(500, OptionalLong.empty());

        // Then
        assertThat(given).isTrue();
        assertThat(more).isEqualTo(500);
        assertThat(allowance.used()).isEqualTo(1_500);
        assertThat(allowance.wouldExceed(Long.MAX_VALUE, OptionalLong.empty())).isFalse();
    }

    /** The limit is the policy's at the moment: it may be lower than the one under which bytes were taken before. */
    @Test
    void aLowerLimitTakesNothingBack() {
        // Given
        allowance.take(100, OptionalLong.of(200));

        // When / Then
        assertThat(allowance.takeUpTo(10, OptionalLong.of(50))).isZero();
        assertThat(allowance.used()).isEqualTo(100);
        assertThat(allowance.takeUpTo(10, OptionalLong.of(105))).isEqualTo(5);
    }

    @Test
    void severalThreadsTogetherGetNoMoreThanTheLimit() {
        // Given
        AtomicLong taken = new AtomicLong();
        OptionalLong limit = OptionalLong.of(1_000_003);

        // When
        IntStream.range(0, 20_000).parallel().forEach(i -> {
            taken.addAndGet(allowance.takeUpTo(97, limit));
            taken.addAndGet(allowance.take(13, limit) ? 13 : 0);
        });

        // Then
        assertThat(taken).hasValue(1_000_003);
        assertThat(allowance.used()).isEqualTo(1_000_003);
    }
}
