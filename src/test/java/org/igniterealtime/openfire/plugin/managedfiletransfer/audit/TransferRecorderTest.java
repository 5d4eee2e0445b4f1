// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Transfer;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferEvent;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferState;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.live.Account;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.live.Capacity;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.live.Transfers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TransferRecorderTest {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final MemoryAuditStore store = new MemoryAuditStore();

    @Test
    void whatHappensToALiveTransferIsWritten() {
        try (TransferRecorder recorder = recorder()) {
            Transfers transfers =
                    new Transfers(Clock.systemUTC(), "montague.example", new Capacity(10, 10, 10, 10), recorder);
            Transfer offered = TestTransfers.offered("t-1");
            transfers.add(offered);
            transfers.apply(offered.id(), TestTransfers.connecting());
            transfers.apply(offered.id(), TestTransfers.moved(2048));
            transfers.apply(offered.id(), TestTransfers.ended(TransferState.COMPLETED));
            assertThat(recorder.flush(LIMIT)).isTrue();
            assertThat(recorder.health().written()).isEqualTo(3);
            assertThat(recorder.health().queued()).isZero();
        }
        Transfer last =
                store.batches().get(store.batches().size() - 1).records().get(0).latest();
        assertThat(last.state()).isEqualTo(TransferState.COMPLETED);
        assertThat(last.bytesMoved()).isEqualTo(2048);
    }

    @Test
    void anEventIsWrittenWithoutAnyoneAskingForIt() {
        try (TransferRecorder recorder = recorder()) {
            recorder.changed(TestTransfers.refused("t-1"), TestTransfers.refusal());
            Awaitility.await().atMost(LIMIT).until(() -> store.ids().contains("t-1"));
        }
    }

    @Test
    void flushWritesTheBytesOfRunningTransfersToo() {
        try (TransferRecorder recorder = recorder()) {
            assertThat(recorder.flush(LIMIT)).isTrue();
            Transfer moved = TestTransfers.after(TestTransfers.offered("t-1"), TestTransfers.moved(7));
            recorder.changed(moved, TestTransfers.moved(7));
            assertThat(recorder.flush(LIMIT)).isTrue();
        }
        assertThat(store.ids()).contains("t-1");
    }

    @Test
    void closeWritesWhatWaitsAndLeavesNoThread() {
        TransferRecorder recorder = recorder();
        for (int i = 0; i < 500; i++) {
            recorder.changed(TestTransfers.refused("t-" + i), TestTransfers.refusal());
        }
        recorder.close();
        recorder.close();
        assertThat(store.ids()).hasSize(500);
        assertThat(historyThreads()).isZero();
        assertThat(recorder.write(TestTransfers.refused("late"), TestTransfers.refusal()))
                .isFalse();
        assertThat(recorder.health().dropped()).isEqualTo(1);
    }

    @Test
    void tellsWhetherThereWasRoomForAnEvent() {
        // Given
        store.failWith(new SQLException("connection refused", "08001"));
        try (TransferRecorder recorder = new TransferRecorder(
                store,
                10,
                transfer -> new Account("romeo@montague.example", true),
                Clock.systemUTC(),
                Duration.ofMillis(1))) {

            // When / Then: its share is one event
            assertThat(recorder.write(TestTransfers.refused("t-1"), TestTransfers.refusal()))
                    .isTrue();
            Awaitility.await().until(() -> store.attempts() > 0);
            assertThat(recorder.write(TestTransfers.refused("t-2"), TestTransfers.refusal()))
                    .isTrue();
            assertThat(recorder.write(TestTransfers.refused("t-3"), TestTransfers.refusal()))
                    .isFalse();
        }
    }

    @Test
    void givenTheDatabaseStaysAwayThenCloseGivesUpInTimeAndTellsWhatIsLost() {
        store.failWith(new SQLException("connection refused", "08001"));
        TransferRecorder recorder =
                new TransferRecorder(store, 10, TestTransfers::ownAccount, Clock.systemUTC(), Duration.ofMillis(300));
        recorder.changed(TestTransfers.refused("t-1"), TestTransfers.refusal());
        recorder.close();
        assertThat(recorder.health().queued()).isEqualTo(1);
        assertThat(recorder.flush(LIMIT)).isFalse();
        assertThat(historyThreads()).isZero();
    }

    @Test
    void givenManyThreadsThenEveryEventIsWrittenOnceAndInItsTransfersOrder() throws InterruptedException {
        int threads = 8;
        int each = 500;
        ExecutorService peers = Executors.newFixedThreadPool(threads);
        try (TransferRecorder recorder =
                new TransferRecorder(store, threads * each * 2, TestTransfers::ownAccount, Clock.systemUTC())) {
            CountDownLatch done = new CountDownLatch(threads);
            for (int thread = 0; thread < threads; thread++) {
                String prefix = "t-" + thread + "-";
                peers.execute(() -> {
                    for (int i = 0; i < each; i++) {
                        offerAndEnd(recorder, prefix + i);
                    }
                    done.countDown();
                });
            }
            assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(recorder.flush(LIMIT)).isTrue();
            assertThat(recorder.health().written()).isEqualTo(2L * threads * each);
            assertThat(recorder.health().dropped()).isZero();
        } finally {
            peers.shutdownNow();
        }
        assertThat(store.batches().stream().flatMap(batch -> batch.records().stream()))
                .allSatisfy(row -> assertThat(row.events())
                        .isSortedAccordingTo((one, other) -> Long.compare(one.number(), other.number())));
    }

    private static void offerAndEnd(TransferRecorder recorder, String id) {
        Transfer offered = TestTransfers.offered(id);
        recorder.changed(offered, TestTransfers.offer());
        TransferEvent.Ended end = TestTransfers.ended(TransferState.DECLINED);
        recorder.changed(TestTransfers.after(offered, end), end);
    }

    private TransferRecorder recorder() {
        return new TransferRecorder(store, 1000, TestTransfers::ownAccount, Clock.systemUTC());
    }

    private static long historyThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("managedfiletransfer-history"))
                .count();
    }
}
