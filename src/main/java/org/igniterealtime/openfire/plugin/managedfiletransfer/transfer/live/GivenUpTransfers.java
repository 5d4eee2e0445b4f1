// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.live;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Party;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.StreamKey;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Transfer;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferId;
import org.jspecify.annotations.Nullable;

/**
 * The transfers that the server gave up, as they stood before that: a person may answer after a day, and a client find its
 * way after many dead addresses, and that is then the same transfer. Each account has a share of the room, and one that
 * needs more pushes out its own oldest. Thread-safe.
 */
final class GivenUpTransfers {

    private final Shares shares;
    private final Map<TransferId, GivenUp> byId = new HashMap<>();
    private final Map<StreamKey, GivenUp> byStream = new HashMap<>();
    private final Map<Party, Set<TransferId>> byParty = new HashMap<>();

    /** Of each account, oldest first. */
    private final Map<Account, Map<TransferId, GivenUp>> byAccount = new HashMap<>();

    GivenUpTransfers(Shares shares) {
        this.shares = shares;
    }

    /**
     * One that was given up.
     *
     * @param before as it stood
     * @param allowance of its stream, which it holds
     * @param times how often it was given up, with this one
     */
    record GivenUp(Transfer before, Account beginner, Allowance allowance, Instant at, int times) {}

    /**
     * Remembers one.
     *
     * @return those that are forgotten for it: of the same account or the same stream, or itself where there is no room
     */
    synchronized List<GivenUp> remember(GivenUp one) {
        List<GivenUp> forgotten = new ArrayList<>();
        take(one.before().stream()).ifPresent(forgotten::add);
        Shares.Taken place = shares.take(one.beginner());
        if (place == Shares.Taken.SHARE_USED_UP) {
            byAccount.getOrDefault(one.beginner(), Map.of()).values().stream()
                    .findFirst()
                    .ifPresent(oldest -> {
                        drop(oldest);
                        forgotten.add(oldest);
                    });
            place = shares.take(one.beginner());
        }
        if (place != Shares.Taken.YES) {
            forgotten.add(one);
            return forgotten;
        }
        byId.put(one.before().id(), one);
        byStream.put(one.before().stream(), one);
        parties(one).forEach(party -> byParty.computeIfAbsent(party, key -> new LinkedHashSet<>())
                .add(one.before().id()));
        byAccount
                .computeIfAbsent(one.beginner(), account -> new LinkedHashMap<>())
                .put(one.before().id(), one);
        return forgotten;
    }

    synchronized Optional<Transfer> find(TransferId id) {
        return Optional.ofNullable(byId.get(id)).map(GivenUp::before);
    }

    synchronized Optional<Transfer> find(StreamKey stream) {
        return Optional.ofNullable(byStream.get(stream)).map(GivenUp::before);
    }

    synchronized Optional<GivenUp> take(TransferId id) {
        return taken(byId.get(id));
    }

    synchronized Optional<GivenUp> take(StreamKey stream) {
        return taken(byStream.get(stream));
    }

    /** Forgets those of this address. */
    synchronized List<GivenUp> takeAll(Party party) {
        List<GivenUp> all = Set.copyOf(byParty.getOrDefault(party, Set.of())).stream()
                .flatMap(id -> Optional.ofNullable(byId.get(id)).stream())
                .toList();
        all.forEach(this::drop);
        return all;
    }

    /** Forgets those of such addresses. Looks at all addresses. */
    synchronized List<GivenUp> takeAll(Predicate<Party> parties) {
        return List.copyOf(byParty.keySet()).stream()
                .filter(parties)
                .flatMap(party -> takeAll(party).stream())
                .toList();
    }

    /** Forgets those that are old. */
    synchronized List<GivenUp> expire(Instant now, Duration remembered) {
        List<GivenUp> old = byId.values().stream()
                .filter(one -> one.at().plus(remembered).isBefore(now))
                .toList();
        old.forEach(this::drop);
        return old;
    }

    synchronized int size() {
        return byId.size();
    }

    private static Set<Party> parties(GivenUp one) {
        return new LinkedHashSet<>(List.of(one.before().sender(), one.before().recipient()));
    }

    private Optional<GivenUp> taken(@Nullable GivenUp one) {
        if (one != null) {
            drop(one);
        }
        return Optional.ofNullable(one);
    }

    private void drop(GivenUp one) {
        byId.remove(one.before().id());
        byStream.remove(one.before().stream());
        parties(one)
                .forEach(party -> byParty.computeIfPresent(party, (key, all) -> {
                    all.remove(one.before().id());
                    return all.isEmpty() ? null : all;
                }));
        byAccount.computeIfPresent(one.beginner(), (account, own) -> {
            own.remove(one.before().id());
            return own.isEmpty() ? null : own;
        });
        shares.give(one.beginner());
    }
}
