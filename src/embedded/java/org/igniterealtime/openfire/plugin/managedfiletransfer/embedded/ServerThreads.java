// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.embedded;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The threads of one embedded server. All that is asked of the server runs on one thread of a group of its own, and
 * threads inherit their group: so they can be told from those of the tests, and be ended with the server.
 */
final class ServerThreads implements AutoCloseable {

    private static final Duration LAST_THREADS = Duration.ofSeconds(5);
    private static final String FIXTURE = "openfire-fixture";

    private final ClassLoader loader;
    private final ThreadGroup group = new ThreadGroup("openfire");
    private final ExecutorService fixture;

    ServerThreads(ClassLoader loader) {
        this.loader = loader;
        this.fixture = Executors.newSingleThreadExecutor(work -> {
            Thread thread = new Thread(group, work, FIXTURE);
            thread.setDaemon(true);
            thread.setContextClassLoader(loader);
            return thread;
        });
    }

    /** Runs something on the server's side of the fence, and gives up waiting at the limit. */
    <T extends @Nullable Object> T call(Callable<T> work, Duration limit) {
        try {
            return fixture.submit(work).get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the server works", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the server failed: " + e.getCause(), e.getCause());
        } catch (TimeoutException e) {
            throw new IllegalStateException("the server took longer than " + limit, e);
        }
    }

    /** Those that live at this moment, without the fixture's own. */
    List<Thread> alive() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.isAlive() && !thread.getName().equals(FIXTURE) && isOurs(thread))
                .toList();
    }

    /** Interrupts what still runs until it is gone or the time is up: not every pool of the server has an end. */
    @Override
    public void close() {
        fixture.shutdownNow();
        try {
            Awaitility.await()
                    .atMost(LAST_THREADS)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> {
                        List<Thread> left = alive();
                        left.forEach(Thread::interrupt);
                        return left.isEmpty();
                    });
        } catch (ConditionTimeoutException e) {
            // As well as possible: what is left is for threadNames() to show.
        }
    }

    private boolean isOurs(Thread thread) {
        ThreadGroup of = thread.getThreadGroup();
        return (of != null && group.parentOf(of)) || isBelow(thread.getContextClassLoader());
    }

    /** The plugin's loader has the server's as its parent. */
    private boolean isBelow(@Nullable ClassLoader one) {
        for (ClassLoader at = one; at != null; at = at.getParent()) {
            if (at == loader) {
                return true;
            }
        }
        return false;
    }
}
