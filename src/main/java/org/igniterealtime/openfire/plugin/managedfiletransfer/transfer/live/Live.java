// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.live;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Transfer;

/**
 * One live transfer in the registry. Its snapshot is changed under its own lock only, and may be read by anyone.
 */
final class Live {

    private final Account beginner;
    private final Allowance allowance;
    private final int givenUp;

    /** What had been taken under its stream id in all, when it had taken nothing of that itself. */
    private final long takenBefore;

    private volatile Transfer now;

    /** Whether another transfer has its session by now. */
    private volatile boolean isDetached;

    /** @param givenUp how often it was given up before */
    Live(Transfer offered, Account beginner, Allowance allowance, int givenUp) {
        this.now = offered;
        this.beginner = beginner;
        this.allowance = allowance;
        this.givenUp = givenUp;
        this.takenBefore = allowance.taken() - offered.bytesForwarded();
    }

    Transfer now() {
        return now;
    }

    void now(Transfer changed) {
        now = changed;
    }

    boolean isDetached() {
        return isDetached;
    }

    void detach() {
        isDetached = true;
    }

    Account beginner() {
        return beginner;
    }

    Allowance allowance() {
        return allowance;
    }

    /** What earlier transfers of its stream id had taken, and what counts for it all the same. */
    long usedBefore() {
        return Math.max(0, allowance.used() - usedByItself());
    }

    long usedByItself() {
        return allowance.taken() - takenBefore;
    }

    int givenUp() {
        return givenUp;
    }

    /** Live transfers by something that several of them have in common. Thread-safe. */
    static final class Index<K> {

        private final ConcurrentHashMap<K, Set<Live>> byKey = new ConcurrentHashMap<>();

        void add(K key, Live live) {
            byKey.compute(key, (same, before) -> {
                Set<Live> all = before == null ? ConcurrentHashMap.newKeySet(2) : before;
                all.add(live);
                return all;
            });
        }

        void remove(K key, Live live) {
            byKey.computeIfPresent(key, (same, all) -> {
                all.remove(live);
                return all.isEmpty() ? null : all;
            });
        }

        Stream<Transfer> of(K key) {
            return byKey.getOrDefault(key, Set.of()).stream().map(Live::now);
        }

        int keys() {
            return byKey.size();
        }
    }
}
