// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.relay.selftest;

import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.Relay;

/**
 * Tries whether the relay can be reached at the addresses that clients are told: all at once, on threads of its own. It
 * tries from the machine that it runs on, which says nothing of other networks.
 *
 * <p>Thread-safe; one test at a time, from its start until its last thread has ended. A name server that does not answer
 * may hold a thread longer than the test lasts, but no socket and no ticket.
 */
public final class SelfTest implements AutoCloseable {

    private final RandomGenerator random;
    private Optional<SelfTestThreads> running = Optional.empty();
    private boolean closed;

    /** @param random unpredictable, and safe for use by several threads */
    public SelfTest(RandomGenerator random) {
        this.random = random;
    }

    /**
     * Begins to test these hosts, and before them the socket at which the relay listens. It takes some seconds at most.
     *
     * @return the test; nothing where another one runs
     */
    public synchronized Optional<SelfTestRun> start(
            Relay relay, InetSocketAddress boundAt, Collection<String> hosts, int port) {
        if (closed || running.isPresent()) {
            return Optional.empty();
        }
        SelfTestThreads threads = new SelfTestThreads(this::ended);
        SelfTestTask task = new SelfTestTask(threads, relay, boundAt, List.copyOf(hosts), port, random);
        running = Optional.of(threads);
        threads.execute(task);
        return Optional.of(task);
    }

    private synchronized void ended() {
        running = Optional.empty();
    }

    private synchronized Optional<SelfTestThreads> shut() {
        closed = true;
        return running;
    }

    /** Breaks off a test that runs, and lets none begin any more. */
    @Override
    public void close() {
        shut().ifPresent(SelfTestThreads::end);
    }
}
