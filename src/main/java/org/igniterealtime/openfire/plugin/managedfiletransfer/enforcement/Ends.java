// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.Refusal;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.Rewrite;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Cause;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Party;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Reason;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Transfer;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferEvent;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferId;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferPath;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferState;
import org.jspecify.annotations.Nullable;

/** How transfers end: by themselves, by a limit, by an administrator, with the plugin; and who is told. */
final class Ends {

    /** What was sent before its sender left may take so long through the proxy. */
    private static final Duration LEAVING = Duration.ofSeconds(3);

    private final EnforcementContext context;
    private final Notices notices;
    private final List<Carrier> carriers;
    private final ConcurrentHashMap<TransferId, Leaving> leaving = new ConcurrentHashMap<>();
    private final LastAnswers lastAnswers;
    private volatile boolean stopping;

    Ends(EnforcementContext context) {
        this.context = context;
        this.notices = new Notices(context);
        this.lastAnswers = new LastAnswers(context);
        this.carriers = List.of(new ProxiedCarrier(context.proxy()), context.inBand());
    }

    /** In the state to which the reason leads. */
    Optional<Transfer> end(TransferId id, Reason reason) {
        return context.transfers().apply(id, new TransferEvent.Ended(context.now(), reason));
    }

    /** The same, without knowing: its peers may go on with it, and then it is the same transfer. */
    Optional<Transfer> giveUp(TransferId id, Reason reason) {
        return context.transfers().apply(id, TransferEvent.Ended.givenUp(context.now(), reason));
    }

    /**
     * A stream was closed: with all of the file through, or early by the one who closed it. A recipient who has not answered the
     * blocks did not take them: a client closes a stream whose blocks are out of order before it answers. When the sender
     * closes it, these answers are still to come.
     */
    void closed(Transfer transfer, Party closer) {
        boolean toCome = closer.equals(transfer.sender()) && lastAnswers.await(transfer);
        if (!toCome && !delivered(transfer)) {
            end(transfer.id(), Reasons.closedEarly(transfer, closer));
        }
    }

    /** Whether its sender has closed the stream, and only the answers to its last blocks are waited for. */
    boolean isClosing(Transfer transfer) {
        return lastAnswers.isAwaited(transfer);
    }

    /** The recipient has taken a block: with the last one, a file is complete whose sender has closed the stream, or has left. */
    void taken(Transfer transfer) {
        if (lastAnswers.isAwaited(transfer)) {
            delivered(transfer);
        }
    }

    /** Ends it as completed, if all of the file was forwarded to a recipient who takes part, and who has taken it. */
    boolean delivered(Transfer transfer) {
        if (lastAnswers.areMissing(transfer)) {
            return false;
        }
        return context.transfers()
                .applyIf(
                        transfer.id(),
                        Transfer::isDelivered,
                        new TransferEvent.Ended(context.now(), transfer.delivered()))
                .isPresent();
    }

    /**
     * Another transfer takes its session id: its file has arrived, or does not come any more. The recipient must not go on
     * with the old stream under the count of the new one, so it is closed.
     *
     * @return false where its stream was joined at the proxy in this very moment, so that it goes on
     */
    boolean replaced(Transfer transfer) {
        if (!delivered(transfer)) {
            boolean unconfirmed = transfer.hasArrived() && lastAnswers.areMissing(transfer);
            Reason why = unconfirmed ? Reasons.UNCONFIRMED_BLOCKS : Reasons.SUPERSEDED;
            if (!endUnlessItFlows(transfer, new TransferEvent.Ended(context.now(), why))) {
                return false;
            }
        } else if (transfer.path() == TransferPath.PROXIED) {
            // Its sockets have nothing more to carry, and the proxy would keep those of the next one away from them.
            context.proxy().close(transfer.id());
        }
        if (transfer.isEnforced() && transfer.path() == TransferPath.IN_BAND) {
            context.inBand().closeTowardsRecipient(transfer, context.mark(transfer));
        }
        return true;
    }

    /** False where the proxy has joined its stream since it was looked at: its bytes tell how it ends. */
    private boolean endUnlessItFlows(Transfer seen, TransferEvent.Ended end) {
        boolean ended = context.transfers()
                .applyIf(seen.id(), now -> flowsOverProxy(seen) || !flowsOverProxy(now), end)
                .isPresent();
        return ended
                || context.transfers()
                        .find(seen.id())
                        .filter(Ends::flowsOverProxy)
                        .isEmpty();
    }

    /**
     * Why a transfer is cut.
     *
     * @param more how many bytes are not forwarded
     */
    Reason limitOf(Transfer transfer, long more) {
        return context.transfers().limitReached(transfer, more).orElse(Reasons.PROXY_LIMIT);
    }

    /**
     * A limit was reached: the stream is closed towards both ends, and both are told.
     *
     * @param language the sender's, as in the two methods below
     */
    void cut(Transfer transfer, Reason reason, String language) {
        endByUs(transfer, reason).ifPresent(ended -> notices.tellParties(ended, reason, language));
    }

    /** A transfer that had begun is refused at a later step: the one who took that step gets the error elsewhere. */
    void refused(Transfer transfer, Reason reason, String language) {
        endByUs(transfer, reason).ifPresent(ended -> notices.tellParties(ended, reason, language));
    }

    /** An offer was refused before it began: its sender is told in the language of the offer. */
    void refusedOffer(Transfer refused, Reason reason, Rewrite offer) {
        context.transfers().addEnded(refused);
        notices.tellSender(refused, reason, offer.language());
    }

    /** An attempt to set up a stream is refused; the peers may make another. */
    void refusedAttempt(Transfer transfer, Reason reason, String language) {
        context.transfers().apply(transfer.id(), new TransferEvent.AttemptFailed(context.now(), reason));
        notices.tellSender(transfer, reason, language);
    }

    Optional<Told> stop(TransferId id, String administrator) {
        // First: an answer that is under way must not set up the stream, nor reach the sender beside the server's.
        context.transfers().find(id).ifPresent(transfer -> answerOffer(transfer, Reasons.STOPPED));
        Optional<Transfer> stopped =
                context.transfers().find(id).flatMap(live -> endByUs(live, Reasons.stoppedBy(administrator)));
        return stopped.map(ended -> notices.tellParties(ended, Reasons.STOPPED, Wording.SERVER));
    }

    /** The server answers an offer that has no answer yet; what the recipient answers later is nobody's. */
    private void answerOffer(Transfer transfer, Reason why) {
        context.awaited().callOff(transfer.id()).ifPresent(offer -> context.outbox()
                .send(Refusal.policy(context.text(why))
                        .toOffer(offer.envelope(), transfer.stream().id())));
    }

    /** A connection to this server is gone, and with it all that its owner sent and received. */
    void gone(Party party) {
        context.transfers().forgetGivenUp(party);
        context.transfers().of(party).forEach(transfer -> {
            gone(transfer, party, false);
            // The sockets at the proxy may outlive the connection, and take more until they are closed.
            if (party.equals(transfer.recipient()) && !flowsOverProxy(transfer)) {
                context.mark(transfer).ifPresent(context.transfers()::streamClosed);
            }
        });
    }

    /** Of a peer elsewhere, this server only hears that it has gone: if it goes on all the same, so does the transfer. */
    void saidToBeGone(Party party, Party toWhom) {
        context.transfers().of(party).stream()
                .filter(transfer -> transfer.peerOf(party).bare().equals(toWhom.bare()))
                .forEach(transfer -> gone(transfer, party, true));
    }

    /** All that this account, or this domain, sends and receives ends. */
    void allGone(Predicate<Party> parties) {
        context.transfers().forgetGivenUp(parties);
        for (Transfer transfer : context.transfers().live()) {
            Stream.of(transfer.sender(), transfer.recipient())
                    .filter(parties)
                    .findFirst()
                    .ifPresent(party -> gone(transfer, party, false));
        }
    }

    private void gone(Transfer transfer, Party party, boolean supposed) {
        if (flowsOverProxy(transfer)) {
            // What its owner had sent before may be on its way still; the proxy tells its end.
            if (!transfer.hasArrived() && !supposed) {
                leaving.putIfAbsent(transfer.id(), new Leaving(party, context.now(), false));
            }
            return;
        }
        if (transfer.hasArrived() && lastAnswers.areMissing(transfer)) {
            if (party.equals(transfer.recipient())) {
                end(transfer.id(), Reasons.UNCONFIRMED_BLOCKS);
                return;
            }
            if (lastAnswers.await(transfer)) {
                return;
            }
        }
        // Without a close, only the size tells whether all of it is through.
        if (transfer.state() == TransferState.TRANSFERRING && transfer.hasArrived() && delivered(transfer)) {
            return;
        }
        TransferEvent.Ended end = whenGone(transfer, party);
        boolean over = endUnlessItFlows(
                transfer, supposed ? new TransferEvent.Ended(end.at(), end.state(), end.reason(), true) : end);
        if (!over) {
            context.transfers().find(transfer.id()).ifPresent(flowing -> gone(flowing, party, supposed));
        }
    }

    /** One whose last attempt had failed, or was refused, came to nothing by that, whoever goes then. */
    private TransferEvent.Ended whenGone(Transfer transfer, Party party) {
        return transfer.progress()
                .failedAttempt()
                .map(why -> new TransferEvent.Ended(context.now(), TransferState.FAILED, why))
                .orElseGet(() -> new TransferEvent.Ended(context.now(), Reasons.gone(transfer, party)));
    }

    private static boolean flowsOverProxy(Transfer transfer) {
        return transfer.state() == TransferState.TRANSFERRING && transfer.path() == TransferPath.PROXIED;
    }

    /**
     * Closes the streams over the proxy whose sender or recipient left a moment ago: a SOCKS5 connection may outlive its
     * owner's session, and in no mode does anybody wait for the rest. Called by a timer, every few seconds.
     */
    void closeAbandoned() {
        lastAnswers.overdue().forEach(id -> end(id, Reasons.UNCONFIRMED_BLOCKS));
        leaving.forEach((id, left) -> {
            Optional<Transfer> live = context.transfers().find(id);
            if (live.isEmpty()) {
                leaving.remove(id);
            } else if (left.closed()) {
                // The proxy knows no such stream any more.
                end(id, Reasons.gone(live.get(), left.party()));
            } else if (left.at().plus(LEAVING).isBefore(context.now())) {
                leaving.put(id, new Leaving(left.party(), left.at(), true));
                context.proxy().close(id);
            }
        });
    }

    /** Its stream over the proxy is closed, and not all of it had moved. */
    void brokenOff(Transfer transfer) {
        @Nullable Leaving left = leaving.remove(transfer.id());
        end(
                transfer.id(),
                left == null ? Reasons.after(Cause.STREAM_ENDED, transfer) : Reasons.gone(transfer, left.party()));
    }

    /** Who has left, and whether the stream was closed since. */
    private record Leaving(Party party, Instant at, boolean closed) {}

    /** The sender takes back an offer that has no answer yet; if it is accepted all the same, it goes on. */
    void withdrawn(Transfer transfer) {
        context.transfers()
                .applyIf(
                        transfer.id(),
                        before -> before.state() == TransferState.OFFERED,
                        TransferEvent.Ended.givenUp(context.now(), Reasons.WITHDRAWN));
    }

    /** The proxy closed a stream: it is switched off, or goes with the plugin. */
    void proxyClosed(Transfer transfer) {
        end(transfer.id(), stopping ? Reasons.PLUGIN_STOPPED : Reasons.after(Cause.PROXY_OFF, transfer));
    }

    /** The plugin is going: no row stays open, and whoever is in the middle of an enforced in-band stream is told. */
    void interruptAll() {
        stopping = true;
        for (Transfer transfer : context.transfers().live()) {
            if (transfer.isEnforced()) {
                // Its answer would come to nobody who could judge it.
                answerOffer(transfer, Reasons.INTERRUPTED_BEFORE);
            }
            Optional<Transfer> ended = transfer.hasArrived() && delivered(transfer)
                    ? Optional.empty()
                    : end(transfer.id(), interrupted(transfer));
            ended.filter(Transfer::isEnforced).ifPresent(context.inBand()::cut);
        }
    }

    private Reason interrupted(Transfer transfer) {
        return transfer.hasArrived() && lastAnswers.areMissing(transfer)
                ? Reasons.UNCONFIRMED_BLOCKS
                : Reasons.PLUGIN_STOPPED;
    }

    /** Where rules are not enforced: what would have happened, once for each rule and transfer. */
    void breach(Transfer transfer, Reason reason) {
        context.transfers().apply(transfer.id(), new TransferEvent.Breached(context.now(), reason));
    }

    Notices notices() {
        return notices;
    }

    private Optional<Transfer> endByUs(Transfer transfer, Reason reason) {
        Optional<Transfer> ended = end(transfer.id(), reason);
        ended.ifPresent(over -> carriers.forEach(carrier -> carrier.cut(over)));
        return ended;
    }
}
