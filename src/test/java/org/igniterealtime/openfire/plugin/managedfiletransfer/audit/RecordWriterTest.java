// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.igniterealtime.openfire.plugin.managedfiletransfer.TestClock;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Transfer;
import org.junit.jupiter.api.Test;

/** Drives the rounds by hand, at times of its own making. */
class RecordWriterTest {

    private final SQLException away = new SQLException("connection refused", "08001");
    private final SQLException tooLong = new SQLException("too long", "22001");
    private final SQLException mystery = new SQLException("something went wrong");

    private final MemoryAuditStore store = new MemoryAuditStore();
    private final Backlog backlog = new Backlog(1000, TestTransfers::ownAccount);
    private final RecordWriter writer =
            new RecordWriter(store, backlog, Clock.fixed(TestTransfers.NOON, ZoneOffset.UTC));
    private long now = Long.MAX_VALUE - 1_000_000;

    @Test
    void whatWaitsIsWrittenInBatches() {
        refuse(450);
        assertThat(round()).isZero();
        assertThat(round()).isZero();
        assertThat(round()).isEqualTo(RecordWriter.PROGRESS);
        assertThat(store.batches()).extracting(batch -> batch.records().size()).containsExactly(200, 200, 50);
        assertThat(writer.health().written()).isEqualTo(450);
        assertThat(writer.isIdle()).isTrue();
    }

    @Test
    void movedBytesAreWrittenEveryFewSecondsOnly() {
        round();
        Transfer transfer = TestTransfers.offered("t-1");
        for (int second = 1; second <= 20; second++) {
            transfer = TestTransfers.after(transfer, TestTransfers.moved(1));
            backlog.add(transfer, TestTransfers.moved(1));
            pass(Duration.ofSeconds(1));
            round();
        }
        assertThat(store.batches())
                .extracting(batch -> batch.records().get(0).latest().bytesMoved())
                .containsExactly(5L, 10L, 15L, 20L);
        assertThat(writer.health().written()).isZero();
    }

    @Test
    void whileTheDatabaseIsAwayItIsTriedLessAndLessOften() {
        refuse(1);
        store.failWith(away);
        List<Long> pauses = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            Duration pause = round();
            pauses.add(pause.toSeconds());
            pass(pause);
        }
        assertThat(pauses).containsExactly(1L, 2L, 4L, 8L, 16L, 30L, 30L);
    }

    @Test
    void beforeItsTimeNothingIsTried() {
        refuse(1);
        store.failWith(away);
        round();
        pass(Duration.ofMillis(400));
        assertThat(round()).isEqualTo(Duration.ofMillis(600));
        assertThat(store.attempts()).isEqualTo(1);
        writer.hurry();
        round();
        assertThat(store.attempts()).isEqualTo(2);
    }

    @Test
    void whenTheDatabaseComesBackAllIsWrittenInOrder() {
        refuse(250);
        store.failWith(away);
        round();
        assertThat(writer.health().failingSince()).contains(TestTransfers.NOON);
        assertThat(writer.health().queued()).isEqualTo(250);
        assertThat(writer.health().lastError())
                .hasValueSatisfying(text -> assertThat(text).contains("does not answer", "08001"));
        store.failWith(null);
        pass(Duration.ofSeconds(1));
        round();
        round();
        assertThat(store.ids()).hasSize(250).startsWith("t-0", "t-1").endsWith("t-249");
        assertThat(writer.health().isWriting()).isTrue();
        assertThat(writer.health().queued()).isZero();
    }

    @Test
    void afterAFailureThatIsOverNothingWaitsForTheOldRetry() {
        refuse(1);
        store.failWith(away);
        round();
        store.failWith(null);
        writer.hurry();
        round();
        refuse(1);
        round();
        assertThat(store.batches()).hasSize(2);
    }

    @Test
    void theTablesAreLookedForBeforeTheFirstTransfer() {
        store.failProbeWith(new SQLException("no such table", "42P01"));
        assertThat(round()).isEqualTo(Duration.ofSeconds(1));
        assertThat(writer.health().lastError()).hasValueSatisfying(text -> assertThat(text)
                .contains("missing", "Run managedfiletransfer_<database>.sql"));
        store.failProbeWith(null);
        pass(Duration.ofSeconds(1));
        round();
        assertThat(writer.health().isWriting()).isTrue();
    }

    /** The store itself refuses to do so later. */
    @Test
    void whatAServerThatDiedLeftOpenIsEndedBeforeTheFirstRowIsWritten() {
        // Given
        refuse(1);

        // When
        round();

        // Then
        assertThat(store.interrupted()).containsExactly(TestTransfers.NOON);
        assertThat(store.ids()).containsExactly("t-0");
    }

    @Test
    void whatWasLeftOpenIsEndedOnce() {
        // When
        round();
        refuse(1);
        round();
        pass(Duration.ofSeconds(10));
        round();

        // Then
        assertThat(store.interrupted()).hasSize(1);
    }

    @Test
    void whatWasLeftOpenIsEndedBeforeTheStartOfTheWriterAndNotOfTheDatabase() {
        // Given: tables that come an hour after the start
        TestClock clock = new TestClock();
        RecordWriter late = new RecordWriter(store, backlog, clock);
        store.failProbeWith(new SQLException("no such table", "42P01"));
        late.round(now);
        clock.pass(Duration.ofHours(1));
        store.failProbeWith(null);

        // When
        pass(Duration.ofHours(1));
        late.round(now);

        // Then
        assertThat(store.interrupted()).containsExactly(TestClock.START);
    }

    @Test
    void untilWhatWasLeftOpenIsEndedNothingIsWritten() {
        // Given
        refuse(1);
        store.failInterruptWith(away);

        // When
        pass(round());
        pass(round());
        assertThat(store.batches()).isEmpty();
        store.failInterruptWith(null);
        round();

        // Then
        assertThat(store.interrupted()).hasSize(1);
        assertThat(store.ids()).containsExactly("t-0");
        assertThat(writer.health().dropped()).isZero();
    }

    @Test
    void givenARowIsAtFaultThenTheOthersAreWritten() {
        refuse(5);
        store.poison(tooLong, row -> row.latest().id().value().equals("t-2"));
        round();
        assertThat(store.ids()).containsExactly("t-0", "t-1", "t-3", "t-4");
        assertThat(writer.health().dropped()).isEqualTo(1);
        assertThat(writer.health().isWriting()).isTrue();
        assertThat(writer.isIdle()).isTrue();
    }

    @Test
    void givenOnlyItsCharactersAreAtFaultThenTheRowIsWrittenInAscii() {
        refuse(3);
        store.poisonUnlessAscii(row -> row.latest().id().value().equals("t-1"));
        round();
        assertThat(store.batches()).extracting(Batch::asciiOnly).containsExactly(false, true, false);
        assertThat(writer.health().written()).isEqualTo(3);
        assertThat(writer.health().dropped()).isZero();
    }

    @Test
    void givenTheDriverDoesNotTellThenARowIsGivenUpOnceAnotherGoesIn() {
        refuse(1);
        store.poison(mystery, row -> row.latest().id().value().equals("t-0"));
        pass(round());
        assertThat(writer.health().dropped()).isZero();
        assertThat(writer.health().queued()).isEqualTo(1);
        backlog.add(TestTransfers.refused("good"), TestTransfers.refusal());
        round();
        assertThat(store.ids()).containsExactly("good");
        assertThat(writer.health().dropped()).isEqualTo(1);
        assertThat(writer.health().isWriting()).isTrue();
    }

    @Test
    void givenABatchFullOfSuchRowsThenAFreshOneStillGetsThrough() {
        refuse(RecordWriter.BATCH);
        store.poison(mystery, row -> row.latest().id().value().startsWith("t-"));
        pass(round());
        backlog.add(TestTransfers.refused("good"), TestTransfers.refusal());
        round();
        assertThat(store.ids()).containsExactly("good");
        assertThat(writer.health().dropped()).isEqualTo(RecordWriter.BATCH);
    }

    @Test
    void givenNothingGoesInForNoReasonThenNothingIsGivenUp() {
        refuse(10);
        store.failWith(new IllegalStateException("a bug of the driver"));
        pass(round());
        pass(round());
        assertThat(writer.health().dropped()).isZero();
        store.failWith(null);
        round();
        assertThat(store.ids()).hasSize(10).startsWith("t-0").endsWith("t-9");
    }

    @Test
    void givenTheDatabaseGoesAwayInTheMiddleThenTheRestIsKept() {
        refuse(4);
        store.poison(tooLong, row -> {
            boolean third = row.latest().id().value().equals("t-2");
            if (third && !store.ids().isEmpty()) {
                store.failWith(away);
            }
            return third;
        });
        pass(round());
        assertThat(store.ids()).containsExactly("t-0", "t-1");
        assertThat(writer.health().queued()).isEqualTo(2);
        store.poison(tooLong, row -> false);
        store.failWith(null);
        round();
        assertThat(store.ids()).containsExactly("t-0", "t-1", "t-2", "t-3");
        assertThat(writer.health().dropped()).isZero();
    }

    private void refuse(int count) {
        for (int i = 0; i < count; i++) {
            backlog.add(TestTransfers.refused("t-" + i), TestTransfers.refusal());
        }
    }

    private Duration round() {
        return Duration.ofNanos(writer.round(now));
    }

    private void pass(Duration time) {
        now += time.toNanos();
    }
}
