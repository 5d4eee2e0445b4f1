// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.relay;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.address.KnownAddresses;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.progress.StreamOutcome;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.StreamKey;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.live.BearerAddress;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One event loop and all that lives on it: connections in their handshake, and the rendezvous of the digests that are its
 * own. All methods are called on the loop.
 */
final class Shard {

    private static final Logger Log = LoggerFactory.getLogger(Shard.class);

    private final EventLoop loop;
    private final RelayContext context;
    private final Shards shards;
    private final Map<BearerAddress, Rendezvous> places = new HashMap<>();
    /** A connection that closes while it moves to another shard is removed by the other's thread. */
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();

    private @Nullable ScheduledFuture<?> ticking;
    private boolean closed;

    Shard(EventLoop loop, RelayContext context, Shards shards) {
        this.loop = loop;
        this.context = context;
        this.shards = shards;
    }

    /** Lets time pass. Called once, by the thread that makes the shard. */
    void start(long tickMillis) {
        ticking = loop.scheduleAtFixedRate(this::tick, tickMillis, tickMillis, TimeUnit.MILLISECONDS);
    }

    EventLoop loop() {
        return loop;
    }

    Shard home(BearerAddress digest) {
        return shards.home(digest);
    }

    void add(Connection connection) {
        connections.add(connection);
    }

    void remove(Connection connection) {
        connections.remove(connection);
    }

    Rendezvous rendezvous(BearerAddress digest) {
        return places.computeIfAbsent(digest, key -> new Rendezvous(context, digest));
    }

    ActivationResult activate(BearerAddress digest, StreamKey stream, KnownAddresses known) {
        if (closed) {
            return new ActivationResult.Refused(ActivationResult.Why.CLOSED);
        }
        Claim found = context.claims.find(digest);
        Claim claim = found == null || !found.isOf(stream) ? null : found;
        Rendezvous place = rendezvous(digest);
        return place.activate(stream, claim, known);
    }

    void meet(BearerAddress digest) {
        Rendezvous place = places.get(digest);
        if (place != null) {
            place.meet();
        }
    }

    /** Ends the stream of this claim, and closes what waits for it. */
    void stop(BearerAddress digest, Claim claim) {
        Rendezvous place = places.get(digest);
        if (place == null) {
            return;
        }
        Bytestream stream = place.stream();
        if (stream == null) {
            place.closeWaiting();
        } else if (stream.claim() == claim) {
            stream.end(StreamOutcome.STOPPED);
        }
    }

    /** Rates have changed: who waits for an old one need not. */
    void reconsider() {
        for (Rendezvous place : places.values()) {
            Bytestream stream = place.stream();
            if (stream != null) {
                stream.reconsider();
            }
        }
    }

    /** Time passes for each by itself: whatever one throws, the others and the next tick must not miss theirs. */
    void tick() {
        long now = context.now();
        for (Connection connection : connections) {
            guarded(() -> connection.tick(now), connection::close);
        }
        for (Rendezvous place : List.copyOf(places.values())) {
            Bytestream stream = place.stream();
            if (stream != null) {
                guarded(() -> stream.tick(now), () -> stream.end(StreamOutcome.RESET));
            }
        }
        places.values().removeIf(place -> place.isDeserted(now));
    }

    private static void guarded(Runnable action, Runnable otherwise) {
        try {
            action.run();
        } catch (RuntimeException e) {
            Log.error("A connection to the file transfer proxy failed", e);
            otherwise.run();
        }
    }

    void close() {
        closed = true;
        if (ticking != null) {
            ticking.cancel(false);
        }
        for (Rendezvous place : List.copyOf(places.values())) {
            Bytestream stream = place.stream();
            if (stream != null) {
                stream.end(StreamOutcome.RELAY_CLOSED);
            }
        }
        connections.forEach(Connection::close);
    }
}
