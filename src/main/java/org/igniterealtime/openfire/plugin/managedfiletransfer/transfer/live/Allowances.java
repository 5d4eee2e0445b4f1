// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.live;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Party;

/**
 * The allowances of the streams that a recipient may still have: those of live transfers, and for a while those of ended
 * ones whose stream nobody saw closed. Bounded by the shares of those who began the streams. Thread-safe.
 */
final class Allowances {

    private final Shares shares;
    private final ConcurrentHashMap<TextDigest, Kept> byKey = new ConcurrentHashMap<>();

    /** @param shares how many streams each account may leave behind */
    Allowances(Shares shares) {
        this.shares = shares;
    }

    /**
     * The allowance of this stream, from now on held by one more transfer; a new one where the recipient has no such stream.
     *
     * @return empty where the account that begins the stream has left too many behind
     */
    Optional<Allowance> hold(TextDigest key, Account beginner, Party recipient) {
        Kept held = byKey.compute(key, (digest, before) -> {
            if (before == null && shares.take(beginner) != Shares.Taken.YES) {
                return null;
            }
            Kept kept = before == null ? new Kept(beginner, recipient) : before;
            kept.severalTakers |= !kept.recipient.equals(recipient);
            kept.holders++;
            return kept;
        });
        return held == null ? Optional.empty() : Optional.of(held.allowance);
    }

    /**
     * A transfer does not hold it any longer.
     *
     * @param streamGone whether the recipient is known not to have the stream any more
     */
    void release(TextDigest key, boolean streamGone, Instant now) {
        byKey.computeIfPresent(key, (digest, kept) -> {
            kept.holders--;
            kept.releasedAt = now;
            return kept.holders == 0 && streamGone ? dropped(kept) : kept;
        });
    }

    /** Bytes of it may be taken by another of the recipient's connections than the one it was opened with. */
    void takenElsewhere(TextDigest key) {
        byKey.computeIfPresent(key, (digest, kept) -> {
            kept.severalTakers = true;
            return kept;
        });
    }

    /**
     * How far the recipient has taken this stream. Empty where it has none, or has it at several connections: what one of
     * them closes, another may still have.
     */
    Optional<StreamMark> mark(TextDigest key) {
        return Optional.ofNullable(byKey.get(key))
                .filter(kept -> !kept.severalTakers)
                .map(kept -> new StreamMark(key, kept.allowance, kept.allowance.taken()));
    }

    /** The recipient has closed the stream of which this was marked. */
    void closed(StreamMark mark) {
        mark.allowance().closedAt(mark.taken());
        byKey.computeIfPresent(
                mark.key(),
                (digest, kept) -> kept.allowance == mark.allowance() && kept.holders == 0 && kept.allowance.used() == 0
                        ? dropped(kept)
                        : kept);
    }

    /** Forgets what nobody has held for so long. */
    void expire(Instant now, Duration remembered) {
        byKey.keySet()
                .forEach(key -> byKey.computeIfPresent(
                        key,
                        (digest, kept) -> kept.holders == 0
                                        && kept.releasedAt.plus(remembered).isBefore(now)
                                ? dropped(kept)
                                : kept));
    }

    int size() {
        return byKey.size();
    }

    @SuppressWarnings("NullAway") // Null takes the entry out of the map.
    private Kept dropped(Kept kept) {
        shares.give(kept.beginner);
        return null;
    }

    /** Changed only inside the map's compute. */
    private static final class Kept {

        private final Allowance allowance = new Allowance();
        private final Account beginner;
        private final Party recipient;
        private int holders;

        /** Whether several connections of the recipient may have taken from it. */
        private volatile boolean severalTakers;

        private Instant releasedAt = Instant.MAX;

        Kept(Account beginner, Party recipient) {
            this.beginner = beginner;
            this.recipient = recipient;
        }
    }
}
