// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.awaitility.core.ConditionFactory;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.address.KnownAddresses;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Party;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.StreamKey;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferId;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.live.BearerAddress;

/** A running relay on a free port, and the peers that a test makes. Closes them all, and checks that nothing is left. */
public final class RelayFixture implements AutoCloseable {

    static final Party ALICE = new Party("alice@example.org/desk");
    static final Party BOB = new Party("bob@example.org/phone");

    private static final long TICK_MILLIS = 5;

    private static final AtomicLong COUNT = new AtomicLong();

    private final Relay relay;
    private final List<RawClient> clients = new ArrayList<>();

    private RelayFixture(Relay relay) {
        this.relay = relay;
    }

    public static RelaySettings settings() {
        return RelaySettings.listeningAt(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    public static RelayFixture start() {
        return start(settings());
    }

    public static RelayFixture start(RelaySettings settings) {
        return start(settings, System::nanoTime);
    }

    /** With more loops than one, so that connections have to move between them. */
    public static RelayFixture start(RelaySettings settings, LongSupplier clock) {
        return start(settings, 3, clock);
    }

    public static RelayFixture start(RelaySettings settings, int loops, LongSupplier clock) {
        RelayFixture fixture = new RelayFixture(Relay.start(settings, loops, clock, TICK_MILLIS));
        quickly().until(() -> fixture.relay.state().phase() == RelayState.Phase.BOUND);
        return fixture;
    }

    public Relay relay() {
        return relay;
    }

    public InetSocketAddress address() {
        return relay.state().boundAt().orElseThrow();
    }

    public static StreamKey streamKey(String session) {
        return StreamKey.of(ALICE, BOB, session);
    }

    /** The digest of Alice's offer of streamhosts. */
    public static BearerAddress digest(String session) {
        return BearerAddress.of(session, ALICE, BOB);
    }

    static TransferId newId() {
        return new TransferId("t-" + COUNT.incrementAndGet());
    }

    public static Ticket ticket(String session, RelayListener listener) {
        return Ticket.unlimited(newId(), streamKey(session), listener);
    }

    /** A peer that has connected, and whose connection the relay has seen. */
    public RawClient client() throws IOException {
        long before = relay.counters().arrived();
        RawClient client = new RawClient(address());
        clients.add(client);
        quickly().until(() -> relay.counters().arrived() > before);
        return client;
    }

    /** A peer whose CONNECT for this session was granted. */
    public RawClient peer(String session) throws IOException {
        return client().handshake(digest(session).digest());
    }

    public ActivationResult activate(String session) throws Exception {
        return activate(session, KnownAddresses.NONE);
    }

    public ActivationResult activate(String session, KnownAddresses known) throws Exception {
        return activate(streamKey(session), ALICE, known);
    }

    public ActivationResult activate(StreamKey stream, Party requester, KnownAddresses known) throws Exception {
        return relay.activate(stream, requester, known).toCompletableFuture().get(5, TimeUnit.SECONDS);
    }

    /** Claims this ticket, connects target and requester, and activates. */
    public Pair pair(String session, Ticket ticket) throws Exception {
        assertThat(relay.claim(ticket)).isTrue();
        RawClient target = peer(session);
        RawClient requester = peer(session);
        assertThat(activate(session)).isEqualTo(new ActivationResult.Activated());
        return new Pair(requester, target);
    }

    /** The two peers of a running stream. */
    public record Pair(RawClient requester, RawClient target) {}

    private static ConditionFactory quickly() {
        return await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(2));
    }

    public void awaitNoConnections() {
        quickly().until(() -> relay.counters().connections() == 0);
    }

    @Override
    public void close() throws IOException {
        for (RawClient client : clients) {
            client.reset();
        }
        awaitNoConnections();
        assertThat(relay.counters().running()).isZero();
        relay.close();
        assertThat(relay.state().phase()).isEqualTo(RelayState.Phase.CLOSED);
    }
}
