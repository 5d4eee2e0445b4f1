// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.transfer;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Predicate;

/**
 * The live transfers of this node, and for a while the ones that ended.
 *
 * <p>Bounded: strangers decide how many offers there are, so at {@code capacity} no further one is taken. Every change
 * goes through {@link #apply}; changes of one transfer are serialised, and the listener hears them in that order, from
 * inside the change. Thread-safe.
 */
public final class Transfers {

    private final Clock clock;
    private final Semaphore places;
    private final TransferListener listener;
    private final ConcurrentHashMap<TransferId, Transfer> live = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<SessionKey, TransferId> byKey = new ConcurrentHashMap<>();
    private final Map<SessionKey, Transfer> ended;

    /**
     * @param capacity the most transfers that are live at once, and the most ended ones that are remembered
     * @param listener hears of every change; must return at once
     */
    public Transfers(Clock clock, int capacity, TransferListener listener) {
        this.clock = clock;
        this.places = new Semaphore(capacity);
        this.listener = listener;
        this.ended = new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<SessionKey, Transfer> eldest) {
                return size() > capacity;
            }
        };
    }

    /**
     * Takes a transfer whose offer was just seen and allowed.
     *
     * @return false where the registry is full, or where a live transfer has the same key: nothing was taken
     */
    public boolean add(Transfer offered) {
        if (!places.tryAcquire()) {
            return false;
        }
        if (byKey.putIfAbsent(offered.key(), offered.id()) != null) {
            places.release();
            return false;
        }
        forget(offered.key());
        live.compute(offered.id(), (id, none) -> {
            listener.changed(offered, new TransferEvent.Offered(offered.offeredAt()));
            return offered;
        });
        return true;
    }

    /**
     * Reports an offer that never came to life: refused, broken, or one too many. It is remembered as ended, so that
     * what its peers send for it all the same is known.
     *
     * @param refused a transfer in an end state
     */
    public void addEnded(Transfer refused) {
        if (!byKey.containsKey(refused.key())) {
            remember(refused);
        }
        report(refused);
    }

    /** Tells the listener of a transfer that is over as soon as it is seen, and remembers nothing of it. */
    public void report(Transfer refused) {
        Reason reason = refused.reason().orElseGet(() -> new Reason("", ""));
        listener.changed(refused, new TransferEvent.Ended(refused.changedAt(), refused.state(), reason));
    }

    /**
     * Lets an event happen to a live transfer.
     *
     * @return the transfer after it; empty where there is no such live transfer or the event does not apply to it
     */
    public Optional<Transfer> apply(TransferId id, TransferEvent event) {
        return applyIf(id, before -> true, event);
    }

    /**
     * Counts bytes that are about to be forwarded, unless they would exceed a limit that is enforced.
     *
     * @return the transfer with them; empty where they must not be forwarded, or the transfer is over
     */
    public Optional<Transfer> move(TransferId id, long bytes) {
        return applyIf(
                id,
                before -> !before.obligations().enforced() || !before.wouldExceed(bytes),
                new TransferEvent.Moved(clock.instant(), bytes));
    }

    private Optional<Transfer> applyIf(TransferId id, Predicate<Transfer> condition, TransferEvent event) {
        Transfer[] after = new Transfer[1];
        live.computeIfPresent(id, (key, before) -> {
            Optional<Transfer> next = condition.test(before) ? before.after(event) : Optional.empty();
            if (next.isEmpty()) {
                return before;
            }
            Transfer changed = next.get();
            after[0] = changed;
            if (changed.state().isEnd()) {
                // In this order: who takes the key next forgets what is remembered under it.
                remember(changed);
                byKey.remove(changed.key(), id);
            }
            listener.changed(changed, event);
            return changed.state().isEnd() ? null : changed;
        });
        if (after[0] != null && after[0].state().isEnd()) {
            places.release();
        }
        return Optional.ofNullable(after[0]);
    }

    /** The live transfer of this id. */
    public Optional<Transfer> find(TransferId id) {
        return Optional.ofNullable(live.get(id));
    }

    /** The live transfer of this stream. */
    public Optional<Transfer> find(SessionKey key) {
        TransferId id = byKey.get(key);
        return id == null ? Optional.empty() : find(id);
    }

    /** The last transfer of this stream that ended not long ago and was not followed by a new one. */
    public Optional<Transfer> findEnded(SessionKey key) {
        synchronized (ended) {
            return Optional.ofNullable(ended.get(key));
        }
    }

    /** All live transfers, newest first. */
    public List<Transfer> live() {
        return live.values().stream()
                .sorted(Comparator.comparing(Transfer::offeredAt)
                        .thenComparing(transfer -> transfer.id().value())
                        .reversed())
                .toList();
    }

    /** The live transfers of this address. */
    public Collection<Transfer> of(Party party) {
        return live.values().stream()
                .filter(transfer -> transfer.involves(party))
                .toList();
    }

    /** How many live transfers this account sends. */
    public long countSentBy(String bareAddress) {
        return live.values().stream()
                .filter(transfer -> transfer.sender().bare().equals(bareAddress))
                .count();
    }

    /** How many are live. */
    public int size() {
        return live.size();
    }

    /** Ends what did not change for too long, and forgets what ended long ago. Called by a timer, every few seconds. */
    public void expire(TimeOuts timeOuts) {
        Instant now = clock.instant();
        for (Transfer transfer : live.values()) {
            Duration limit = timeOuts.of(transfer);
            if (transfer.changedAt().plus(limit).isBefore(now)) {
                // Not if it changed in the meantime.
                applyIf(transfer.id(), transfer::equals, timeOuts.end(transfer, now));
            }
        }
        synchronized (ended) {
            ended.values()
                    .removeIf(transfer ->
                            transfer.changedAt().plus(timeOuts.remembered()).isBefore(now));
        }
    }

    private void remember(Transfer transfer) {
        synchronized (ended) {
            ended.remove(transfer.key());
            ended.put(transfer.key(), transfer);
        }
    }

    private void forget(SessionKey key) {
        synchronized (ended) {
            ended.remove(key);
        }
    }
}
