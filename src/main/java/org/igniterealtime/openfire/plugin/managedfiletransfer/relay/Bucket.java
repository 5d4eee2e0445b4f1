// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.relay;

import java.util.function.LongSupplier;

/**
 * Keeps bytes to a rate: what was moved is charged afterwards, and whoever moved it waits until it is paid.
 *
 * <p>All who share a bucket queue up in it in the order in which they moved their bytes, each with about one read; so the
 * rate is shared fairly among those who want more than their part, without a list of them. Thread-safe.
 */
final class Bucket {

    /** How much of an unused rate may be made up for, in nanoseconds: evens out the timers' steps. */
    private static final long BURST = 50_000_000;

    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private final LongSupplier rate;
    private long paidUntil;

    /**
     * @param rate bytes per second, asked each time; 0 for no limit
     * @param now of the clock that is used for this bucket
     */
    Bucket(LongSupplier rate, long now) {
        this.rate = rate;
        this.paidUntil = now;
    }

    long rate() {
        return rate.getAsLong();
    }

    /** Charges these bytes, and says how many nanoseconds it takes until they are paid. */
    synchronized long charge(int bytes, long now) {
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
    synchronized void forgive(long now) {
        paidUntil = now;
    }
}
