// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.relay.limits;

import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/**
 * Keeps bytes to a rate: what was moved is charged afterwards, and whoever moved it waits until it is paid.
 *
 * <p>All who share a bucket queue up in it in the order in which they moved their bytes, each with one read; so the rate
 * is shared fairly among those who want more than their part, without a list of them, as long as their reads are of one
 * size: {@link #readSize} is what even a socket with a small buffer has at hand. Thread-safe.
 */
public final class Bucket {

    /** How much of an unused rate may be made up for, in nanoseconds: evens out the timers' steps. */
    private static final long BURST = 50_000_000;

    private static final long NANOS_PER_SECOND = 1_000_000_000;

    /** Whoever shares a bucket gets about so many turns a second, so that bytes flow evenly. */
    private static final int TURNS_PER_SECOND = 20;

    private static final int SMALLEST_READ = 512;

    /** Half of what Linux gives a new socket for what it receives. */
    private static final int LARGEST_READ = 64 * 1024;

    private final LongSupplier rate;
    private final AtomicInteger sharers = new AtomicInteger();
    private long paidUntil;

    /**
     * @param rate bytes per second, asked each time; 0 for no limit
     * @param now of the clock that is used for this bucket
     */
    public Bucket(LongSupplier rate, long now) {
        this.rate = rate;
        this.paidUntil = now;
    }

    /** One more stream is charged here, until it has left. */
    public Bucket join() {
        sharers.incrementAndGet();
        return this;
    }

    public void leave() {
        sharers.decrementAndGet();
    }

    /** The most bytes that one who shares it should read at once; empty for no limit. */
    OptionalInt readSize() {
        long bytesPerSecond = rate.getAsLong();
        if (bytesPerSecond == 0) {
            return OptionalInt.empty();
        }
        long turn = bytesPerSecond / TURNS_PER_SECOND / Math.max(1, sharers.get());
        return OptionalInt.of((int) Math.max(SMALLEST_READ, Math.min(LARGEST_READ, turn)));
    }

    /** Charges these bytes, and says how many nanoseconds it takes until they are paid. */
    public synchronized long charge(int bytes, long now) {
        long bytesPerSecond = rate.getAsLong();
        if (bytesPerSecond == 0) {
            paidUntil = now;
            return 0;
        }
        long earliest = now - BURST;
        long begin = paidUntil - earliest < 0 ? earliest : paidUntil;
        paidUntil = begin + bytes * NANOS_PER_SECOND / bytesPerSecond;
        return Math.max(0, paidUntil - now);
    }

    /** Forgets what is not paid: a debt made at a low rate must not outlive it. */
    public synchronized void forgive(long now) {
        paidUntil = now;
    }
}
