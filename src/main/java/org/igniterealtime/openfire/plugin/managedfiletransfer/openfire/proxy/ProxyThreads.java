// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.openfire.proxy;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Threads for what the proxy has to say to Openfire: answers, notices, taking its place again. All of it may wait, for a
 * database or for another plugin, and the relay's own threads must not.
 */
public final class ProxyThreads implements Executor, AutoCloseable {

    private static final Logger Log = LoggerFactory.getLogger(ProxyThreads.class);

    /** Two: while one waits, the other goes on. */
    private static final int THREADS = 2;

    private static final Duration LONGEST_STOP = Duration.ofSeconds(10);

    private final ScheduledThreadPoolExecutor pool;

    public ProxyThreads() {
        AtomicInteger number = new AtomicInteger();
        pool = new ScheduledThreadPoolExecutor(
                THREADS,
                task -> {
                    Thread thread = new Thread(task, "managedfiletransfer-proxy-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                },
                // What comes after the close has nobody left to be told.
                new ThreadPoolExecutor.DiscardPolicy());
        pool.setRemoveOnCancelPolicy(true);
    }

    @Override
    public void execute(Runnable task) {
        pool.execute(guarded(task));
    }

    /** Runs it once, after this time. */
    void after(Duration pause, Runnable task) {
        var unused = pool.schedule(guarded(task), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Runs it again and again, with this pause. */
    void every(Duration pause, Runnable task) {
        var unused =
                pool.scheduleWithFixedDelay(guarded(task), pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static Runnable guarded(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (RuntimeException e) {
                Log.error("A task of the file transfer proxy failed. Please report this.", e);
            }
        };
    }

    /** Returns when all that was handed over has been done. */
    @Override
    public void close() {
        pool.shutdown();
        try {
            if (!pool.awaitTermination(LONGEST_STOP.toMillis(), TimeUnit.MILLISECONDS)) {
                pool.shutdownNow();
                Log.warn("The file transfer proxy's threads did not stop within {}.", LONGEST_STOP);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            pool.shutdownNow();
            Log.warn("Interrupted while the file transfer proxy's threads stopped.", e);
        }
    }
}
