// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.relay;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.TestedAddress.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * Tries whether the relay can be reached at the addresses that clients are told: all at once, on threads of its own, in
 * two bounded steps, names first. It tries from the machine that it runs on, which says nothing of other networks.
 *
 * <p>Thread-safe; one test at a time, from its start until its last thread has ended. A name server that does not answer
 * may hold a thread longer than the test lasts, but no socket and no ticket.
 */
public final class SelfTest implements AutoCloseable {

    /** For all names, and then for all addresses. */
    private static final Duration LONGEST_STEP = Duration.ofSeconds(4);

    /** A step's limit is the last resort: what ends by itself before it can say why. */
    private static final Duration LONGEST_PROBE = Duration.ofMillis(3_500);

    /** Of one name. */
    private static final int MOST_ADDRESSES = 4;

    private static final Duration LONGEST_STOP = Duration.ofSeconds(2);

    private final RandomGenerator random;
    private @Nullable ExecutorService running;
    private boolean closed;

    /** @param random unpredictable, and safe for use by several threads */
    public SelfTest(RandomGenerator random) {
        this.random = random;
    }

    /**
     * Tests these hosts, and before them the socket at which the relay listens. Takes some seconds at most.
     *
     * @return what was found, in this order; nothing where another test runs
     */
    public Optional<List<TestedAddress>> run(
            Relay relay, InetSocketAddress boundAt, Collection<String> hosts, int port) {
        Optional<ExecutorService> threads = begin();
        if (threads.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(tested(threads.get(), relay, places(threads.get(), boundAt, hosts, port)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of(List.of());
        } finally {
            end(threads.get());
        }
    }

    private List<Place> places(ExecutorService threads, InetSocketAddress boundAt, Collection<String> hosts, int port)
            throws InterruptedException {
        InetAddress own =
                boundAt.getAddress().isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : boundAt.getAddress();
        List<Place> places = new ArrayList<>();
        places.add(new Place(own.getHostAddress(), Optional.of(own), boundAt.getPort(), true));
        Map<String, Callable<InetAddress[]>> lookUps = new LinkedHashMap<>();
        hosts.forEach(host -> lookUps.put(host, () -> InetAddress.getAllByName(host)));
        results(threads, lookUps).forEach((host, found) -> {
            if (found.isEmpty()) {
                places.add(new Place(host, Optional.empty(), port, false));
            } else {
                Arrays.stream(found.get())
                        .limit(MOST_ADDRESSES)
                        .forEach(address -> places.add(new Place(host, Optional.of(address), port, false)));
            }
        });
        return places;
    }

    private List<TestedAddress> tested(ExecutorService threads, Relay relay, List<Place> places)
            throws InterruptedException {
        Map<Place, Callable<Outcome>> probes = new LinkedHashMap<>();
        for (Place place : places) {
            probes.put(place, place.probe(relay, random));
        }
        List<TestedAddress> tested = new ArrayList<>();
        results(threads, probes)
                .forEach((place, outcome) -> tested.add(place.tested(outcome.orElse(Outcome.INTERRUPTED))));
        return List.copyOf(tested);
    }

    /** What each task came to, in their order; nothing for one that failed or was not done in time. */
    private static <K, V> Map<K, Optional<V>> results(ExecutorService threads, Map<K, Callable<V>> tasks)
            throws InterruptedException {
        List<Future<V>> done = threads.invokeAll(tasks.values(), LONGEST_STEP.toMillis(), TimeUnit.MILLISECONDS);
        Map<K, Optional<V>> results = new LinkedHashMap<>();
        int next = 0;
        for (K key : tasks.keySet()) {
            results.put(key, result(done.get(next)));
            next++;
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

    private synchronized Optional<ExecutorService> begin() {
        if (closed || running != null) {
            return Optional.empty();
        }
        ExecutorService threads = new TestThreads();
        running = threads;
        return Optional.of(threads);
    }

    private static void end(ExecutorService threads) {
        threads.shutdownNow();
        try {
            // Normally at once. Where a name server holds a thread, the next test has to wait for it.
            boolean unused = threads.awaitTermination(LONGEST_STOP.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void ended() {
        running = null;
    }

    /** Breaks off a test that runs, and lets none begin any more. */
    @Override
    public void close() {
        ExecutorService last;
        synchronized (this) {
            closed = true;
            last = running;
        }
        if (last != null) {
            end(last);
        }
    }

    /** Where to try. */
    private record Place(String host, Optional<InetAddress> address, int port, boolean own) {

        Callable<Outcome> probe(Relay relay, RandomGenerator random) {
            return address.<Callable<Outcome>>map(
                            there -> new Probe(relay, new InetSocketAddress(there, port), LONGEST_PROBE, random))
                    .orElse(() -> Outcome.NOT_RESOLVED);
        }

        TestedAddress tested(Outcome outcome) {
            return new TestedAddress(
                    host, address.map(InetAddress::getHostAddress).orElse(""), port, own, outcome);
        }
    }

    /** As many as there are addresses, for one test. */
    private final class TestThreads extends ThreadPoolExecutor {

        TestThreads() {
            super(0, Integer.MAX_VALUE, 1, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
                Thread thread = new Thread(task, "managedfiletransfer-selftest");
                thread.setDaemon(true);
                return thread;
            });
        }

        @Override
        protected void terminated() {
            ended();
        }
    }
}
