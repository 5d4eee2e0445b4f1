// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.audit;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Transfer;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferEvent;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferId;
import org.jspecify.annotations.Nullable;

/**
 * What waits to be written, bounded. Thread-safe; its lock is held while a few references move, never over I/O.
 *
 * <p>Moved bytes need no room of their own: of each transfer only the latest sum is kept. When there is no more room,
 * the events that only tell the way of a transfer give theirs to those that carry a rule and a reason.
 */
final class Backlog {

    private final int capacity;
    private final Map<TransferId, Pending> pending = new LinkedHashMap<>();
    private final Map<TransferId, Transfer> progress = new LinkedHashMap<>();
    private int size;
    private int expendable;
    private long lastNumber;
    private long dropped;
    private boolean closed;

    /**
     * @param capacity the most events that wait, and the most transfers whose progress does
     */
    Backlog(int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException("capacity is " + capacity);
        }
        this.capacity = capacity;
    }

    int capacity() {
        return capacity;
    }

    /** Takes an event; returns whether it is the first one to wait. */
    synchronized boolean add(Transfer after, TransferEvent event) {
        Pending known = pending.get(after.id());
        if (event instanceof TransferEvent.Moved || event instanceof TransferEvent.Hashed) {
            moved(known, after);
            return false;
        }
        progress.remove(after.id());
        HistoryEvent entry = HistoryEvent.of(++lastNumber, after, event);
        if (known != null) {
            known.stands(after, entry);
        }
        if (closed || !makeRoom(entry.kind())) {
            dropped++;
            return false;
        }
        // Looked up anew: making room may have dropped the transfer's other events, and its place with them.
        pending.computeIfAbsent(after.id(), id -> new Pending(after)).add(entry);
        size++;
        expendable += entry.kind().isEssential() ? 0 : 1;
        return size == 1;
    }

    private void moved(@Nullable Pending known, Transfer after) {
        if (known != null) {
            known.moved(after);
        } else if (progress.size() < capacity || progress.containsKey(after.id())) {
            progress.put(after.id(), after);
        }
    }

    private boolean makeRoom(EventKind kind) {
        if (size >= capacity && kind.isEssential() && expendable > 0) {
            thinOut();
        }
        return size < capacity;
    }

    /** Drops every event without a reason at once, so that the next many calls find room without a search. */
    private void thinOut() {
        pending.values().forEach(Pending::thinOut);
        pending.values().removeIf(Pending::isEmpty);
        dropped += expendable;
        size -= expendable;
        expendable = 0;
    }

    /** Takes out the transfers that wait longest, each with all its events. */
    synchronized List<TransferRecord> take(int most) {
        List<TransferRecord> taken = new ArrayList<>();
        Iterator<Pending> oldest = pending.values().iterator();
        while (taken.size() < most && oldest.hasNext()) {
            Pending next = oldest.next();
            oldest.remove();
            size -= next.size();
            expendable -= next.expendable();
            taken.add(next.toRecord());
        }
        return taken;
    }

    /** Takes out transfers of which only bytes moved. */
    synchronized List<TransferRecord> takeProgress(int most) {
        List<TransferRecord> taken = new ArrayList<>();
        Iterator<Transfer> oldest = progress.values().iterator();
        while (taken.size() < most && oldest.hasNext()) {
            taken.add(new TransferRecord(oldest.next(), Optional.empty(), List.of()));
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
