// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.relay.selftest;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.Relay;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.selftest.TestedAddress.Outcome;

/** One self-test: names first, then all addresses at once, each of these two steps bounded. */
final class SelfTestTask implements SelfTestRun, Runnable {

    /** For all names, and then for all addresses. */
    private static final Duration LONGEST_STEP = Duration.ofSeconds(4);

    /** A step's limit is the last resort: what ends by itself before it can say why. */
    private static final Duration LONGEST_PROBE = Duration.ofMillis(3_500);

    /** Of one name. */
    private static final int MOST_ADDRESSES = 4;

    private final SelfTestThreads threads;
    private final Relay relay;
    private final List<String> hosts;
    private final int port;
    private final RandomGenerator random;
    private final AtomicInteger done = new AtomicInteger();
    private volatile List<ProbedPlace> places;
    private volatile Optional<List<TestedAddress>> found = Optional.empty();

    SelfTestTask(
            SelfTestThreads threads,
            Relay relay,
            InetSocketAddress boundAt,
            List<String> hosts,
            int port,
            RandomGenerator random) {
        this.threads = threads;
        this.relay = relay;
        this.hosts = hosts;
        this.port = port;
        this.random = random;
        List<ProbedPlace> unresolved = new ArrayList<>();
        unresolved.add(ProbedPlace.own(boundAt));
        hosts.forEach(host -> unresolved.add(new ProbedPlace(host, Optional.empty(), port, false)));
        this.places = List.copyOf(unresolved);
    }

    @Override
    public int done() {
        return done.get();
    }

    @Override
    public int all() {
        return places.size();
    }

    @Override
    public Optional<List<TestedAddress>> found() {
        return found;
    }

    /** On one of its own threads, which ends with it. */
    @Override
    public void run() {
        try {
            places = resolved();
            found = Optional.of(tested());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            if (found.isEmpty()) {
                found = Optional.of(places.stream()
                        .map(place -> place.tested(Outcome.INTERRUPTED))
                        .toList());
            }
            threads.shutdown();
        }
    }

    private List<ProbedPlace> resolved() throws InterruptedException {
        Map<String, Callable<InetAddress[]>> lookUps = new LinkedHashMap<>();
        hosts.forEach(host -> lookUps.put(host, () -> InetAddress.getAllByName(host)));
        List<ProbedPlace> resolved = new ArrayList<>();
        resolved.add(places.get(0));
        threads.results(lookUps, LONGEST_STEP).forEach((host, addresses) -> {
            if (addresses.isEmpty()) {
                resolved.add(new ProbedPlace(host, Optional.empty(), port, false));
            } else {
                Arrays.stream(addresses.get())
                        .limit(MOST_ADDRESSES)
                        .forEach(address -> resolved.add(new ProbedPlace(host, Optional.of(address), port, false)));
            }
        });
        return List.copyOf(resolved);
    }

    private List<TestedAddress> tested() throws InterruptedException {
        Map<ProbedPlace, Callable<Outcome>> probes = new LinkedHashMap<>();
        places.forEach(place -> probes.put(place, counted(place.probe(relay, LONGEST_PROBE, random))));
        List<TestedAddress> tested = new ArrayList<>();
        threads.results(probes, LONGEST_STEP)
                .forEach((place, outcome) -> tested.add(place.tested(outcome.orElse(Outcome.INTERRUPTED))));
        return List.copyOf(tested);
    }

    private Callable<Outcome> counted(Callable<Outcome> probe) {
        return () -> {
            try {
                return probe.call();
            } finally {
                done.incrementAndGet();
            }
        };
    }
}
