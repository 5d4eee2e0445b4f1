// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The plugin's clockwork: what has to be looked after every few seconds, on a thread of its own. */
final class Upkeep implements AutoCloseable {

    private static final Logger Log = LoggerFactory.getLogger(Upkeep.class);

    private static final Duration LONGEST_STOP = Duration.ofSeconds(5);

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "managedfiletransfer-upkeep");
        thread.setDaemon(true);
        return thread;
    });

    /** Runs it again and again, with this pause. What it throws is logged; an unseen exception would end the series. */
    void every(Duration pause, Runnable task) {
        Runnable guarded = () -> {
            try {
                task.run();
            } catch (RuntimeException e) {
                Log.error("The upkeep of the live transfers failed; it is tried again in {}.", pause, e);
            }
        };
        var unused = timer.scheduleWithFixedDelay(guarded, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        timer.shutdownNow();
        try {
            if (!timer.awaitTermination(LONGEST_STOP.toMillis(), TimeUnit.MILLISECONDS)) {
                Log.warn("The upkeep did not stop within {}.", LONGEST_STOP);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            Log.warn("Interrupted while the upkeep stopped.", e);
        }
    }
}
