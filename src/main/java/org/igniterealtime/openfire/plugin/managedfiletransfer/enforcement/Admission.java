// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.igniterealtime.openfire.plugin.managedfiletransfer.policy.Decision;
import org.igniterealtime.openfire.plugin.managedfiletransfer.policy.OfferFacts;
import org.igniterealtime.openfire.plugin.managedfiletransfer.policy.Policy;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.Envelope;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.Refusal;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.Rewrite;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Limits;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Offer;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Reason;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Ruling;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Transfer;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferPath;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferState;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.live.Account;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.live.TransferTimeouts;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.live.Transfers.Added;

/**
 * Decides the beginning of a transfer, and gives it a place among the live ones: an offer, a stream that nobody offered, or one
 * that a stop of the server interrupted.
 */
final class Admission {

    private final EnforcementContext context;
    private final Ends ends;

    Admission(EnforcementContext context, Ends ends) {
        this.context = context;
        this.ends = ends;
    }

    /** @param breaches rules that are broken whatever the policy says, to be noted where nothing is refused */
    Begun begin(Offer offer, Set<TransferPath> paths, Rewrite rewrite, List<Reason> breaches) {
        Vetoes.Vote vote = context.vetoes().vote(offer);
        Optional<Reason> veto = veto(vote);
        if (veto.isPresent()) {
            return refuse(offer, veto.get(), rewrite);
        }
        Policy policy = context.policies().current();
        Decision decision = decide(policy, offer, paths);
        if (decision instanceof Decision.Refuse refuse) {
            return refuse(offer, refuse.reason(), rewrite);
        }
        Ruling ruling = ((Decision.Allow) decision).ruling();
        Transfer transfer = Transfer.offered(
                context.ids().next(), offer, Ruling.of(ruling.policyVersion(), ruling.enforced(), ruling.limits()));
        Added added = add(transfer, context.transfers()::add);
        if (added == Added.YES) {
            breaches.forEach(breach -> ends.breach(transfer, breach));
            if (vote == Vetoes.Vote.FAILED) {
                ends.breach(transfer, Reasons.VETO_FAILED);
            }
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

    /**
     * Refuses what another plugin forbids, in every mode: that it does is not our policy. Of one that fails, nobody knows;
     * Openfire takes it for a yes, and so do we where nothing is enforced.
     */
    boolean refusedByOthers(Offer offer, Rewrite rewrite) {
        Optional<Reason> veto = veto(context.vetoes().vote(offer));
        veto.ifPresent(reason -> refuse(offer, reason, rewrite));
        return veto.isPresent();
    }

    private Optional<Reason> veto(Vetoes.Vote vote) {
        return switch (vote) {
            case ALLOWED -> Optional.empty();
            case FORBIDDEN -> Optional.of(Reasons.VETOED);
            case FAILED -> Optional.of(Reasons.VETO_FAILED).filter(reason -> context.enforces());
        };
    }

    private Added add(Transfer transfer, Function<Transfer, Added> registry) {
        Added added = registry.apply(transfer);
        if (added != Added.SHARE_USED_UP && added != Added.FULL) {
            return added;
        }
        Account account = context.transfers().account(transfer.offer().session().initiator());
        boolean room = added == Added.SHARE_USED_UP
                ? replaceStale(account, TransferTimeouts.STALE)
                : replaceOfLargest(account);
        return room ? registry.apply(transfer) : added;
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
                .flatMap(stale -> ends.giveUp(stale.id(), Reasons.NO_ANSWER_YET))
                .isPresent();
    }

    private Begun refuse(Offer offer, Reason reason, Rewrite rewrite) {
        ends.refusedOffer(ended(offer, reason), reason, rewrite);
        rewrite.refuse(Refusal.policy(context.text(reason, rewrite)));
        return Begun.REFUSED;
    }

    /**
     * Where nothing is refused, the peers go on with it: in its row, under what the policy says to it now.
     *
     * @param stanza what one of them sent
     */
    Begun resume(Transfer interrupted, Envelope stanza, Set<TransferPath> paths, Rewrite rewrite) {
        boolean ofSender = stanza.from().equals(interrupted.sender());
        Offer offer = interrupted.offer().in(stanza.room().map(room -> ofSender ? room : room.reversed()));
        Decision decision = decide(context.policies().current(), offer, paths);
        if (decision instanceof Decision.Refuse refuse) {
            // The policy has changed at this very moment.
            return refuse(offer, refuse.reason(), rewrite);
        }
        Ruling ruling = ((Decision.Allow) decision).ruling();
        Transfer resumed = interrupted.resumed(
                offer, Ruling.of(ruling.policyVersion(), ruling.enforced(), ruling.limits()), context.now());
        if (context.transfers().resume(resumed) != Added.YES) {
            context.unrecorded().unfollowed();
            return Begun.UNFOLLOWED;
        }
        ruling.breaches().forEach(breach -> ends.breach(resumed, breach));
        return new Begun(Optional.of(resumed), true);
    }

    /**
     * The peers go on with a transfer that was given up: in its row, as it stood, under the ruling that it had. Where the
     * policy has changed meanwhile, under what that says to it now.
     *
     * @return the transfer, live; empty where the policy refuses it by now, or there is no room for it
     */
    Optional<Transfer> reopen(Transfer givenUp) {
        Policy policy = context.policies().current();
        Ruling before = givenUp.ruling();
        boolean same = policy.version() == before.policyVersion() && policy.enforces() == before.enforced();
        Decision decision = same ? new Decision.Allow(before) : decide(policy, givenUp.offer(), Set.of());
        if (!(decision instanceof Decision.Allow allowed)) {
            return Optional.empty();
        }
        Ruling ruling = allowed.ruling();
        Transfer again = givenUp.reopened(
                new Ruling(ruling.policyVersion(), ruling.enforced(), ruling.limits(), before.breaches()),
                context.now());
        if (add(again, context.transfers()::reopen) == Added.YES) {
            ruling.breaches().forEach(breach -> ends.breach(again, breach));
            return Optional.of(again);
        }
        // Another stanza may have reopened it at this very moment.
        return context.transfers().find(givenUp.id());
    }

    private static Decision decide(Policy policy, Offer offer, Set<TransferPath> paths) {
        return policy.decide(new OfferFacts(offer.protocol(), offer.sender(), offer.recipient(), offer.file(), paths));
    }

    /** A transfer that ended as it was seen. */
    Transfer ended(Offer offer, Reason reason) {
        Policy policy = context.policies().current();
        Ruling ruling = Ruling.of(policy.version(), policy.enforces(), Limits.NONE);
        return Transfer.ended(context.ids().next(), offer, ruling, reason);
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
