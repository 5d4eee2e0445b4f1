// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.relay.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.relay.RelayFixture.ticket;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.Aside;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.LeakWatch;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.ManualClock;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.RecordedStream;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.RelayFixture;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.RelayFixture.Pair;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.RelaySettings;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.Ticket;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.Timeouts;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.progress.RunningStream;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.progress.StreamOutcome;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How fast bytes may move. Too fast is a fault; too slow may be the machine's. */
@ExtendWith(LeakWatch.class)
@SuppressWarnings("FutureReturnValueIgnored") // what counts is what arrives
class RateTest {

    private static final OptionalLong NONE = OptionalLong.empty();

    /** What may be made up for from the time before the first byte. */
    private static final double BURST_SECONDS = 0.06;

    private static CompletableFuture<Double> seconds(Pair pair, int bytes) {
        Aside.run(() -> {
            pair.requester().send(new byte[bytes]);
            pair.requester().close();
        });
        long begin = System.nanoTime();
        return Aside.call(() -> {
            assertThat(pair.target().readToEnd()).hasSize(bytes);
            return (System.nanoTime() - begin) / 1e9;
        });
    }

    @Test
    void aTransferKeepsItsRate() throws Exception {
        try (RelayFixture fixture = RelayFixture.start()) {
            RecordedStream stream = new RecordedStream();
            Pair pair = fixture.pair("s", ticket("s", stream).withRates(OptionalLong.of(1_000_000), NONE));
            double seconds = seconds(pair, 1_000_000).join();
            assertThat(seconds).isBetween(0.95 - BURST_SECONDS, 4.0);
            assertThat(stream.reports()).hasSizeGreaterThan(5);
        }
    }

    @Test
    void theRelaysRateIsSharedFairly() throws Exception {
        int transfers = 4;
        long enough = 2_000_000;
        RelaySettings settings = RelayFixture.settings().with(new Rates(OptionalLong.of(4_000_000), NONE, NONE));
        try (RelayFixture fixture = RelayFixture.start(settings)) {
            List<Pair> pairs = new ArrayList<>();
            for (int i = 0; i < transfers; i++) {
                pairs.add(fixture.pair("s" + i, ticket("s" + i, new RecordedStream())));
            }
            // Each wants more than there is for as long as it is looked at.
            List<CompletableFuture<Double>> all =
                    pairs.stream().map(pair -> seconds(pair, 20_000_000)).toList();
            await().until(() -> moved(fixture).values().stream().allMatch(bytes -> bytes > 0));
            long begin = System.nanoTime();
            Map<TransferId, Long> before = moved(fixture);

            await().until(() -> sum(moved(fixture)) - sum(before) > enough);

            Map<TransferId, Long> after = moved(fixture);
            double seconds = (System.nanoTime() - begin) / 1e9 + BURST_SECONDS;
            List<Long> shares = before.keySet().stream()
                    .map(id -> after.getOrDefault(id, 0L) - before.getOrDefault(id, 0L))
                    .sorted()
                    .toList();
            assertThat(shares).hasSize(transfers);
            assertThat(shares.get(0)).as("the smallest of " + shares).isGreaterThan(shares.get(transfers - 1) / 2);
            assertThat(sum(after) - sum(before)).isLessThan(Math.round(4_000_000 * seconds) + transfers * 65_536L);
            for (Pair pair : pairs) {
                pair.requester().reset();
            }
            all.forEach(reading -> reading.handle((done, failure) -> 0).join());
        }
    }

    private static Map<TransferId, Long> moved(RelayFixture fixture) {
        return fixture.relay().running().stream()
                .collect(Collectors.toMap(
                        RunningStream::transfer, stream -> stream.moved().total()));
    }

    private static long sum(Map<TransferId, Long> bytes) {
        return bytes.values().stream().mapToLong(Long::longValue).sum();
    }

    @Test
    void aUsersRateBindsOnlyThatUser() throws Exception {
        try (RelayFixture fixture = RelayFixture.start()) {
            OptionalLong rate = OptionalLong.of(1_000_000);
            Ticket first =
                    ticket("a", new RecordedStream()).withUsers(Set.of("alice")).withRates(NONE, rate);
            Ticket second =
                    ticket("b", new RecordedStream()).withUsers(Set.of("alice")).withRates(NONE, rate);
            Ticket other = ticket("c", new RecordedStream()).withUsers(Set.of("carol"));
            CompletableFuture<Double> one = seconds(fixture.pair("a", first), 500_000);
            CompletableFuture<Double> two = seconds(fixture.pair("b", second), 500_000);
            double neighbour = seconds(fixture.pair("c", other), 500_000).join();
            double slowest = Math.max(one.join(), two.join());
            assertThat(slowest).isGreaterThan(0.9 - BURST_SECONDS);
            assertThat(neighbour).isLessThan(slowest);
        }
    }

    @Test
    void aNewRateHoldsForWhatRuns() throws Exception {
        RelaySettings slow = RelayFixture.settings().with(new Rates(NONE, NONE, OptionalLong.of(1000)));
        try (RelayFixture fixture = RelayFixture.start(slow)) {
            RecordedStream stream = new RecordedStream();
            Pair pair = fixture.pair("s", ticket("s", stream));
            CompletableFuture<Double> seconds = seconds(pair, 5_000_000);
            await().until(() -> !stream.reports().isEmpty());
            assertThat(stream.reports().get(0).total()).isLessThan(3000);
            fixture.relay().apply(RelayFixture.settings());
            assertThat(seconds.join()).isLessThan(10);
        }
    }

    @Test
    void aThrottledTransferIsNotIdle() throws Exception {
        ManualClock clock = new ManualClock();
        try (RelayFixture fixture = RelayFixture.start(RelayFixture.settings(), clock)) {
            RecordedStream stream = new RecordedStream();
            Pair pair = fixture.pair("s", ticket("s", stream).withRates(OptionalLong.of(1), NONE));
            pair.requester().send(new byte[2000]);
            await().until(() -> !stream.reports().isEmpty());
            clock.advance(Timeouts.DEFAULT.idle().multipliedBy(2));
            pair.target().read(512);
            assertThat(stream.isOver()).isFalse();
        }
    }

    @Test
    void aStopDoesNotWaitForARate() throws Exception {
        try (RelayFixture fixture = RelayFixture.start()) {
            RecordedStream stream = new RecordedStream();
            Ticket ticket = ticket("s", stream).withRates(OptionalLong.of(1), NONE);
            Pair pair = fixture.pair("s", ticket);
            pair.requester().send(new byte[2000]);
            await().until(() -> !stream.reports().isEmpty());
            fixture.relay().stop(ticket.id());
            assertThat(stream.awaitEnd().ending()).isEqualTo(StreamOutcome.STOPPED);
        }
    }
}
