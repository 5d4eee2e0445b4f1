// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.relay;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.limits.Bucket;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.limits.ConnectionCounter;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.limits.Descriptors;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.limits.Rates;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.limits.Throttle;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.limits.UserBuckets;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.limits.UserLoad;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.live.BearerAddress;

/** What all loops of a relay share. Thread-safe. */
final class RelayContext {

    final Claims claims = new Claims();
    final ConnectionCounter connectionCounter = new ConnectionCounter(Descriptors.share());
    final UserLoad userLoad = new UserLoad();
    final Counters counters = new Counters();
    final UserBuckets userBuckets = new UserBuckets(() -> orZero(rates().perUser()));
    private final ConcurrentHashMap<BearerAddress, Integer> waiting = new ConcurrentHashMap<>();
    private final LongSupplier nanos;
    private final Bucket relayBucket;
    private volatile RelaySettings settings;

    /** @param nanos the clock, as {@link System#nanoTime} */
    RelayContext(RelaySettings settings, LongSupplier nanos) {
        this.settings = settings;
        this.nanos = nanos;
        this.relayBucket = new Bucket(() -> orZero(rates().relay()), nanos.getAsLong());
    }

    RelaySettings settings() {
        return settings;
    }

    void settings(RelaySettings newSettings) {
        settings = newSettings;
    }

    long now() {
        return nanos.getAsLong();
    }

    /** How many connections wait under this digest now. */
    int waiting(BearerAddress digest) {
        return waiting.getOrDefault(digest, 0);
    }

    /** Told by the one loop on which they wait. */
    void waiting(BearerAddress digest, int count) {
        if (count == 0) {
            waiting.remove(digest);
        } else {
            waiting.put(digest, count);
        }
    }

    /** The rates of a stream under this ticket; give it back with {@link #leave}. */
    Throttle join(Ticket ticket) {
        long now = now();
        List<Bucket> buckets = new ArrayList<>();
        buckets.add(new Bucket(() -> orZero(ticket.bytesPerSecond(), rates().perTransfer()), now));
        ticket.users().forEach(user -> buckets.add(userBuckets.join(user, ticket.userBytesPerSecond(), now)));
        buckets.add(relayBucket.join());
        return new Throttle(buckets);
    }

    void leave(Ticket ticket) {
        relayBucket.leave();
        ticket.users().forEach(userBuckets::leave);
    }

    private Rates rates() {
        return settings.rates();
    }

    private static long orZero(OptionalLong rate) {
        return rate.orElse(0);
    }

    private static long orZero(OptionalLong own, OptionalLong general) {
        return own.isPresent() ? own.getAsLong() : general.orElse(0);
    }
}
