// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.relay;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Where the connections of one digest meet. Confined to the loop of its shard. */
final class Rendezvous {

    private final Common common;
    private final List<Waiting> waiting = new ArrayList<>(2);
    private @Nullable Bytestream stream;
    /** The claim of the stream that ended last, and when; for an activation that is repeated after a small file. */
    private @Nullable Claim endedUnder;

    private long endedAt;

    Rendezvous(Common common) {
        this.common = common;
    }

    /**
     * Lets a connection wait here. Nobody joins a stream that runs; and where too many wait already, one from the same
     * address has to go, so that a stranger can only push out his own.
     */
    boolean admit(Waiting arriving) {
        if (stream != null) {
            return false;
        }
        if (waiting.size() >= common.settings().caps().perDigest()) {
            Optional<Waiting> own = waiting.stream()
                    .filter(other -> other.address().equals(arriving.address()))
                    .findFirst();
            if (own.isEmpty()) {
                return false;
            }
            waiting.remove(own.get());
            own.get().connection().close();
        }
        waiting.add(arriving);
        return true;
    }

    void remove(Waiting gone) {
        waiting.remove(gone);
    }

    Activation activate(
            @Nullable Claim claim, KnownAddresses known, BiFunction<Connection, Connection, Bytestream> joined) {
        if (stream != null || isRepeated(claim)) {
            return new Activation.AlreadyActivated();
        }
        if (claim == null) {
            return new Activation.Refused(Activation.Why.NO_TICKET);
        }
        if (claim.stream() != null) {
            return new Activation.Refused(Activation.Why.RUNNING_ELSEWHERE);
        }
        Pairing pairing = Pairing.of(waiting, known);
        if (pairing instanceof Pairing.TooFew few) {
            return new Activation.NotConnected(few.connected());
        }
        if (pairing instanceof Pairing.Chosen<?> chosen
                && chosen.requester() instanceof Waiting requester
                && chosen.target() instanceof Waiting target) {
            return join(claim, requester, target, joined);
        }
        closeWaiting();
        return new Activation.Refused(Activation.Why.AMBIGUOUS);
    }

    private boolean isRepeated(@Nullable Claim claim) {
        return endedUnder != null && (claim == null || claim == endedUnder) && waiting.size() < 2;
    }

    private Activation join(
            Claim claim, Waiting requester, Waiting target, BiFunction<Connection, Connection, Bytestream> joined) {
        if (requester.settle() != claim || target.settle() != claim) {
            return new Activation.Refused(Activation.Why.USER_CAP);
        }
        Bytestream begun = joined.apply(requester.connection(), target.connection());
        if (!claim.begin(begun)) {
            return new Activation.Refused(Activation.Why.RUNNING_ELSEWHERE);
        }
        waiting.remove(requester);
        waiting.remove(target);
        closeWaiting();
        stream = begun;
        begun.start(requester, target);
        return new Activation.Activated();
    }

    void ended(Bytestream ended, Claim claim) {
        if (stream == ended) {
            stream = null;
            endedUnder = claim;
            endedAt = common.now();
        }
    }

    @Nullable
    Bytestream stream() {
        return stream;
    }

    void closeWaiting() {
        List.copyOf(waiting).forEach(left -> left.connection().close());
        waiting.clear();
    }

    /** Whether nothing here needs to be remembered. */
    boolean isDeserted(long now) {
        long remembered = common.settings().patience().handshakeStep().toNanos();
        if (endedUnder != null && now - endedAt > remembered) {
            endedUnder = null;
        }
        return stream == null && waiting.isEmpty() && endedUnder == null;
    }
}
