// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.relay.selftest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The threads of one self-test: as many as there are addresses, and none that keeps the server from stopping. */
final class SelfTestThreads extends ThreadPoolExecutor {

    private static final Duration LONGEST_STOP = Duration.ofSeconds(2);

    private final Runnable whenEnded;

    /** @param whenEnded called when the last thread has ended */
    SelfTestThreads(Runnable whenEnded) {
        super(0, Integer.MAX_VALUE, 1, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
            Thread thread = new Thread(task, "managedfiletransfer-selftest");
            thread.setDaemon(true);
            return thread;
        });
        this.whenEnded = whenEnded;
    }

    /** What each task came to, in their order; nothing for one that failed or was not done in time. */
    <K, V> Map<K, Optional<V>> results(Map<K, Callable<V>> tasks, Duration limit) throws InterruptedException {
        List<K> keys = new ArrayList<>(tasks.keySet());
        List<Future<V>> done = invokeAll(tasks.values(), limit.toMillis(), TimeUnit.MILLISECONDS);
        Map<K, Optional<V>> results = new LinkedHashMap<>();
        for (int i = 0; i < done.size(); i++) {
            results.put(keys.get(i), result(done.get(i)));
        }
        return results;
    }

    private static <V> Optional<V> result(Future<V> done) throws InterruptedException {
        try {
            return Optional.of(done.get());
        } catch (ExecutionException | CancellationException e) {
            return Optional.empty();
        }
    }

    /** Breaks off what still runs, and waits for it: normally no time, longer where a name server holds a thread. */
    void end() {
        shutdownNow();
        try {
            boolean unused = awaitTermination(LONGEST_STOP.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    protected void terminated() {
        whenEnded.run();
    }
}
