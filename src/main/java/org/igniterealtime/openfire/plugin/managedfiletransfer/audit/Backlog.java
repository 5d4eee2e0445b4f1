// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Transfer;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferEvent;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferId;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.live.Account;
import org.jspecify.annotations.Nullable;

/**
 * What waits to be written, bounded. Thread-safe; its lock is held while a few references move, never over I/O.
 *
 * <p>Moved bytes need no room of their own: of each transfer only the latest sum is kept. When there is no more room,
 * the events that only tell the way of a transfer give theirs to those that carry a rule and a reason. Each account has a
 * share of the room, and all remote domains together have half, so that a flood pushes out nobody else's events.
 */
final class Backlog {

    /** One account may fill so many parts of the whole. */
    private static final int SHARES = 10;

    private final int capacity;
    private final int share;
    private final Function<Transfer, Account> beginner;
    private final Map<TransferId, Pending> pending = new LinkedHashMap<>();
    private final Map<TransferId, Transfer> progress = new LinkedHashMap<>();
    /** Live transfers that have a row, or will. */
    private final Set<TransferId> begun = new HashSet<>();

    private final Map<Account, Load> loads = new HashMap<>();
    private int size;
    private int expendable;
    private int remote;
    private long lastNumber;
    private long dropped;
    private boolean closed;

    /**
     * @param capacity the most events that wait, and the most transfers whose progress does
     * @param beginner who answers for a transfer
     */
    Backlog(int capacity, Function<Transfer, Account> beginner) {
        this(capacity, beginner, 0);
    }

    /** @param lastNumber higher than the number of any event that an earlier run has written */
    Backlog(int capacity, Function<Transfer, Account> beginner, long lastNumber) {
        if (capacity < 1) {
            throw new IllegalArgumentException("capacity is " + capacity);
        }
        this.capacity = capacity;
        this.share = Math.max(1, capacity / SHARES);
        this.beginner = beginner;
        this.lastNumber = lastNumber;
    }

    int capacity() {
        return capacity;
    }

    /** What became of an event. */
    enum Added {
        /** It found no room. */
        DROPPED,
        /** It waits, and nothing waited before it. */
        FIRST,
        /** It waits behind others, or is part of what waits. */
        WAITS
    }

    /** Takes an event. */
    synchronized Added add(Transfer after, TransferEvent event) {
        Pending known = pending.get(after.id());
        if (event instanceof TransferEvent.Moved || event instanceof TransferEvent.Hashed) {
            moved(known, after);
            return Added.WAITS;
        }
        progress.remove(after.id());
        HistoryEvent entry = HistoryEvent.of(++lastNumber, after, event);
        if (known != null) {
            known.stands(after, entry);
        }
        Account account = beginner.apply(after);
        if (closed || !makeRoom(entry.kind(), account)) {
            dropped++;
            return keepsEnd(after) ? Added.WAITS : Added.DROPPED;
        }
        if (after.state().isEnd()) {
            begun.remove(after.id());
        } else {
            begun.add(after.id());
        }
        // Looked up anew: making room may have dropped the transfer's other events, and its place with them.
        pending.computeIfAbsent(after.id(), id -> new Pending(after, account)).add(entry);
        count(account, 1, entry.kind().isEssential() ? 0 : 1);
        return size == 1 ? Added.FIRST : Added.WAITS;
    }

    /** The event is lost, but not how a transfer ended that has a row: it would stay open. */
    private boolean keepsEnd(Transfer after) {
        boolean keeps = !closed && after.state().isEnd() && begun.remove(after.id()) && progress.size() < capacity;
        if (keeps) {
            progress.put(after.id(), after);
        }
        return keeps;
    }

    private void moved(@Nullable Pending known, Transfer after) {
        if (known != null) {
            known.moved(after);
        } else if (progress.size() < capacity || progress.containsKey(after.id())) {
            progress.put(after.id(), after);
        }
    }

    private boolean makeRoom(EventKind kind, Account account) {
        Load load = loads.getOrDefault(account, Load.NONE);
        if (load.events() >= share && kind.isEssential() && load.expendable() > 0) {
            thinOut(waiting -> waiting.account().equals(account));
            load = loads.getOrDefault(account, Load.NONE);
        }
        if (load.events() >= share || (!account.local() && remote >= Math.max(1, capacity / 2))) {
            return false;
        }
        if (size >= capacity && kind.isEssential() && expendable > 0) {
            thinOut(waiting -> true);
        }
        return size < capacity;
    }

    /** Drops every event without a reason at once, so that the next many calls find room without a search. */
    private void thinOut(Predicate<Pending> wanted) {
        pending.values().stream().filter(wanted).forEach(waiting -> {
            int gone = waiting.expendable();
            waiting.thinOut();
            dropped += gone;
            count(waiting.account(), -gone, -gone);
        });
        pending.values().removeIf(Pending::isEmpty);
    }

    private void count(Account account, int events, int ofThemExpendable) {
        size += events;
        expendable += ofThemExpendable;
        remote += account.local() ? 0 : events;
        loads.compute(account, (key, before) -> {
            Load load = (before == null ? Load.NONE : before).plus(events, ofThemExpendable);
            return load.events() == 0 ? null : load;
        });
    }

    /** What one account has waiting. */
    private record Load(int events, int expendable) {

        static final Load NONE = new Load(0, 0);

        Load plus(int moreEvents, int moreExpendable) {
            return new Load(events + moreEvents, expendable + moreExpendable);
        }
    }

    /** Takes out the transfers that wait longest, each with all its events. */
    synchronized List<TransferRecord> take(int most) {
        List<TransferRecord> taken = new ArrayList<>();
        Iterator<Pending> oldest = pending.values().iterator();
        while (taken.size() < most && oldest.hasNext()) {
            Pending next = oldest.next();
            oldest.remove();
            count(next.account(), -next.size(), -next.expendable());
            taken.add(next.toRecord());
        }
        return taken;
    }

    /** Takes out transfers of which only bytes moved. */
    synchronized List<TransferRecord> takeProgress(int most) {
        List<TransferRecord> taken = new ArrayList<>();
        Iterator<Transfer> oldest = progress.values().iterator();
        while (taken.size() < most && oldest.hasNext()) {
            taken.add(new TransferRecord(oldest.next(), List.of(), List.of()));
            oldest.remove();
        }
        return taken;
    }

    /** How many events wait. */
    synchronized int size() {
        return size;
    }

    synchronized boolean isEmpty() {
        return size == 0 && progress.isEmpty();
    }

    /** How many events found no room, since the beginning. */
    synchronized long dropped() {
        return dropped;
    }

    /** Takes nothing more: what still comes counts as dropped. */
    synchronized void close() {
        closed = true;
    }
}
