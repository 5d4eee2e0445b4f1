// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.relay.limits;

import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** One bucket for each user who has a stream, shared by all streams of that user. Thread-safe. */
public final class UserBuckets {

    private final ConcurrentHashMap<String, Entry> byUser = new ConcurrentHashMap<>();
    private final LongSupplier defaultRate;

    /** @param defaultRate bytes per second where a ticket says nothing, 0 for no limit */
    public UserBuckets(LongSupplier defaultRate) {
        this.defaultRate = defaultRate;
    }

    /** The bucket of this user until {@link #leave}. Where tickets name different rates, the lowest one holds. */
    public Bucket join(String user, OptionalLong rate, long now) {
        Entry joined = byUser.compute(user, (key, before) -> {
            Entry entry = before == null ? new Entry(now) : before;
            entry.streams++;
            entry.rate = lower(entry.rate, rate);
            return entry;
        });
        return joined.bucket.join();
    }

    /** An older ticket, made while no rate was enforced, must not lift the one that holds now. */
    private static OptionalLong lower(OptionalLong one, OptionalLong other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.isEmpty() ? other : one;
        }
        return OptionalLong.of(Math.min(one.getAsLong(), other.getAsLong()));
    }

    public void leave(String user) {
        byUser.computeIfPresent(user, (key, entry) -> {
            entry.bucket.leave();
            return --entry.streams == 0 ? null : entry;
        });
    }

    public int size() {
        return byUser.size();
    }

    private final class Entry {

        private final Bucket bucket;
        private volatile OptionalLong rate = OptionalLong.empty();
        /** Changed only inside the map's compute. */
        private int streams;

        Entry(long now) {
            bucket = new Bucket(() -> rate.orElseGet(defaultRate), now);
        }
    }
}
