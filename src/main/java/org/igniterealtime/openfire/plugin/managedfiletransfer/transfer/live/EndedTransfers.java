// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.live;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.StreamKey;
import org.jspecify.annotations.Nullable;

/**
 * The transfers that ended not long ago, by their stream: the last one of each. Each account has a share of the room, and
 * one that ends more pushes out its own oldest; where all remote domains together have theirs, the domain that has the most
 * loses its oldest. Thread-safe.
 */
final class EndedTransfers {

    private final int ofUser;
    private final int ofDomain;
    private final int ofRemote;
    private int remote;
    private final Map<TextDigest, Entry> byStream = new HashMap<>();
    /** Of each account, oldest first. */
    private final Map<Account, Map<TextDigest, Entry>> byAccount = new HashMap<>();

    /**
     * @param ofUser the most that are remembered of one user of this server
     * @param ofDomain the most of one remote domain
     * @param ofRemote the most of all remote domains together
     */
    EndedTransfers(int ofUser, int ofDomain, int ofRemote) {
        this.ofUser = ofUser;
        this.ofDomain = ofDomain;
        this.ofRemote = ofRemote;
    }

    synchronized void remember(StreamKey stream, Account beginner, Ended ended) {
        forget(stream);
        if (!beginner.local() && remote >= ofRemote) {
            byAccount.entrySet().stream()
                    .filter(each -> !each.getKey().local())
                    .map(Map.Entry::getValue)
                    .max(Comparator.comparing(Map::size))
                    .ifPresent(most -> drop(most.values().iterator().next(), most));
        }
        Entry entry = new Entry(TextDigest.of(stream), beginner, ended);
        Map<TextDigest, Entry> own = byAccount.computeIfAbsent(beginner, account -> new LinkedHashMap<>());
        if (own.size() >= (beginner.local() ? ofUser : ofDomain)) {
            drop(own.values().iterator().next(), own);
        }
        own.put(entry.stream(), entry);
        byStream.put(entry.stream(), entry);
        remote += beginner.local() ? 0 : 1;
        byAccount.put(beginner, own);
    }

    synchronized Optional<Ended> find(StreamKey stream) {
        return Optional.ofNullable(byStream.get(TextDigest.of(stream))).map(Entry::ended);
    }

    synchronized void forget(StreamKey stream) {
        @Nullable Entry entry = byStream.get(TextDigest.of(stream));
        if (entry != null) {
            drop(entry, byAccount.getOrDefault(entry.beginner(), new LinkedHashMap<>()));
        }
    }

    synchronized void expire(Instant now, Duration remembered) {
        for (Map<TextDigest, Entry> own : List.copyOf(byAccount.values())) {
            own.values().stream()
                    .takeWhile(entry -> entry.ended().at().plus(remembered).isBefore(now))
                    .toList()
                    .forEach(entry -> drop(entry, own));
        }
    }

    synchronized int size() {
        return byStream.size();
    }

    private void drop(Entry entry, Map<TextDigest, Entry> own) {
        byStream.remove(entry.stream());
        remote -= entry.beginner().local() ? 0 : 1;
        own.remove(entry.stream());
        if (own.isEmpty()) {
            byAccount.remove(entry.beginner());
        }
    }

    private record Entry(TextDigest stream, Account beginner, Ended ended) {}
}
