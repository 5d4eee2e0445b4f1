// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.igniterealtime.openfire.plugin.managedfiletransfer.TestClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TransferIdsTest {

    private final TestClock clock = new TestClock();
    private final RandomGenerator random = RandomGenerator.of("L64X128MixRandom");

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "node-1.example.org", "\u0000", "polygenelubricants", "\uD800"})
    void makesValidIdsForAnyNode(String node) {
        assertThat(new TransferIds(node, clock, random).next().value()).hasSizeLessThanOrEqualTo(TransferId.MAX_LENGTH);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MIN_VALUE, Long.MAX_VALUE})
    void makesValidIdsOfAnyChance(long chance) {
        TransferId id = new TransferIds("node", clock, () -> chance).next();
        assertThat(TransferId.isValid(id.value())).isTrue();
    }

    @Test
    void beginsWithATagOfTheNode() {
        // Given
        TransferIds one = new TransferIds("one.example.org", clock, random);
        TransferIds other = new TransferIds("other.example.org", clock, random);

        // When
        String tag = tag(one);

        // Then
        assertThat(tag(one)).isEqualTo(tag);
        assertThat(tag(other)).isNotEqualTo(tag);
    }

    @Test
    void sortsTheIdsOfANodeByTime() {
        // Given
        TransferIds ids = new TransferIds("node", clock, random);
        List<String> made = new ArrayList<>();

        // When
        for (Duration step :
                List.of(Duration.ofMillis(1), Duration.ofSeconds(1), Duration.ofDays(1), Duration.ofDays(9000))) {
            made.add(ids.next().value());
            clock.pass(step);
        }

        // Then
        assertThat(made).isSorted();
        assertThat(clock.instant()).isBefore(Instant.parse("2059-01-01T00:00:00Z"));
    }

    @Test
    void makesDifferentIdsInOneMillisecond() {
        // Given
        TransferIds ids = new TransferIds("node", clock, random);
        Set<TransferId> made = new HashSet<>();

        // When
        for (int i = 0; i < 1000; i++) {
            made.add(ids.next());
        }

        // Then
        assertThat(made).hasSize(1000);
    }

    private static String tag(TransferIds ids) {
        String id = ids.next().value();
        return id.substring(0, id.indexOf('-'));
    }
}
