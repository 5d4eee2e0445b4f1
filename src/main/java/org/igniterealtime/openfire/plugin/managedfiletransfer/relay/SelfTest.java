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
import java.util.random.RandomGenerator;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.TestedAddress.Outcome;

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

    private final RandomGenerator random;
    private Optional<SelfTestThreads> running = Optional.empty();
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
        Optional<SelfTestThreads> threads = begin();
        if (threads.isEmpty()) {
            return Optional.empty();
        }
        try {
            List<ProbedPlace> places = new ArrayList<>();
            places.add(ProbedPlace.own(boundAt));
            places.addAll(resolved(threads.get(), hosts, port));
            return Optional.of(tested(threads.get(), relay, places));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of(List.of());
        } finally {
            threads.get().end();
        }
    }

    private static List<ProbedPlace> resolved(SelfTestThreads threads, Collection<String> hosts, int port)
            throws InterruptedException {
        Map<String, Callable<InetAddress[]>> lookUps = new LinkedHashMap<>();
        hosts.forEach(host -> lookUps.put(host, () -> InetAddress.getAllByName(host)));
        List<ProbedPlace> places = new ArrayList<>();
        threads.results(lookUps, LONGEST_STEP).forEach((host, found) -> {
            if (found.isEmpty()) {
                places.add(new ProbedPlace(host, Optional.empty(), port, false));
            } else {
                Arrays.stream(found.get())
                        .limit(MOST_ADDRESSES)
                        .forEach(address -> places.add(new ProbedPlace(host, Optional.of(address), port, false)));
            }
        });
        return places;
    }

    private List<TestedAddress> tested(SelfTestThreads threads, Relay relay, List<ProbedPlace> places)
            throws InterruptedException {
        Map<ProbedPlace, Callable<Outcome>> probes = new LinkedHashMap<>();
        places.forEach(place -> probes.put(place, place.probe(relay, LONGEST_PROBE, random)));
        List<TestedAddress> tested = new ArrayList<>();
        threads.results(probes, LONGEST_STEP)
                .forEach((place, outcome) -> tested.add(place.tested(outcome.orElse(Outcome.INTERRUPTED))));
        return List.copyOf(tested);
    }

    private synchronized Optional<SelfTestThreads> begin() {
        if (closed || running.isPresent()) {
            return Optional.empty();
        }
        running = Optional.of(new SelfTestThreads(this::ended));
        return running;
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
