// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.relay.limits;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts the open connections, in all and of each neighbourhood, and turns away those above a cap. One that a known
 * transfer claims is charged to its users (see {@link UserLoad}), and counts for its neighbourhood no longer: an office
 * behind one address is many users. Thread-safe.
 */
public final class ConnectionCounter {

    /** Where a connection comes from: an IPv4 address or an IPv6 /64, of which a subscriber has 2^64 addresses. */
    private record Neighbourhood(boolean v6, long prefix) {

        static Neighbourhood of(InetAddress address) {
            ByteBuffer bytes = ByteBuffer.wrap(address.getAddress());
            return address instanceof Inet6Address
                    ? new Neighbourhood(true, bytes.getLong())
                    : new Neighbourhood(false, bytes.getInt());
        }
    }

    private final int most;
    private final AtomicInteger total = new AtomicInteger();
    private final ConcurrentHashMap<Neighbourhood, Integer> counts = new ConcurrentHashMap<>();

    /** @param most how many connections there may be whatever the caps say */
    public ConnectionCounter(int most) {
        this.most = most;
    }

    /**
     * Lets a connection in and counts it until it leaves, or refuses it. Only its request tells whether it is claimed, so
     * that up to then a neighbourhood has twice the room; see {@link Admission#isOverCap}.
     */
    public Optional<Admission> enter(InetAddress from, ConnectionLimits connectionLimits) {
        if (total.incrementAndGet() > Math.min(most, connectionLimits.total())) {
            total.decrementAndGet();
            return Optional.empty();
        }
        Neighbourhood neighbourhood = Neighbourhood.of(from);
        boolean[] admitted = new boolean[1];
        counts.compute(neighbourhood, (key, before) -> {
            int count = before == null ? 0 : before;
            admitted[0] = count / 2 < connectionLimits.perAddress();
            return admitted[0] ? Integer.valueOf(count + 1) : before;
        });
        if (!admitted[0]) {
            total.decrementAndGet();
            return Optional.empty();
        }
        return Optional.of(new Admission(neighbourhood));
    }

    /** How one connection is counted. Thread-safe. */
    public final class Admission {

        private final Neighbourhood neighbourhood;
        private boolean claimed;
        private boolean left;

        private Admission(Neighbourhood neighbourhood) {
            this.neighbourhood = neighbourhood;
        }

        /** Whether it is one too many for its neighbourhood, and nobody claims it. */
        public synchronized boolean isOverCap(ConnectionLimits connectionLimits) {
            return !claimed && counts.getOrDefault(neighbourhood, 0) > connectionLimits.perAddress();
        }

        /** Somebody is charged for it, or no longer. */
        public synchronized void claimed(boolean isClaimed) {
            if (left || claimed == isClaimed) {
                return;
            }
            claimed = isClaimed;
            if (claimed) {
                uncount();
            } else {
                counts.merge(neighbourhood, 1, Integer::sum);
            }
        }

        public synchronized void leave() {
            if (left) {
                return;
            }
            left = true;
            total.decrementAndGet();
            if (!claimed) {
                uncount();
            }
        }

        private void uncount() {
            counts.computeIfPresent(neighbourhood, (key, count) -> count == 1 ? null : count - 1);
        }
    }

    public int total() {
        return total.get();
    }

    public int neighbourhoods() {
        return counts.size();
    }
}
