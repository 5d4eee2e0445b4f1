// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement;

import java.util.Optional;
import java.util.Set;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.AwaitedKind;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.Envelope;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.Flaw;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.Problem;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.Refusal;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.Socks5Bytestreams;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.StreamMethod;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.TransferSignal;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Cause;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.FileRange;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.OfferedFile;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Party;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Protocol;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Reason;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Transfer;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferEvent;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferPath;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferState;
import org.xmpp.packet.JID;

/** What the answers to a transfer's requests mean for its state; and the answers that must not pass. */
final class Answers {

    /**
     * The conditions with which a person declines a file: by XEP-0096 section 3, and as Smack did up to 4.0, and so Spark,
     * which also is XEP-0047's for a stream.
     */
    private static final Set<String> DECLINED = Set.of("forbidden", "not-acceptable");

    private static final String NO_SUCH_STREAM = "item-not-found";

    private final EnforcementContext context;
    private final LateSteps late;
    private final Ends ends;

    Answers(EnforcementContext context, LateSteps late, Ends ends) {
        this.context = context;
        this.late = late;
        this.ends = ends;
    }

    /** A peer's answer; it goes on, or becomes an error where it chose what the server had taken out of the request. */
    void answered(TransferSignal.Answer answer) {
        Optional<AwaitedRequest> request = context.awaited().take(answer.envelope());
        if (request.isEmpty()) {
            // Its transfer ended between the reading and now: an answer that nobody waits for any more.
            if (context.enforces()) {
                revoked(answer);
            }
            return;
        }
        AwaitedRequest awaited = request.get();
        awaited.came().ifPresent(answer.rewrite()::renumber);
        if (awaited.kind() == AwaitedKind.NOBODYS || awaited.kind() == AwaitedKind.OWN) {
            closed(awaited, answer);
            answer.rewrite().discard(context.domain());
            return;
        }
        if (awaited.kind() == AwaitedKind.REVOKED) {
            revoked(answer);
            return;
        }
        Optional<Transfer> transfer = awaited.transfer().flatMap(late::find);
        if (transfer.isEmpty() && setsUp(awaited) && answer.error().isEmpty() && context.enforces()) {
            // It was given up, and the policy that holds by now does not allow it.
            answer.rewrite().fail(Refusal.policy(context.text(Reasons.REVOKED)));
            return;
        }
        Optional<Reason> contradiction = answer.error().isPresent() ? Optional.empty() : contradiction(awaited, answer);
        if (contradiction.isPresent()) {
            refuse(awaited, answer, contradiction.get());
            return;
        }
        follow(awaited, answer, true);
        if (context.enforces()) {
            if (answer.range().isPresent() && range(awaited, answer).isEmpty()) {
                answer.rewrite().askForAll();
            }
            answer.rewrite().forward();
        }
    }

    /** What it answers has ended. An error stays one, with nothing in it but why: to libpurple, it may hold an offer. */
    private void revoked(TransferSignal.Answer answer) {
        if (answer.error().isEmpty()) {
            answer.rewrite().fail(Refusal.policy(context.text(Reasons.REVOKED)));
        } else {
            answer.rewrite().forward();
        }
    }

    private static boolean setsUp(AwaitedRequest awaited) {
        return awaited.kind() == AwaitedKind.OFFER
                || awaited.kind() == AwaitedKind.STREAMHOSTS
                || awaited.kind() == AwaitedKind.OPEN;
    }

    /** An answer that the server itself gave; it is only taken note of. Whatever it says, no person declined. */
    void seen(TransferSignal.Answer answer) {
        context.awaited().take(answer.envelope()).ifPresent(awaited -> {
            awaited.came().ifPresent(answer.rewrite()::renumber);
            follow(awaited, answer, false);
        });
    }

    private void refuse(AwaitedRequest awaited, TransferSignal.Answer answer, Reason reason) {
        transferOf(awaited).ifPresent(transfer -> ends.refused(transfer, reason, Wording.SERVER));
        answer.rewrite().fail(Refusal.notAcceptable(context.text(reason)));
    }

    private Optional<Reason> contradiction(AwaitedRequest awaited, TransferSignal.Answer answer) {
        Optional<Reason> malformed = problem(awaited, answer).map(Reasons::malformed);
        if (malformed.isPresent() && context.enforces()) {
            return malformed;
        }
        malformed.ifPresent(noted -> transferOf(awaited).ifPresent(transfer -> ends.breach(transfer, noted)));
        Optional<Reason> choseRefused = choseRefused(awaited, answer);
        if (choseRefused.isPresent() && isEnforced(awaited)) {
            return choseRefused;
        }
        choseRefused.ifPresent(noted -> transferOf(awaited).ifPresent(transfer -> ends.breach(transfer, noted)));
        boolean usedUnoffered = awaited.kind() == AwaitedKind.STREAMHOSTS
                && isProxyOnly(awaited)
                && answer.usedStreamhost()
                        .filter(used -> !isOurProxy(awaited, address(used)))
                        .isPresent();
        return usedUnoffered ? Optional.of(Reasons.USED_UNOFFERED_STREAMHOST) : Optional.empty();
    }

    private static Optional<Reason> choseRefused(AwaitedRequest awaited, TransferSignal.Answer answer) {
        boolean refused = awaited.kind() == AwaitedKind.OFFER
                && !answer.methods().isEmpty()
                && awaited.refusedMethods().containsAll(answer.methods());
        return refused
                ? Optional.of(
                        answer.methods().contains(StreamMethod.IN_BAND)
                                ? Reasons.CHOSE_REFUSED_METHOD
                                : Reasons.PROXY_ONLY)
                : Optional.empty();
    }

    /** One whose transfer has ended meanwhile is judged as a new one would be. */
    private boolean isEnforced(AwaitedRequest awaited) {
        return transferOf(awaited).map(Transfer::isEnforced).orElseGet(context::enforces);
    }

    /** What two clients could read differently in it; only the offer tells whether there is such a part of the file. */
    private Optional<Problem> problem(AwaitedRequest awaited, TransferSignal.Answer answer) {
        return answer.problem().or(() -> transferOf(awaited)
                .filter(transfer -> answer.range().isPresent())
                .filter(transfer ->
                        !answer.range().get().isWithin(transfer.file().size()))
                .map(transfer -> Flaw.RANGE_INVALID.plain()));
    }

    /** The part of the file that will be sent: only of one whose sender said that it can. */
    private Optional<FileRange> range(AwaitedRequest awaited, TransferSignal.Answer answer) {
        return transferOf(awaited)
                .map(Transfer::file)
                .filter(OfferedFile::ranged)
                .flatMap(file -> answer.range()
                        .filter(part -> part.isWithin(file.size()))
                        .filter(part -> !part.isWhole(file.size())));
    }

    private Optional<Transfer> transferOf(AwaitedRequest awaited) {
        return awaited.transfer().flatMap(context.transfers()::find);
    }

    private boolean isProxyOnly(AwaitedRequest awaited) {
        return transferOf(awaited)
                .filter(transfer -> transfer.isEnforced() && transfer.limits().proxyOnly())
                .isPresent();
    }

    private void follow(AwaitedRequest awaited, TransferSignal.Answer answer, boolean ofPeer) {
        if (awaited.kind() == AwaitedKind.CLOSE) {
            closed(awaited, answer);
            return;
        }
        awaited.transfer().flatMap(late::find).ifPresent(transfer -> follow(awaited, transfer, answer, ofPeer));
    }

    /** With any other error, the recipient may have the stream still (XEP-0047 section 2.3). */
    private void closed(AwaitedRequest awaited, TransferSignal.Answer answer) {
        boolean gone = answer.error().isEmpty() || answer.error().get().equals(NO_SUCH_STREAM);
        awaited.closes().filter(mark -> gone).ifPresent(context.transfers()::streamClosed);
    }

    private void follow(AwaitedRequest awaited, Transfer transfer, TransferSignal.Answer answer, boolean ofPeer) {
        Optional<String> error = answer.error();
        boolean declines = ofPeer && error.filter(DECLINED::contains).isPresent();
        switch (awaited.kind()) {
            case OFFER -> {
                if (error.isPresent()) {
                    ends.end(
                            transfer.id(),
                            declines ? Reasons.DECLINED : Reasons.error(Cause.OFFER_FAILED, error.get()));
                } else {
                    accepted(transfer, answer.methods(), range(awaited, answer));
                }
            }
            case STREAMHOSTS -> {
                if (error.isPresent()) {
                    attemptFailed(transfer, Reasons.error(Cause.NO_STREAMHOST, error.get()));
                } else {
                    answer.usedStreamhost().ifPresent(used -> connectedTo(awaited, transfer, used));
                }
            }
            case ACTIVATION -> {
                if (error.isPresent()) {
                    attemptFailed(transfer, Reasons.error(Cause.NOT_ACTIVATED, error.get()));
                } else if (transfer.state() != TransferState.TRANSFERRING) {
                    // One that this server's proxy has joined is known already.
                    apply(transfer, new TransferEvent.Connected(context.now(), TransferPath.PROXIED));
                }
            }
            case OPEN -> {
                if (declines && isUnaskedStream(transfer)) {
                    ends.end(transfer.id(), Reasons.DECLINED);
                } else if (error.isPresent()) {
                    notOpened(transfer, Reasons.error(Cause.NOT_OPENED, error.get()));
                } else {
                    apply(transfer, new TransferEvent.Accepted(context.now(), TransferPath.IN_BAND));
                    apply(transfer, new TransferEvent.Connected(context.now(), TransferPath.IN_BAND));
                }
            }
            case BLOCK ->
                error.ifPresentOrElse(
                        condition -> ends.end(transfer.id(), Reasons.error(Cause.BLOCK_FAILED, condition)),
                        () -> ends.taken(transfer));
            case ADDRESS, CLOSE, REVOKED, NOBODYS, OWN -> {}
        }
    }

    private void accepted(Transfer transfer, Set<StreamMethod> chosen, Optional<FileRange> range) {
        TransferPath path = chosen.equals(Set.of(StreamMethod.IN_BAND)) ? TransferPath.IN_BAND : TransferPath.UNKNOWN;
        apply(transfer, new TransferEvent.Accepted(context.now(), path, range));
    }

    /** The target connected to one of the streamhosts it was offered (XEP-0065 section 5.3.3). */
    private void connectedTo(AwaitedRequest awaited, Transfer transfer, String usedJid) {
        String used = address(usedJid);
        if (awaited.envelope().to().equals(transfer.recipient())) {
            apply(transfer, new TransferEvent.Accepted(context.now(), TransferPath.UNKNOWN));
        }
        if (isOurProxy(awaited, used)) {
            context.proxy().met(transfer.id());
            apply(transfer, new TransferEvent.Connecting(context.now(), TransferPath.PROXIED));
            return;
        }
        if (transfer.limits().proxyOnly() && !transfer.isEnforced()) {
            ends.breach(transfer, Reasons.USED_UNOFFERED_STREAMHOST);
        }
        Envelope asked = awaited.envelope();
        boolean direct = used.equals(asked.from().address())
                || asked.room()
                        .filter(room -> used.equals(room.from().address()))
                        .isPresent();
        Optional<Transfer> connecting = context.transfers()
                .apply(
                        transfer.id(),
                        new TransferEvent.Connecting(
                                context.now(), direct ? TransferPath.DIRECT : TransferPath.UNKNOWN));
        if (connecting.isEmpty()) {
            // Its bytes move already, on another way.
            return;
        }
        boolean nameOfOurs = context.proxy().isAt(new Party(used));
        ends.end(
                transfer.id(),
                direct ? Reasons.DIRECT : nameOfOurs ? Reasons.UNKNOWN_PROXY_ADDRESS : Reasons.OTHER_PROXY);
    }

    /** To the recipient of a stream that nobody offered, its opening is the offer. */
    private static boolean isUnaskedStream(Transfer transfer) {
        return transfer.offer().protocol() == Protocol.BARE && transfer.state() != TransferState.TRANSFERRING;
    }

    /** Nothing follows a stream that nobody offered; and what was sent before this answer, the recipient did not take. */
    private void notOpened(Transfer transfer, Reason why) {
        if (transfer.offer().protocol() == Protocol.BARE || transfer.state() == TransferState.TRANSFERRING) {
            ends.end(transfer.id(), why);
        } else {
            attemptFailed(transfer, why);
        }
    }

    /**
     * Of the streamhosts that went on, only whether the proxy was among them is kept: peers may make up any others. Its name
     * with an address of an earlier run is the proxy's where a connection of this stream waits there.
     */
    private boolean isOurProxy(AwaitedRequest awaited, String used) {
        return context.proxy().isAt(new Party(used)) && (awaited.overProxy() || waitsAtProxy(awaited));
    }

    private boolean waitsAtProxy(AwaitedRequest awaited) {
        return transferOf(awaited)
                .filter(transfer -> context.proxy().connections(transfer.stream()) > 0)
                .isPresent();
    }

    private void attemptFailed(Transfer transfer, Reason why) {
        apply(transfer, new TransferEvent.AttemptFailed(context.now(), why));
    }

    private void apply(Transfer transfer, TransferEvent event) {
        context.transfers().apply(transfer.id(), event);
    }

    /** Prepared, so that two spellings of one address are equal; as it is where it is no address. */
    private static String address(String text) {
        if (text.length() > Socks5Bytestreams.MAX_ADDRESS) {
            // Preparing costs a stanza's thread time for each character.
            return text;
        }
        try {
            return new Party(new JID(text).toString()).address();
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
