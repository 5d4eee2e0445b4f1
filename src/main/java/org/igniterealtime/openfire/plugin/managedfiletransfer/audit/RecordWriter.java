// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.audit;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Cause;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Reason;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Transfer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes from the backlog and writes, a round at a time. It owns no thread and no timer: who calls {@link #round} says
 * what time it is, so that tests need not wait. One thread at a time; {@link #health} and {@link #isIdle} any.
 */
final class RecordWriter {

    /** Transfers in a batch: a short transaction, since HSQLDB lets no one read a table while it is written. */
    static final int BATCH = 200;

    /** How often the moved bytes of a running transfer are written. */
    static final Duration PROGRESS = Duration.ofSeconds(5);

    private static final Logger Log = LoggerFactory.getLogger(RecordWriter.class);
    private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
    private static final Duration LAST_RETRY = Duration.ofSeconds(30);
    private static final Duration BETWEEN_REPORTS = Duration.ofMinutes(1);

    private static final Reason LEFT_OPEN = Reason.of(Cause.LEFT_OPEN);

    /** As far back as peers may go on with an interrupted transfer. */
    private static final Duration MAY_GO_ON = Duration.ofHours(24);

    private static final int MOST_INTERRUPTED = 10_000;

    private final AuditStore store;
    private final Backlog backlog;
    private final Clock clock;
    private final Instant startedAt;
    private final WriterStatus status = new WriterStatus();
    private final CompletableFuture<List<Transfer>> interrupted = new CompletableFuture<>();

    private final Deque<TransferRecord> held = new ArrayDeque<>();
    private final Deadline nextTry = new Deadline();
    private final Deadline nextProgress = new Deadline();
    private final Deadline nextReport = new Deadline();
    private Duration retry = FIRST_RETRY;
    private boolean probed;
    private boolean needsCanary;
    private long reported;

    private volatile boolean working;
    private volatile boolean holding;
    private volatile boolean hurried;

    RecordWriter(AuditStore store, Backlog backlog, Clock clock) {
        this.store = store;
        this.backlog = backlog;
        this.clock = clock;
        this.startedAt = clock.instant();
    }

    /** Makes the next round try at once, whatever it waits for. */
    void hurry() {
        hurried = true;
    }

    /** Whether nothing waits. */
    boolean isIdle() {
        // In this order: what is not in the backlog is being worked on, and after that it is held or written.
        return backlog.isEmpty() && !working && !holding;
    }

    /** The transfers that the last stop of this server interrupted; known once the database has been read. */
    CompletionStage<List<Transfer>> interrupted() {
        return interrupted.minimalCompletionStage();
    }

    RecorderHealth health() {
        return status.health(backlog);
    }

    /**
     * Writes one batch, if it is time to.
     *
     * @param now of {@link System#nanoTime}
     * @return nanoseconds after which the next round is due, unless an event comes before
     */
    long round(long now) {
        working = true;
        try {
            boolean atOnce = hurried;
            hurried = false;
            reportDropped(now);
            if (atOnce || nextTry.isPassed(now)) {
                take(now, atOnce);
                work(now);
            }
        } finally {
            holding = !held.isEmpty();
            working = false;
        }
        if (holding || !probed) {
            return nextTry.nanosLeft(now);
        }
        return backlog.size() > 0 ? 0 : nextProgress.nanosLeft(now);
    }

    private void take(long now, boolean atOnce) {
        // Where no row goes in and the driver does not say why, a fresh one tells whether it is the rows' fault.
        int room = Math.max(BATCH - held.size(), needsCanary ? 1 : 0);
        held.addAll(backlog.take(room));
        room = BATCH - held.size();
        if (room > 0 && (atOnce || nextProgress.isPassed(now))) {
            List<TransferRecord> progress = backlog.takeProgress(room);
            held.addAll(progress);
            nextProgress.set(now, progress.size() < room ? PROGRESS : Duration.ZERO);
        }
        status.holds(eventsHeld());
    }

    private void work(long now) {
        try {
            if (!probed) {
                store.probe();
                endLeftOpen();
                probed = true;
            }
            if (!held.isEmpty()) {
                writeHeld();
            }
            succeeded(now);
        } catch (SQLException | RuntimeException e) {
            failed(now, e);
        }
        status.holds(eventsHeld());
    }

    /** Before the first row of this run is written, so that none of its own is among them. */
    private void endLeftOpen() throws SQLException {
        int rows = store.interruptOpen(startedAt, LEFT_OPEN);
        if (rows > 0) {
            Log.info("Transfers that were open when the server stopped are marked as interrupted: rows={}", rows);
        }
        interrupted.complete(store.interrupted(startedAt.minus(MAY_GO_ON), MOST_INTERRUPTED));
    }

    private void writeHeld() throws SQLException {
        try {
            store.write(Batch.of(new ArrayList<>(held)));
            status.wrote(eventsHeld());
            held.clear();
        } catch (SQLException | RuntimeException e) {
            if (!Fault.of(e).mayBeOneRow()) {
                throw e;
            }
            new OneByOne(store, status).write(held);
        }
    }

    private void succeeded(long now) {
        retry = FIRST_RETRY;
        nextTry.set(now, Duration.ZERO);
        needsCanary = false;
        Optional<Instant> since = status.succeeded();
        if (since.isPresent()) {
            Log.info("The history is written again: failingSince={} queued={}", since.get(), backlog.size());
        }
    }

    private void failed(long now, Exception e) {
        Fault fault = Fault.of(e);
        needsCanary = fault == Fault.UNKNOWN;
        nextTry.set(now, retry);
        retry = retry.multipliedBy(2).compareTo(LAST_RETRY) < 0 ? retry.multipliedBy(2) : LAST_RETRY;
        String words = fault.words(e);
        if (status.failed(clock.instant(), words)) {
            Log.warn("The history cannot be written: {} queued={}", words, backlog.size() + eventsHeld());
        }
        Log.debug("The history cannot be written", e);
    }

    private void reportDropped(long now) {
        long dropped = backlog.dropped();
        if (dropped > reported && nextReport.isPassed(now)) {
            Log.error("No room in memory for the history: events lost={} in all={}", dropped - reported, dropped);
            reported = dropped;
            nextReport.set(now, BETWEEN_REPORTS);
        }
    }

    private int eventsHeld() {
        return held.stream().mapToInt(row -> row.events().size()).sum();
    }
}
