// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.relay.limits;

import java.util.List;

/** All rates that one stream must keep: its own, its users' and the relay's. The slowest decides. */
public final class Throttle {

    private final List<Bucket> buckets;

    public Throttle(List<Bucket> buckets) {
        this.buckets = List.copyOf(buckets);
    }

    /** Charges bytes that were read, and says for how many nanoseconds no more may be read. */
    public long charge(int bytes, long now) {
        long longest = 0;
        for (Bucket bucket : buckets) {
            longest = Math.max(longest, bucket.charge(bytes, now));
        }
        return longest;
    }

    /** How much to read at once, where no more than this many bytes fit. */
    public int readSize(int most) {
        int size = most;
        for (Bucket bucket : buckets) {
            size = Math.min(size, bucket.readSize().orElse(most));
        }
        return size;
    }

    public void forgive(long now) {
        buckets.forEach(bucket -> bucket.forgive(now));
    }
}
