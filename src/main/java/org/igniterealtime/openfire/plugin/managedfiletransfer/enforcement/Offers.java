// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.Envelope;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.Refusal;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.Rewrite;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.StreamMethod;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.TransferSignal;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Limits;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Offer;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Protocol;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Reason;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.SessionKey;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.StreamKey;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Transfer;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferPath;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferState;

/** A file is offered by stream initiation (XEP-0096). Each method says whether the stanza goes on. */
final class Offers {

    private final EnforcementContext context;
    private final Admission admission;
    private final Ends ends;

    Offers(EnforcementContext context, Admission admission, Ends ends) {
        this.context = context;
        this.admission = admission;
        this.ends = ends;
    }

    /** A file is offered by stream initiation. */
    boolean offered(TransferSignal.Offer offer) {
        Envelope envelope = offer.envelope();
        if (context.isServer(envelope.to())) {
            // The server answers for an account that is not connected under this address: no transfer begins.
            return true;
        }
        SessionKey session = new SessionKey(envelope.from(), envelope.to(), offer.session());
        Optional<Transfer> same = context.transfers().find(session);
        if (same.isPresent() && isRepeated(same.get(), offer)) {
            // What was taken out of the first one is in this one again.
            return negotiate(same.get(), offer);
        }
        boolean inUse = same.filter(Offers::isInUse).isPresent();
        if (same.isPresent() && !makeRoom(same.get(), offer)) {
            return false;
        }
        Offer made = Offer.ofInitiator(Protocol.SI, session, offer.file(), context.now())
                .in(envelope.room());
        List<Reason> breaches = inUse ? List.of(Reasons.SESSION_IN_USE) : List.of();
        Admission.Begun begun = admission.begin(made, paths(offer.methods()), offer.rewrite(), breaches);
        return begun.transfer().map(transfer -> negotiate(transfer, offer)).orElse(begun.goesOn());
    }

    /** An offer or a step that breaks its protocol's rules. */
    boolean malformed(TransferSignal.Malformed broken) {
        Envelope envelope = broken.envelope();
        Reason reason = Reasons.malformed(broken.problem());
        if (context.enforces()) {
            Transfer refused = admission.ended(asOffer(broken), reason);
            context.transfers().report(refused);
            ends.notices().tellSender(refused, reason, broken.rewrite().language());
            broken.rewrite().refuse(Refusal.badRequest(context.text(reason, broken.rewrite())));
            return false;
        }
        if (broken.offer() && !context.isServer(envelope.to())) {
            return observe(broken, reason);
        }
        context.transfers()
                .of(StreamKey.of(envelope.from(), envelope.to(), broken.session()))
                .forEach(transfer -> ends.breach(transfer, reason));
        context.unrecorded().unfollowed();
        return true;
    }

    /** It goes on unjudged; what could be read of it is followed. */
    private boolean observe(TransferSignal.Malformed broken, Reason reason) {
        Offer offer = asOffer(broken);
        if (broken.session().isEmpty()
                || context.transfers().find(offer.session()).isPresent()) {
            if (admission.refusedByOthers(offer, broken.rewrite())) {
                return false;
            }
            context.transfers().report(admission.ended(offer, Reasons.notFollowed(broken.problem())));
            return true;
        }
        Admission.Begun begun = admission.begin(offer, Set.of(), broken.rewrite(), List.of(reason));
        begun.transfer().ifPresent(transfer -> {
            if (!awaitAnswer(transfer, broken.envelope(), List.of())) {
                context.unrecorded().unfollowed();
            }
        });
        return begun.goesOn();
    }

    /** Waits for the answer to an offer of this transfer; false where there is no room for it. */
    private boolean awaitAnswer(Transfer transfer, Envelope envelope, List<StreamMethod> refused) {
        return context.awaited()
                .expectOffer(transfer.id(), envelope, context.transfers().account(envelope.from()), refused);
    }

    /** Takes methods out of the offer that the transfer must not use, and waits for the answer. */
    private boolean negotiate(Transfer transfer, TransferSignal.Offer offer) {
        Limits limits = transfer.limits();
        Set<StreamMethod> unwanted = EnumSet.noneOf(StreamMethod.class);
        if (!limits.inBandAllowed()) {
            unwanted.add(StreamMethod.IN_BAND);
        }
        if (limits.proxyOnly()) {
            unwanted.add(StreamMethod.OUT_OF_BAND);
            unwanted.add(StreamMethod.OTHER);
        }
        unwanted.retainAll(offer.methods());
        boolean nothingLeft = !unwanted.isEmpty() && unwanted.containsAll(offer.methods());
        if (transfer.isEnforced() && nothingLeft) {
            return refuseBegun(transfer, Reasons.NO_ALLOWED_METHOD, offer.rewrite());
        }
        if (!awaitAnswer(transfer, offer.envelope(), List.copyOf(unwanted))) {
            if (transfer.isEnforced()) {
                return refuseBegun(transfer, Reasons.TOO_MANY_REQUESTS, offer.rewrite());
            }
            context.unrecorded().unfollowed();
        }
        if (transfer.isEnforced()) {
            unwanted.forEach(offer.rewrite()::withdraw);
        } else if (nothingLeft) {
            ends.breach(transfer, Reasons.NO_ALLOWED_METHOD);
        }
        return true;
    }

    private boolean refuseBegun(Transfer transfer, Reason reason, Rewrite rewrite) {
        ends.refused(transfer, reason, rewrite.language());
        rewrite.refuse(Refusal.policy(context.text(reason, rewrite)));
        return false;
    }

    /**
     * The same request once more: a client's stream was resumed, and it sent again what may not have arrived. Under the
     * same id with another file it is another offer, to be decided by itself.
     */
    private boolean isRepeated(Transfer transfer, TransferSignal.Offer offer) {
        return transfer.file().equals(offer.file())
                && context.awaited()
                        .offerOf(transfer.id())
                        .filter(awaited -> awaited.envelope().equals(offer.envelope()))
                        .isPresent();
    }

    /**
     * Some clients use one session id for all transfers: a new offer takes the place of one whose file has arrived, or whose
     * bytes do not move.
     */
    private boolean makeRoom(Transfer same, TransferSignal.Offer offer) {
        if (same.isEnforced() && isInUse(same)) {
            Offer made = Offer.ofInitiator(Protocol.SI, same.offer().session(), offer.file(), context.now())
                    .in(offer.envelope().room());
            Reason reason = Reasons.SESSION_IN_USE;
            ends.refusedOffer(admission.ended(made, reason), reason, offer.rewrite());
            offer.rewrite().refuse(Refusal.conflict(context.text(reason, offer.rewrite())));
            return false;
        }
        if (isInUse(same) && same.path() == TransferPath.PROXIED) {
            // Only watched: its connections go on, and so does its row.
            context.transfers().leaveSession(same.id());
        } else if (!ends.replaced(same)) {
            // At this very moment its stream was joined.
            return context.transfers()
                    .find(same.id())
                    .map(now -> makeRoom(now, offer))
                    .orElse(true);
        }
        return true;
    }

    private static boolean isInUse(Transfer same) {
        return same.state() == TransferState.TRANSFERRING && !same.isDelivered();
    }

    private Offer asOffer(TransferSignal.Malformed broken) {
        Envelope envelope = broken.envelope();
        return Offer.ofInitiator(
                        broken.offer() ? Protocol.SI : Protocol.BARE,
                        new SessionKey(envelope.from(), envelope.to(), broken.session()),
                        broken.file(),
                        context.now())
                .in(envelope.room());
    }

    private static Set<TransferPath> paths(Set<StreamMethod> methods) {
        Set<TransferPath> paths = EnumSet.noneOf(TransferPath.class);
        methods.forEach(
                method -> paths.add(method == StreamMethod.IN_BAND ? TransferPath.IN_BAND : TransferPath.UNKNOWN));
        return paths;
    }
}
