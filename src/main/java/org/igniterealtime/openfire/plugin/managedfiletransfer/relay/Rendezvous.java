// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.relay;

import java.util.ArrayList;
import java.util.List;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.address.KnownAddresses;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.StreamKey;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.live.BearerAddress;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where the connections of one digest meet. Confined to the loop of its shard. */
final class Rendezvous {

    private static final Logger Log = LoggerFactory.getLogger(Rendezvous.class);

    /** Connections of one peer, of one subscriber: the most under one digest of so many others. */
    private static final int NEIGHBOURHOODS = 4;

    private final RelayContext context;
    private final BearerAddress digest;
    private final List<Waiting> waiting = new ArrayList<>(2);
    private @Nullable Bytestream stream;

    /** The claim of the stream that ended last, and when; for an activation that is repeated after a small file. */
    private @Nullable Claim endedUnder;

    private long endedAt;

    Rendezvous(RelayContext context, BearerAddress digest) {
        this.context = context;
        this.digest = digest;
    }

    /**
     * Lets a connection wait here. Nobody joins a stream that runs, and nobody pushes out another: where too many wait that
     * come from the same place, the newcomer has to go. A stranger elsewhere takes no place of a known peer.
     */
    boolean admit(Waiting arriving) {
        if (stream != null) {
            return false;
        }
        int most = context.settings().connectionLimits().perDigest();
        long here = waiting.stream()
                .filter(other -> other.address().equals(arriving.address()))
                .count();
        if (here >= most || (waiting.size() >= most * NEIGHBOURHOODS && !isKnown(arriving))) {
            return false;
        }
        waiting.add(arriving);
        count();
        return true;
    }

    private boolean isKnown(Waiting arriving) {
        Claim claim = context.claims.find(digest);
        return claim != null && claim.ticket().known().isOfPeer(arriving.address());
    }

    void remove(Waiting gone) {
        waiting.remove(gone);
        count();
    }

    private void count() {
        context.waiting(digest, waiting.size());
    }

    ActivationResult activate(StreamKey asked, @Nullable Claim claim, KnownAddresses known) {
        if (stream != null) {
            return stream.claim().isOf(asked)
                    ? new ActivationResult.AlreadyActivated()
                    : new ActivationResult.Refused(ActivationResult.Why.NO_TICKET);
        }
        if (isRepeated(asked, claim)) {
            return new ActivationResult.AlreadyActivated();
        }
        if (claim == null) {
            return new ActivationResult.Refused(ActivationResult.Why.NO_TICKET);
        }
        if (claim.stream() != null) {
            return new ActivationResult.Refused(ActivationResult.Why.RUNNING_ELSEWHERE);
        }
        Pairing pairing = Pairing.of(waiting, known);
        if (pairing instanceof Pairing.TooFew few) {
            return new ActivationResult.NotConnected(few.connected());
        }
        if (pairing instanceof Pairing.Chosen<?> chosen
                && chosen.requester() instanceof Waiting requester
                && chosen.target() instanceof Waiting target) {
            return join(claim, requester, target);
        }
        closeWaiting();
        return new ActivationResult.Refused(ActivationResult.Why.AMBIGUOUS);
    }

    private boolean isRepeated(StreamKey asked, @Nullable Claim claim) {
        return endedUnder != null
                && endedUnder.isOf(asked)
                && (claim == null || claim == endedUnder)
                && waiting.size() < 2;
    }

    /** One of the peers says that it is connected: what comes later is not its connection. */
    void meet() {
        waiting.forEach(Waiting::meet);
    }

    private ActivationResult join(Claim claim, Waiting requester, Waiting target) {
        if (claim.ticket().met() && !requester.isMet() && !target.isMet()) {
            // Whoever said so has gone since: both may be the sender's, or one a stranger's.
            return new ActivationResult.NotConnected(1);
        }
        if (requester.settle() != claim || target.settle() != claim) {
            return new ActivationResult.Refused(ActivationResult.Why.USER_CAP);
        }
        if (!isWanted(claim.ticket())) {
            closeWaiting();
            return new ActivationResult.Refused(ActivationResult.Why.NO_TICKET);
        }
        Bytestream begun = new Bytestream(claim, this, context, requester.connection(), target.connection());
        if (!claim.begin(begun)) {
            // Under the other digest of the same stream, a moment ago.
            begun.abandon();
            return new ActivationResult.Refused(ActivationResult.Why.RUNNING_ELSEWHERE);
        }
        waiting.remove(requester);
        waiting.remove(target);
        closeWaiting();
        stream = begun;
        begun.start(requester, target);
        return new ActivationResult.Activated();
    }

    /** Whatever goes wrong in a listener, no byte moves of which nobody knows. */
    private static boolean isWanted(Ticket ticket) {
        try {
            return ticket.listener().joined();
        } catch (Throwable e) {
            Log.error("A listener failed: transfer={}", ticket.id(), e);
            return false;
        }
    }

    void ended(Bytestream ended, Claim claim) {
        if (stream == ended) {
            stream = null;
            endedUnder = claim;
            endedAt = context.now();
        }
    }

    @Nullable
    Bytestream stream() {
        return stream;
    }

    void closeWaiting() {
        List.copyOf(waiting).forEach(left -> left.connection().close());
        waiting.clear();
        count();
    }

    /** Whether nothing here needs to be remembered. */
    boolean isDeserted(long now) {
        long remembered = context.settings().timeouts().handshakeStep().toNanos();
        if (endedUnder != null && now - endedAt > remembered) {
            endedUnder = null;
        }
        return stream == null && waiting.isEmpty() && endedUnder == null;
    }
}
