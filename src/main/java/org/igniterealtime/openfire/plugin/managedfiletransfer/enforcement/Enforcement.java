// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement;

import java.util.Optional;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.Envelope;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.LocalizedText;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.TransferSignal;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Offer;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Party;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Reason;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Transfer;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferId;

/**
 * Carries out the policy on each stanza of a transfer.
 *
 * <p>While the policy is enforced, what goes on is what was read and judged, and nothing else; a stanza that must not pass
 * becomes, in place, its own error answer, which the server then routes to whoever sent it: this works alike for local
 * users, remote servers and components, on every version of Openfire, and a refused peer never waits for a time-out. Called
 * on the threads that read stanzas; nothing here blocks. An exception means that the stanza could not be judged: the caller
 * must not let it pass as it is.
 */
public final class Enforcement {

    private final EnforcementContext context;
    private final Admission admission;
    private final Offers offers;
    private final Socks5Streams socks5;
    private final InBandStreams inBand;
    private final Answers answers;
    private final Ends ends;

    public Enforcement(EnforcementContext context) {
        this.context = context;
        this.ends = new Ends(context);
        this.admission = new Admission(context, ends);
        this.offers = new Offers(context, admission, ends);
        LateSteps late = new LateSteps(context, admission);
        UnofferedStreams unoffered = new UnofferedStreams(context, admission, ends);
        this.socks5 = new Socks5Streams(context, offers, unoffered, late, ends);
        this.inBand = new InBandStreams(context, admission, unoffered, late, ends);
        this.answers = new Answers(context, late, ends);
    }

    /**
     * A peer sent this: it goes on as it was judged, or becomes its own refusal.
     *
     * @param signal what the stanza means, with what can be done to it
     */
    public void onStanza(TransferSignal signal) {
        if (signal instanceof TransferSignal.Request request) {
            // As it was when the request was judged: the policy may change meanwhile.
            boolean enforced = context.enforces();
            if (goesOn(request) && (enforced || request.rewrite().isLess())) {
                request.rewrite().forward();
            }
        } else if (signal instanceof TransferSignal.Answer answer) {
            answers.answered(answer);
        } else if (signal instanceof TransferSignal.Withdrawal withdrawal) {
            withdrawn(withdrawal);
        } else if (signal instanceof TransferSignal.Stray stray) {
            stray(stray);
        } else {
            throw new AssertionError("a signal that nobody handles: " + signal.getClass());
        }
    }

    private void withdrawn(TransferSignal.Withdrawal withdrawal) {
        context.awaited()
                .offeredBy(withdrawal.envelope())
                .flatMap(context.transfers()::find)
                .ifPresent(ends::withdrawn);
        if (context.enforces()) {
            withdrawal.rewrite().strip(context.text(Reasons.REVOKED));
        }
    }

    /**
     * What the server itself and its proxy answer is nobody's attempt, as an error may repeat the request it answers, so it is not
     * counted. It does not go on either: Openfire lets a component send in any name.
     */
    private void stray(TransferSignal.Stray stray) {
        boolean ours =
                stray.problem().isEmpty() && stray.from().filter(this::isOurs).isPresent();
        if (context.enforces()) {
            if (!ours) {
                context.unrecorded().stray();
            }
            Reason why = stray.problem().map(Reasons::malformed).orElse(Reasons.REVOKED);
            stray.rewrite().strip(context.text(why));
        } else if (!ours) {
            context.unrecorded().unfollowed();
        }
    }

    private boolean isOurs(Party party) {
        return context.isServer(party) || context.proxy().isAt(party);
    }

    private boolean goesOn(TransferSignal.Request request) {
        if (request instanceof TransferSignal.Block block) {
            return inBand.block(block);
        }
        if (request instanceof TransferSignal.Offer offer) {
            return offers.offered(offer);
        }
        if (request instanceof TransferSignal.Streamhosts streamhosts) {
            return socks5.offered(streamhosts);
        }
        if (request instanceof TransferSignal.Activation activation) {
            return socks5.activated(activation);
        }
        if (request instanceof TransferSignal.AddressQuestion question) {
            return socks5.asked(question);
        }
        if (request instanceof TransferSignal.Open open) {
            return inBand.opened(open);
        }
        if (request instanceof TransferSignal.Close close) {
            return inBand.closed(close);
        }
        if (request instanceof TransferSignal.Malformed malformed) {
            return offers.malformed(malformed);
        }
        throw new AssertionError("a request that nobody handles: " + request.getClass());
    }

    /** The server itself answers a request: a recipient that is not there, a service that refuses. It always passes. */
    public void onServerAnswer(TransferSignal.Answer answer) {
        answers.seen(answer);
    }

    /**
     * A stanza of a transfer could not be judged: it is recorded, and its sender is told.
     *
     * @param stanza its addresses
     * @param refused whether it did not go on
     */
    public void onUnjudged(Envelope stanza, boolean refused) {
        Offer offer = StreamOffers.of(stanza, "", context.now());
        Transfer ended = admission.ended(offer, refused ? Reasons.INTERNAL_ERROR : Reasons.UNJUDGED);
        context.transfers().report(ended);
        if (refused) {
            ends.notices().tellSender(ended, Reasons.INTERNAL_ERROR, Wording.SERVER);
        }
    }

    /** What the sender of a stanza reads that could not be judged: made beforehand, when nothing has failed yet. */
    public LocalizedText unjudged() {
        return context.text(Reasons.INTERNAL_ERROR);
    }

    /** A connection to this server is gone: what its owner sent and received has ended. */
    public void onGone(Party party) {
        ends.gone(party);
    }

    /** Whether nothing is live, so that nobody has to ask what a presence means. One comparison. */
    public boolean isIdle() {
        return context.transfers().size() == 0;
    }

    /** A peer tells another one that it goes; of this server's own users, their connections tell more. */
    public void onUnavailable(Envelope presence) {
        if (!context.isLocal(presence.from())) {
            ends.saidToBeGone(presence.from(), presence.to());
        }
    }

    /**
     * All of an account is gone: it was locked or deleted.
     *
     * @param account its bare address
     */
    public void onAccountGone(String account) {
        ends.allGone(party -> party.bare().equals(account));
    }

    /** A component is gone, with everybody behind it. */
    public void onDomainGone(String domain) {
        ends.allGone(party -> party.domain().equals(domain));
    }

    /**
     * Ends a live transfer at an administrator's wish, and tells both parties.
     *
     * @return who got a notice; empty where there is no such live transfer
     */
    public Optional<Told> stop(TransferId id, String administrator) {
        return ends.stop(id, administrator);
    }

    /** What those left behind who went a moment ago. Called by a timer, every few seconds. */
    public void closeAbandoned() {
        ends.closeAbandoned();
    }

    /** The plugin is going: every live transfer gets its end. */
    public void interruptAll() {
        ends.interruptAll();
    }
}
