// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.transfer;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The transfers that ended not long ago, by their stream: the last one of each. Each account has a share of the room, and
 * one that ends more pushes out its own oldest. Thread-safe.
 */
final class EndedTransfers {

    private final int ofUser;
    private final int ofDomain;
    private final Map<TextDigest, Entry> byStream = new HashMap<>();
    private final Map<Account, Deque<Entry>> byAccount = new HashMap<>();

    /**
     * @param ofUser the most that are remembered of one user of this server
     * @param ofDomain the most of one remote domain
     */
    EndedTransfers(int ofUser, int ofDomain) {
        this.ofUser = ofUser;
        this.ofDomain = ofDomain;
    }

    synchronized void remember(StreamKey stream, Account beginner, Ended ended) {
        forget(stream);
        Entry entry = new Entry(TextDigest.of(stream), beginner, ended);
        Deque<Entry> own = byAccount.computeIfAbsent(beginner, account -> new ArrayDeque<>());
        if (own.size() >= (beginner.local() ? ofUser : ofDomain)) {
            drop(own.getFirst(), own);
        }
        own.addLast(entry);
        byStream.put(entry.stream(), entry);
        byAccount.put(beginner, own);
    }

    synchronized Optional<Ended> find(StreamKey stream) {
        return Optional.ofNullable(byStream.get(TextDigest.of(stream))).map(Entry::ended);
    }

    synchronized void forget(StreamKey stream) {
        @Nullable Entry entry = byStream.get(TextDigest.of(stream));
        if (entry != null) {
            Deque<Entry> own = byAccount.getOrDefault(entry.beginner(), new ArrayDeque<>());
            drop(entry, own);
        }
    }

    synchronized void expire(Instant now, Duration remembered) {
        for (Iterator<Deque<Entry>> accounts = byAccount.values().iterator(); accounts.hasNext(); ) {
            Deque<Entry> own = accounts.next();
            while (!own.isEmpty()
                    && own.getFirst().ended().at().plus(remembered).isBefore(now)) {
                byStream.remove(own.removeFirst().stream());
            }
            if (own.isEmpty()) {
                accounts.remove();
            }
        }
    }

    synchronized int size() {
        return byStream.size();
    }

    private void drop(Entry entry, Deque<Entry> own) {
        byStream.remove(entry.stream());
        own.remove(entry);
        if (own.isEmpty()) {
            byAccount.remove(entry.beginner());
        }
    }

    private record Entry(TextDigest stream, Account beginner, Ended ended) {}
}
