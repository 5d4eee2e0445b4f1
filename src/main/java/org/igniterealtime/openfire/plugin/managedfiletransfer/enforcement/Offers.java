// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.igniterealtime.openfire.plugin.managedfiletransfer.policy.Decision;
import org.igniterealtime.openfire.plugin.managedfiletransfer.policy.OfferFacts;
import org.igniterealtime.openfire.plugin.managedfiletransfer.policy.Policy;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.Envelope;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.Refusal;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.Rewrite;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.StreamMethod;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.TransferSignal;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Account;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Ended;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Limits;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Offer;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.OfferedFile;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Protocol;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Reason;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Ruling;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.SessionKey;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.StreamKey;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TimeOuts;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Transfer;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferPath;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferState;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Transfers.Added;

/** The first step of a transfer: an offer, or a stream that nobody offered. Each method says whether the stanza goes on. */
final class Offers {

    private final EnforcementContext context;
    private final Ends ends;

    Offers(EnforcementContext context, Ends ends) {
        this.context = context;
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
        Offer made = Offer.ofInitiator(Protocol.SI, session, offer.file(), context.now());
        List<Reason> breaches = inUse ? List.of(Reasons.SESSION_IN_USE) : List.of();
        Begun begun = begin(made, paths(offer.methods()), offer.rewrite(), breaches);
        return begun.transfer().map(transfer -> negotiate(transfer, offer)).orElse(begun.goesOn());
    }

    /** An offer or a step that breaks its protocol's rules. */
    boolean malformed(TransferSignal.Malformed broken) {
        Envelope envelope = broken.envelope();
        Reason reason = Reasons.malformed(broken.problem());
        if (context.enforces()) {
            Transfer refused = ended(asOffer(broken), reason);
            context.transfers().report(refused);
            ends.notices().tellSender(refused, reason, broken.rewrite().language());
            broken.rewrite().refuse(Refusal.badRequest(context.text(reason, broken.rewrite())));
            return false;
        }
        if (broken.offer() && !context.isServer(envelope.to())) {
            return observe(broken, reason);
        }
        context.unrecorded().unfollowed();
        return true;
    }

    /** It goes on unjudged; what could be read of it is followed. */
    private boolean observe(TransferSignal.Malformed broken, Reason reason) {
        Offer offer = asOffer(broken);
        if (broken.session().isEmpty()
                || context.transfers().find(offer.session()).isPresent()) {
            context.transfers().report(ended(offer, Reasons.notFollowed(broken.problem())));
            return true;
        }
        Begun begun = begin(offer, Set.of(), broken.rewrite(), List.of(reason));
        begun.transfer().ifPresent(transfer -> {
            if (!awaitAnswer(transfer, broken.envelope(), List.of())) {
                context.unrecorded().unfollowed();
            }
        });
        return begun.goesOn();
    }

    /**
     * A stream for which no live transfer is known: one that was never offered, or whose transfer has ended meanwhile. It
     * is decided like an offer of the one who sends this.
     *
     * @param stream whose peers are the sender and the recipient of this envelope
     */
    Begun withoutOffer(Envelope stream, String id, TransferPath path, Rewrite rewrite) {
        SessionKey session = new SessionKey(stream.from(), stream.to(), id);
        if (refusedAsEnded(session.stream(), stream, rewrite)) {
            return Begun.REFUSED;
        }
        Optional<Transfer> interrupted = context.transfers().findInterrupted(session.stream());
        if (interrupted.isPresent()) {
            return resume(interrupted.get(), Set.of(path));
        }
        Offer offer = Offer.ofInitiator(Protocol.BARE, session, OfferedFile.UNKNOWN, context.now());
        return begin(offer, Set.of(path), rewrite, List.of());
    }

    /** Refuses a step of a stream that this server ended: by policy while it is enforced, or by an administrator. */
    boolean refusedAsEnded(StreamKey stream, Envelope envelope, Rewrite rewrite) {
        Optional<Ended> before = context.transfers()
                .findEnded(stream)
                .filter(ended -> ended.state().isOurEnd())
                .filter(ended -> context.enforces() || ended.state() == TransferState.STOPPED);
        if (before.isEmpty() && context.enforces()) {
            return refusedAsInterrupted(stream, envelope, rewrite);
        }
        before.ifPresent(ended -> {
            Reason reason = Reasons.endedBefore(ended);
            Offer offer = Offer.ofInitiator(
                    ended.protocol(),
                    new SessionKey(envelope.from(), envelope.to(), stream.id()),
                    OfferedFile.UNKNOWN,
                    context.now());
            context.transfers().report(ended(offer, reason));
            rewrite.refuse(Refusal.itemNotFound(context.text(reason, rewrite)));
        });
        return before.isPresent();
    }

    /** How much the recipient took before the stop is not known, so that no limit could hold. */
    private boolean refusedAsInterrupted(StreamKey stream, Envelope envelope, Rewrite rewrite) {
        Optional<Transfer> interrupted = context.transfers().findInterrupted(stream);
        interrupted.ifPresent(before -> {
            Offer offer = Offer.ofInitiator(
                    before.offer().protocol(),
                    new SessionKey(envelope.from(), envelope.to(), stream.id()),
                    before.file(),
                    context.now());
            ends.refusedOffer(ended(offer, Reasons.INTERRUPTED_BEFORE), Reasons.INTERRUPTED_BEFORE, rewrite);
            rewrite.refuse(Refusal.itemNotFound(context.text(Reasons.INTERRUPTED_BEFORE, rewrite)));
        });
        return interrupted.isPresent();
    }

    /** Where nothing is refused, the peers go on with it: in its row, under what the policy says to it now. */
    Begun resume(Transfer interrupted, Set<TransferPath> paths) {
        Offer offer = interrupted.offer();
        Policy policy = context.policies().current();
        Decision decision =
                policy.decide(new OfferFacts(offer.protocol(), offer.sender(), offer.recipient(), offer.file(), paths));
        if (!(decision instanceof Decision.Allow allow)) {
            // The policy has changed at this very moment.
            return Begun.UNFOLLOWED;
        }
        Ruling ruling = allow.ruling();
        Transfer resumed = interrupted.resumed(
                Ruling.of(ruling.policyVersion(), ruling.enforced(), ruling.limits()), context.now());
        if (context.transfers().resume(resumed) != Added.YES) {
            context.unrecorded().unfollowed();
            return Begun.UNFOLLOWED;
        }
        ruling.breaches().forEach(breach -> ends.breach(resumed, breach));
        return new Begun(Optional.of(resumed), true);
    }

    /** A second stream beside one whose bytes are counted would be a way around the count. */
    boolean refusedAsSecond(Transfer running, Envelope envelope, Rewrite rewrite) {
        if (!running.isEnforced()) {
            ends.breach(running, Reasons.SECOND_STREAM);
            return false;
        }
        Offer offer = Offer.ofInitiator(
                running.offer().protocol(),
                new SessionKey(envelope.from(), envelope.to(), running.stream().id()),
                running.file(),
                context.now());
        context.transfers().report(ended(offer, Reasons.SECOND_STREAM));
        rewrite.refuse(Refusal.conflict(context.text(Reasons.SECOND_STREAM, rewrite)));
        return true;
    }

    /** Waits for the answer to an offer of this transfer; false where there is no room for it. */
    private boolean awaitAnswer(Transfer transfer, Envelope envelope, List<StreamMethod> refused) {
        return context.awaited()
                .expectOffer(transfer.id(), envelope, context.transfers().account(envelope.from()), refused);
    }

    private Begun begin(Offer offer, Set<TransferPath> paths, Rewrite rewrite, List<Reason> breaches) {
        Policy policy = context.policies().current();
        Decision decision =
                policy.decide(new OfferFacts(offer.protocol(), offer.sender(), offer.recipient(), offer.file(), paths));
        if (decision instanceof Decision.Refuse refuse) {
            return refuse(offer, refuse.reason(), rewrite);
        }
        Ruling ruling = ((Decision.Allow) decision).ruling();
        Transfer transfer = Transfer.offered(
                context.ids().next(), offer, Ruling.of(ruling.policyVersion(), ruling.enforced(), ruling.limits()));
        Added added = add(transfer);
        if (added == Added.YES) {
            breaches.forEach(breach -> ends.breach(transfer, breach));
            ruling.breaches().forEach(breach -> ends.breach(transfer, breach));
            return new Begun(Optional.of(transfer), true);
        }
        if (policy.enforces()) {
            // What cannot be followed cannot be held to its limit.
            Reason reason =
                    switch (added) {
                        case FULL -> Reasons.FULL;
                        case SESSION_IN_USE -> Reasons.SESSION_IN_USE;
                        default -> Reasons.SHARE_USED_UP;
                    };
            return refuse(offer, reason, rewrite);
        }
        context.unrecorded().unfollowed();
        return Begun.UNFOLLOWED;
    }

    private Added add(Transfer transfer) {
        Added added = context.transfers().add(transfer);
        if (added != Added.SHARE_USED_UP && added != Added.FULL) {
            return added;
        }
        Account account = context.transfers().account(transfer.offer().session().initiator());
        boolean room = added == Added.SHARE_USED_UP ? replaceStale(account, TimeOuts.STALE) : replaceOfLargest(account);
        return room ? context.transfers().add(transfer) : added;
    }

    /** Where there is no room for anybody, whoever takes the most of it gives some to one who has less. */
    private boolean replaceOfLargest(Account account) {
        return context.transfers()
                .largest(account)
                .filter(largest -> replaceStale(largest, Duration.ZERO))
                .isPresent();
    }

    /** An offer that nobody has answered for so long gives its place to another one. */
    private boolean replaceStale(Account account, Duration unanswered) {
        return context.transfers().of(account).stream()
                .filter(open -> open.state() == TransferState.OFFERED)
                .filter(open -> !open.offer().at().plus(unanswered).isAfter(context.now()))
                .min((one, other) -> one.offer().at().compareTo(other.offer().at()))
                .flatMap(stale -> ends.end(stale.id(), Reasons.NO_ANSWER_YET))
                .isPresent();
    }

    private Begun refuse(Offer offer, Reason reason, Rewrite rewrite) {
        ends.refusedOffer(ended(offer, reason), reason, rewrite);
        rewrite.refuse(Refusal.policy(context.text(reason, rewrite)));
        return Begun.REFUSED;
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
        List<StreamMethod> refused = transfer.isEnforced() ? List.copyOf(unwanted) : List.of();
        if (!awaitAnswer(transfer, offer.envelope(), refused)) {
            if (transfer.isEnforced()) {
                return refuseBegun(transfer, Reasons.TOO_MANY_REQUESTS, offer.rewrite());
            }
            context.unrecorded().unfollowed();
        }
        refused.forEach(offer.rewrite()::withdraw);
        if (nothingLeft) {
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
     * bytes do not move. The recipient must not go on with the old stream under the count of the new one, so it is closed.
     */
    private boolean makeRoom(Transfer same, TransferSignal.Offer offer) {
        if (same.isEnforced() && isInUse(same)) {
            Offer made = Offer.ofInitiator(Protocol.SI, same.offer().session(), offer.file(), context.now());
            Reason reason = Reasons.SESSION_IN_USE;
            ends.refusedOffer(ended(made, reason), reason, offer.rewrite());
            offer.rewrite().refuse(Refusal.conflict(context.text(reason, offer.rewrite())));
            return false;
        }
        if (!ends.delivered(same)) {
            ends.end(same.id(), Reasons.SUPERSEDED);
        }
        if (same.isEnforced() && same.path() == TransferPath.IN_BAND) {
            context.inBand().closeTowardsRecipient(same, context.mark(same));
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
                context.now());
    }

    /** A transfer that ended as it was seen. */
    Transfer ended(Offer offer, Reason reason) {
        Policy policy = context.policies().current();
        Ruling ruling = Ruling.of(policy.version(), policy.enforces(), Limits.NONE);
        return Transfer.ended(context.ids().next(), offer, ruling, reason);
    }

    private static Set<TransferPath> paths(Set<StreamMethod> methods) {
        Set<TransferPath> paths = EnumSet.noneOf(TransferPath.class);
        methods.forEach(
                method -> paths.add(method == StreamMethod.IN_BAND ? TransferPath.IN_BAND : TransferPath.UNKNOWN));
        return paths;
    }

    /**
     * What became of the beginning of a transfer.
     *
     * @param transfer the transfer; empty where there is none
     * @param goesOn whether the stanza goes on: it was not refused
     */
    record Begun(Optional<Transfer> transfer, boolean goesOn) {

        static final Begun REFUSED = new Begun(Optional.empty(), false);
        static final Begun UNFOLLOWED = new Begun(Optional.empty(), true);
    }
}
