// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.igniterealtime.openfire.plugin.managedfiletransfer.TestClock;
import org.igniterealtime.openfire.plugin.managedfiletransfer.TestTexts;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Transfer;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferIds;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.live.Account;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FloodSummariesTest {

    private static final Account USER = new Account("romeo@montague.example", true);
    private static final Duration HOUR = Duration.ofHours(1);

    private final TestClock clock = new TestClock();
    private final List<Transfer> rows = new ArrayList<>();
    private final FloodSummaries summaries = new FloodSummaries(
            clock, new TransferIds("node-1", clock, new Random(1)), (transfer, event) -> rows.add(transfer));

    @ParameterizedTest
    @CsvSource({"true, 300", "false, 3000"})
    void anAccountHasSoManyRowsAnHour(boolean local, int most) {
        // Given
        Account account = new Account("one.example", local);

        // When
        long had = IntStream.range(0, 5_000)
                .filter(i -> summaries.hasRoom(account))
                .count();

        // Then
        assertThat(had).isEqualTo(most);
    }

    @Test
    void theHourBeginsWithTheFirstRow() {
        // Given
        fill(USER);

        // When / Then
        clock.pass(HOUR);
        assertThat(summaries.hasRoom(USER)).isFalse();
        clock.pass(Duration.ofMillis(1));
        assertThat(summaries.hasRoom(USER)).isTrue();
    }

    @Test
    void offersOfDomainsThatCameToSomethingTakeNoRows() {
        // When
        for (int i = 0; i < 30_000; i++) {
            Account domain = new Account("remote" + i + ".example", false);
            assertThat(summaries.hasRoom(domain)).isTrue();
            summaries.giveRoom(domain);
        }

        // Then
        assertThat(summaries.hasRoom(new Account("quiet.example", false))).isTrue();
    }

    @Test
    void nothingIsWrittenOfAnHourWithoutMore() {
        // Given
        fill(USER);

        // When
        summaries.flush();
        clock.pass(HOUR.plusMillis(1));
        summaries.flush();

        // Then
        assertThat(rows).isEmpty();
    }

    /** Until it is written, an hour that has ended goes on: its number must not be lost. */
    @Test
    void whatWasNotWrittenWhenTheHourEndedIsNotLost() {
        // Given
        summaries.oneMore(USER, TestTransfers.offered("t-1"));
        clock.pass(HOUR.multipliedBy(2));
        summaries.oneMore(USER, TestTransfers.offered("t-2"));

        // When
        summaries.flush();

        // Then
        assertThat(rows).singleElement().satisfies(row -> assertThat(TestTexts.sentence(row.endReason()))
                .contains("2 more"));
    }

    @Test
    void eachAccountHasItsRow() {
        // Given
        summaries.oneMore(USER, TestTransfers.offered("t-1"));
        summaries.oneMore(new Account("capulet.example", false), TestTransfers.offered("t-2"));

        // When
        summaries.flush();

        // Then
        assertThat(rows).hasSize(2).extracting(Transfer::id).doesNotHaveDuplicates();
    }

    /** Whoever makes up domains must not fill the memory with them. */
    @Test
    void ofTooManyAccountsTheOneThatWasQuietLongestIsForgotten() {
        // Given
        Account another = new Account("mercutio@montague.example", true);
        fill(USER);
        fill(another);

        // When
        IntStream.range(0, 9_999).forEach(i -> summaries.hasRoom(new Account("remote" + i + ".example", false)));

        // Then
        assertThat(summaries.hasRoom(another)).isFalse();
        assertThat(summaries.hasRoom(USER)).isTrue();
    }

    @Test
    void anAccountWhoseRowIsStillToBeWrittenIsNotForgotten() {
        // Given
        summaries.oneMore(USER, TestTransfers.offered("t-1"));

        // When
        IntStream.range(0, 20_000).forEach(i -> summaries.hasRoom(new Account("remote" + i + ".example", false)));
        summaries.flush();

        // Then
        assertThat(rows).hasSize(1);
    }

    private void fill(Account account) {
        while (summaries.hasRoom(account)) {
            // one more row
        }
    }
}
