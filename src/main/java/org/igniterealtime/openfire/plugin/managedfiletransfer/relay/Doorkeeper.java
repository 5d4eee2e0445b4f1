// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.relay;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts the open connections, in all and of each neighbourhood, and turns away those above a cap. Thread-safe. */
final class Doorkeeper {

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
    Doorkeeper(int most) {
        this.most = most;
    }

    /** Lets a connection in and counts it until {@link #leave}, or refuses it. */
    boolean enter(InetAddress from, Caps caps) {
        if (total.incrementAndGet() > Math.min(most, caps.total())) {
            total.decrementAndGet();
            return false;
        }
        boolean[] admitted = new boolean[1];
        counts.compute(Neighbourhood.of(from), (key, before) -> {
            int count = before == null ? 0 : before;
            admitted[0] = count < caps.perAddress();
            return admitted[0] ? Integer.valueOf(count + 1) : before;
        });
        if (!admitted[0]) {
            total.decrementAndGet();
        }
        return admitted[0];
    }

    void leave(InetAddress from) {
        total.decrementAndGet();
        counts.computeIfPresent(Neighbourhood.of(from), (key, count) -> count == 1 ? null : count - 1);
    }

    int total() {
        return total.get();
    }

    int neighbourhoods() {
        return counts.size();
    }
}
