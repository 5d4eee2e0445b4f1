// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.audit;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Transfer;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferEvent;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.live.Account;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes down what happens to every transfer, without ever holding up the thread on which it happens.
 *
 * <p>{@link #write} puts the event into a bounded backlog and returns; one thread of the recorder's own writes. While
 * the database is away, the backlog is kept and tried again after 1 to 30 seconds. Each refusal, end and noted breach
 * is written with its rule and reason; the bytes of a running transfer some seconds late, its last sum with its end.
 */
public final class TransferRecorder implements HistoryRows, AutoCloseable {

    private static final Logger Log = LoggerFactory.getLogger(TransferRecorder.class);
    private static final Duration DRAIN_LIMIT = Duration.ofSeconds(5);
    private static final Duration THREAD_END_LIMIT = Duration.ofSeconds(5);
    private static final Duration AFTER_ERROR = Duration.ofSeconds(1);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(250);

    /** A transfer begins and ends with several events within moments: together they are one row and one transaction. */
    private static final Duration GATHER = Duration.ofMillis(200);

    private final Duration drainLimit;
    private final Backlog backlog;
    private final RecordWriter writer;
    private final Thread thread;
    private final Object idleSignal = new Object();
    private volatile boolean stopped;

    /**
     * Starts the recorder's thread.
     *
     * @param capacity the most events that wait in memory; some hundred bytes each, more with long names
     * @param beginner who answers for a transfer: each account has a share of the memory
     * @param clock tells since when writing fails
     */
    public TransferRecorder(AuditStore store, int capacity, Function<Transfer, Account> beginner, Clock clock) {
        this(store, capacity, beginner, clock, DRAIN_LIMIT);
    }

    TransferRecorder(
            AuditStore store, int capacity, Function<Transfer, Account> beginner, Clock clock, Duration drainLimit) {
        this.drainLimit = drainLimit;
        // Milliseconds grow faster than the events of any run so far.
        this.backlog = new Backlog(capacity, beginner, clock.millis());
        this.writer = new RecordWriter(store, backlog, clock);
        this.thread = new Thread(this::run, "managedfiletransfer-history");
        thread.setDaemon(true);
        thread.start();
    }

    /** Any thread; returns at once and does not throw. After {@link #close} the event only counts as dropped. */
    @Override
    public boolean write(Transfer transfer, TransferEvent event) {
        Backlog.Added added = backlog.add(transfer, event);
        if (added == Backlog.Added.FIRST) {
            LockSupport.unpark(thread);
        }
        return added != Backlog.Added.DROPPED;
    }

    /** The transfers that the last stop of this server interrupted; known once the database has been read. */
    public CompletionStage<List<Transfer>> interrupted() {
        return writer.interrupted();
    }

    /** How it fares. Cheap; any thread. */
    public RecorderHealth health() {
        return writer.health();
    }

    /**
     * Writes what waits, now, and waits for it.
     *
     * @return whether all of it was written, or given up, within the limit
     */
    public boolean flush(Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        synchronized (idleSignal) {
            while (!writer.isIdle()) {
                long left = Duration.ofNanos(end - System.nanoTime()).toMillis();
                if (left <= 0 || stopped) {
                    return false;
                }
                writer.hurry();
                LockSupport.unpark(thread);
                try {
                    idleSignal.wait(Math.min(left, LOOK_AGAIN.toMillis()));
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return false;
                }
            }
        }
        return true;
    }

    /** Writes what waits, for at most five seconds, and ends the thread. What is left then is lost, and logged. */
    @Override
    public void close() {
        if (stopped) {
            return;
        }
        backlog.close();
        boolean drained = flush(drainLimit);
        stopped = true;
        // No interrupt: it would close the files of an embedded HSQLDB under the server's feet.
        LockSupport.unpark(thread);
        try {
            thread.join(THREAD_END_LIMIT.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (thread.isAlive()) {
            Log.error("The database holds the history's thread; it ends when the database lets go of it.");
        }
        RecorderHealth health = health();
        if (!drained) {
            Log.error("The history was closed before all was written: events lost={}", health.queued());
        }
    }

    private void run() {
        while (!stopped) {
            gather();
            long pause = round();
            if (writer.isIdle()) {
                synchronized (idleSignal) {
                    idleSignal.notifyAll();
                }
            }
            // A driver may leave the thread interrupted, and then it would not pause.
            if (Thread.interrupted()) {
                Log.debug("interrupted");
            }
            if (pause > 0 && !stopped) {
                LockSupport.parkNanos(this, pause);
            }
        }
    }

    /** Lets a batch grow for a moment, unless it is large enough or somebody waits for it: {@link #flush} unparks. */
    private void gather() {
        int waiting = backlog.size();
        if (waiting > 0 && waiting < RecordWriter.BATCH) {
            LockSupport.parkNanos(this, GATHER.toNanos());
        }
    }

    /** Whatever goes wrong in a round, the next one comes: without its thread, the history would end unnoticed. */
    private long round() {
        try {
            return writer.round(System.nanoTime());
        } catch (RuntimeException | Error e) {
            Log.error("The history's writer failed", e);
            return AFTER_ERROR.toNanos();
        }
    }
}
