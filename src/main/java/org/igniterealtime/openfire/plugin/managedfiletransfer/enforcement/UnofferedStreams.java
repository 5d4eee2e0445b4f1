// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.Envelope;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.Refusal;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.Rewrite;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Offer;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.OfferedFile;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Protocol;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Reason;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.SessionKey;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.StreamKey;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Transfer;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferPath;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferState;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.live.Ended;

/**
 * A step of a stream for which no offer waits: decided like an offer, or refused where this server has ended the stream, where a
 * stop has interrupted it, or where another one of its id is running.
 */
final class UnofferedStreams {

    private final EnforcementContext context;
    private final Admission admission;
    private final Ends ends;

    UnofferedStreams(EnforcementContext context, Admission admission, Ends ends) {
        this.context = context;
        this.admission = admission;
        this.ends = ends;
    }

    /**
     * A stream for which no live transfer is known: one that was never offered, or whose transfer has ended meanwhile. It
     * is decided like an offer of the one who sends this.
     *
     * @param stream whose peers are the sender and the recipient of this envelope
     * @param breaches rules that this step breaks, to be noted where nothing is refused
     */
    Admission.Begun withoutOffer(
            Envelope stream, String id, TransferPath path, Rewrite rewrite, List<Reason> breaches) {
        StreamKey key = StreamKey.of(stream.from(), stream.to(), id);
        if (refusedAsEnded(key, stream, rewrite)) {
            return Admission.Begun.REFUSED;
        }
        Optional<Transfer> interrupted = context.transfers().findInterrupted(key);
        if (interrupted.isPresent()) {
            return admission.resume(interrupted.get(), stream, Set.of(path), rewrite);
        }
        return admission.begin(StreamOffers.of(stream, id, context.now()), Set.of(path), rewrite, breaches);
    }

    /** Refuses a step of a stream that this server ended: by policy while it is enforced, or by an administrator. */
    boolean refusedAsEnded(StreamKey stream, Envelope envelope, Rewrite rewrite) {
        Optional<Ended> before = context.transfers()
                .findEnded(stream)
                .filter(ended -> ended.state().isOurEnd())
                .filter(ended -> context.enforces() || ended.state() == TransferState.STOPPED);
        if (before.isEmpty() && context.enforces()) {
            return refusedAsInterrupted(stream, envelope, rewrite) || refusedAsGivenUp(stream, envelope, rewrite);
        }
        before.ifPresent(ended -> {
            Reason reason = Reasons.endedBefore(ended);
            Offer again = again(ended.protocol(), envelope, stream.id(), OfferedFile.UNKNOWN);
            context.transfers().report(admission.ended(again, reason));
            rewrite.refuse(Refusal.itemNotFound(context.text(reason, rewrite)));
        });
        return before.isPresent();
    }

    /** How much the recipient took before the stop is not known, so that no limit could hold. */
    private boolean refusedAsInterrupted(StreamKey stream, Envelope envelope, Rewrite rewrite) {
        Optional<Transfer> interrupted = context.transfers().findInterrupted(stream);
        interrupted.ifPresent(before -> {
            Offer again = again(before.offer().protocol(), envelope, stream.id(), before.file());
            ends.refusedOffer(admission.ended(again, Reasons.INTERRUPTED_BEFORE), Reasons.INTERRUPTED_BEFORE, rewrite);
            rewrite.refuse(Refusal.itemNotFound(context.text(Reasons.INTERRUPTED_BEFORE, rewrite, before, envelope)));
        });
        return interrupted.isPresent();
    }

    /** What was given up and could not be reopened, by the policy that holds by now, is no stream without a name. */
    private boolean refusedAsGivenUp(StreamKey stream, Envelope envelope, Rewrite rewrite) {
        Optional<Transfer> givenUp = context.transfers().findGivenUp(stream);
        givenUp.ifPresent(before -> {
            Offer again = again(before.offer().protocol(), envelope, stream.id(), before.file());
            ends.refusedOffer(admission.ended(again, Reasons.REVOKED), Reasons.REVOKED, rewrite);
            rewrite.refuse(Refusal.itemNotFound(context.text(Reasons.REVOKED, rewrite, before, envelope)));
        });
        return givenUp.isPresent();
    }

    /** A second stream beside one whose bytes are counted would be a way around the count. */
    boolean refusedAsSecond(Transfer running, Envelope envelope, Rewrite rewrite) {
        if (!running.isEnforced()) {
            ends.breach(running, Reasons.SECOND_STREAM);
            return false;
        }
        Offer again =
                again(running.offer().protocol(), envelope, running.stream().id(), running.file());
        context.transfers().report(admission.ended(again, Reasons.SECOND_STREAM));
        rewrite.refuse(Refusal.conflict(context.text(Reasons.SECOND_STREAM, rewrite)));
        return true;
    }

    /** Records that a step of a stream is refused, of which nothing but its id is known, and tells its sender. */
    void recordRefused(Envelope envelope, String stream, Reason reason, Rewrite rewrite) {
        Offer offer = StreamOffers.of(envelope, stream, context.now());
        ends.refusedOffer(admission.ended(offer, reason), reason, rewrite);
    }

    private Offer again(Protocol protocol, Envelope envelope, String stream, OfferedFile file) {
        return Offer.ofInitiator(protocol, new SessionKey(envelope.from(), envelope.to(), stream), file, context.now())
                .in(envelope.room());
    }
}
