// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.relay;

import java.util.List;

/** All rates that one stream must keep: its own, its users' and the relay's. The slowest decides. */
final class Throttle {

    /** A read takes at most this part of a second's bytes, so that bytes flow evenly and others get their turn. */
    private static final int READS_PER_SECOND = 20;

    private static final int SMALLEST_READ = 512;

    private final List<Bucket> buckets;

    Throttle(List<Bucket> buckets) {
        this.buckets = List.copyOf(buckets);
    }

    /** Charges bytes that were read, and says for how many nanoseconds no more may be read. */
    long charge(int bytes, long now) {
        long longest = 0;
        for (Bucket bucket : buckets) {
            longest = Math.max(longest, bucket.charge(bytes, now));
        }
        return longest;
    }

    /** How much to read at once, where no more than this many bytes fit. */
    int readSize(int most) {
        long size = most;
        for (Bucket bucket : buckets) {
            long rate = bucket.rate();
            if (rate > 0) {
                size = Math.min(size, Math.max(SMALLEST_READ, rate / READS_PER_SECOND));
            }
        }
        return (int) size;
    }

    void forgive(long now) {
        buckets.forEach(bucket -> bucket.forgive(now));
    }
}
