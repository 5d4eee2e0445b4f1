// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.AwaitedKind;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.Envelope;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.Refusal;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.Rewrite;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.TransferSignal;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Protocol;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Reason;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.StreamKey;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Transfer;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferEvent;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferPath;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferState;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.live.Allowance;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.live.StreamMark;

/**
 * An in-band bytestream (XEP-0047): every block passes here, and is compared with the limit before it goes on. Each method
 * says whether the stanza goes on.
 */
final class InBandStreams {

    private final EnforcementContext context;
    private final Admission admission;
    private final UnofferedStreams unoffered;
    private final LateSteps late;
    private final Ends ends;

    InBandStreams(
            EnforcementContext context, Admission admission, UnofferedStreams unoffered, LateSteps late, Ends ends) {
        this.context = context;
        this.admission = admission;
        this.unoffered = unoffered;
        this.late = late;
        this.ends = ends;
    }

    boolean opened(TransferSignal.Open open) {
        Envelope envelope = open.envelope();
        if (context.isServer(envelope.to())) {
            return true;
        }
        StreamKey stream = StreamKey.of(envelope.from(), envelope.to(), open.stream());
        List<Transfer> all = late.of(envelope, open.stream(), givenUp -> true);
        Optional<Transfer> before = LiveStreams.opened(all, envelope.from());
        Optional<Transfer> over = before.filter(InBandStreams::isOver);
        over.ifPresent(ends::replaced);
        Optional<Transfer> own = before.filter(Predicate.not(InBandStreams::isOver));
        List<Transfer> running = context.transfers().of(stream);
        Optional<Transfer> busy = LiveStreams.busy(running, own);
        if (busy.isPresent() && unoffered.refusedAsSecond(busy.get(), envelope, open.rewrite())) {
            return false;
        }
        if (own.isPresent()) {
            return open(own.get(), open);
        }
        Admission.Begun begun =
                unoffered.withoutOffer(envelope, open.stream(), TransferPath.IN_BAND, open.rewrite(), List.of());
        return begun.transfer().map(transfer -> open(transfer, open)).orElse(begun.goesOn());
    }

    /** Some clients close no stream and have one id for all of them: what is opened after a file has moved is another one. */
    private static boolean isOver(Transfer transfer) {
        boolean unsized = transfer.offer().protocol() == Protocol.BARE && transfer.isDelivered();
        return LiveStreams.isOpenInBand(transfer)
                && transfer.bytesForwarded() > 0
                && (unsized || transfer.hasArrived());
    }

    private boolean open(Transfer transfer, TransferSignal.Open open) {
        if (refusedInBand(transfer, open)) {
            return false;
        }
        if (!isOpenAwaited(transfer, open)) {
            return false;
        }
        context.transfers().apply(transfer.id(), new TransferEvent.Connecting(context.now(), TransferPath.IN_BAND));
        return true;
    }

    /** One block, in either direction: both count, or the way back would be without a limit. */
    boolean block(TransferSignal.Block block) {
        Envelope envelope = block.envelope();
        if (!block.inMessage() && context.isServer(envelope.to())) {
            return true;
        }
        Optional<Transfer> live = LiveStreams.inBand(transfersOf(envelope, block.stream()));
        if (live.filter(ends::isClosing).isPresent()) {
            return afterTheClose(live.get(), block);
        }
        if (live.isPresent()) {
            return !refusedInBand(live.get(), block) && move(live.get(), block);
        }
        return withoutStream(block);
    }

    /** Its row only waits for the answers to what came before the close; nothing that comes behind it changes them. */
    private boolean afterTheClose(Transfer transfer, TransferSignal.Block block) {
        if (!transfer.isEnforced()) {
            return true;
        }
        block.rewrite().refuse(Refusal.itemNotFound(context.text(Reasons.NO_STREAM, block.rewrite())));
        return false;
    }

    /** Openfire delivers a message to the account to one of its connections, which takes it for its stream's. */
    private List<Transfer> transfersOf(Envelope envelope, String stream) {
        if (envelope.to().hasResource()) {
            return late.of(envelope, stream, LiveStreams::isOpenInBand);
        }
        return context.transfers().of(envelope.from()).stream()
                .filter(transfer -> transfer.stream().id().equals(stream) && LiveStreams.isOf(transfer, envelope))
                .filter(transfer -> transfer.peerOf(envelope.from())
                        .bare()
                        .equals(envelope.to().bare()))
                .toList();
    }

    /** A block that belongs to no open stream: the recipient may still collect it, so that it must not go on uncounted. */
    private boolean withoutStream(TransferSignal.Block block) {
        Envelope envelope = block.envelope();
        StreamKey stream = StreamKey.of(envelope.from(), envelope.to(), block.stream());
        boolean stopped = context.transfers()
                .findEnded(stream)
                .filter(ended -> ended.state() == TransferState.STOPPED)
                .isPresent();
        if (!stopped && !context.enforces()) {
            return resumed(stream, block);
        }
        boolean interrupted = context.transfers().findInterrupted(stream).isPresent();
        boolean known = interrupted
                || context.transfers().findEnded(stream).isPresent()
                || !context.transfers().of(stream).isEmpty();
        if (!known) {
            // Once for each stream: what follows finds it among the ended ones.
            unoffered.recordRefused(envelope, block.stream(), Reasons.NO_STREAM, block.rewrite());
        }
        Reason reason = interrupted ? Reasons.INTERRUPTED_BEFORE : Reasons.NO_STREAM;
        block.rewrite().refuse(Refusal.itemNotFound(context.text(reason, block.rewrite())));
        return false;
    }

    /** A stop of the server fell into the middle of a stream, and its peers go on with it. */
    private boolean resumed(StreamKey stream, TransferSignal.Block block) {
        Optional<Admission.Begun> begun = context.transfers()
                .findInterrupted(stream)
                .filter(before -> before.path() == TransferPath.IN_BAND)
                .map(before ->
                        admission.resume(before, block.envelope(), Set.of(TransferPath.IN_BAND), block.rewrite()));
        if (begun.isEmpty()) {
            context.unrecorded().unfollowed();
            return true;
        }
        Optional<Transfer> resumed = begun.get().transfer();
        if (resumed.isEmpty()) {
            return begun.get().goesOn();
        }
        context.transfers().apply(resumed.get().id(), new TransferEvent.Connected(context.now(), TransferPath.IN_BAND));
        return move(resumed.get(), block);
    }

    /** XIFF's close names no stream: it means the one that is open between the two. */
    boolean closed(TransferSignal.Close close) {
        Envelope envelope = close.envelope();
        List<Transfer> all = close.stream().isPresent()
                ? late.of(envelope, close.stream().get(), LiveStreams::isOpenInBand)
                : context.transfers().of(envelope.from()).stream()
                        .filter(transfer -> transfer.involves(envelope.to()) && LiveStreams.isOf(transfer, envelope))
                        .toList();
        Optional<Transfer> open = LiveStreams.inBand(all);
        if (open.isPresent() && !ends.isClosing(open.get())) {
            close(open.get(), close);
        } else if (!context.isServer(envelope.to())) {
            context.unrecorded().unfounded();
        }
        return true;
    }

    /** A close without a name frees nothing: its recipient may know no stream by it, and say so, and keep the one it has. */
    private void close(Transfer transfer, TransferSignal.Close close) {
        Envelope envelope = close.envelope();
        Optional<StreamMark> mark = close.stream().flatMap(named -> context.mark(transfer));
        ends.closed(transfer, envelope.from());
        if (envelope.from().equals(transfer.recipient())) {
            mark.ifPresent(context.transfers()::streamClosed);
        } else if (!context.awaited().expectClose(envelope, context.transfers().account(envelope.from()), mark)) {
            context.unrecorded().unfollowed();
        }
    }

    private boolean move(Transfer transfer, TransferSignal.Block block) {
        boolean back = block.envelope().from().equals(transfer.recipient());
        BlockSequence sequence = context.inBand().sequence(transfer.id());
        if (context.transfers().find(transfer.id()).isEmpty()) {
            // It ended on another thread, and what is made for it now would stay.
            context.inBand().forget(transfer);
        }
        // To an account, any of its connections may take it: of those, none is known to have had the one before.
        boolean toOne = block.envelope().to().hasResource();
        boolean repeated = toOne && sequence.repeats(block.sequence(), block.content(), back);
        if (repeated
                && context.transfers()
                        .allowance(transfer.id())
                        .filter(Allowance::takeRepeat)
                        .isPresent()) {
            // A recipient takes a block once, whichever of the two arrives.
            return isAwaited(AwaitedKind.BLOCK, transfer, block);
        }
        if (!isAwaited(AwaitedKind.BLOCK, transfer, block)) {
            return false;
        }
        Optional<Transfer> moved = context.transfers().move(transfer.id(), block.bytes(), back);
        if (moved.isEmpty() && transfer.isEnforced()) {
            if (context.transfers().find(transfer.id()).isEmpty()) {
                // It ended at this very moment, for another reason.
                block.rewrite()
                        .refuse(Refusal.itemNotFound(
                                context.text(Reasons.NO_STREAM, block.rewrite(), transfer, block.envelope())));
                return false;
            }
            Reason reason = ends.limitOf(transfer, block.bytes());
            ends.cut(transfer, reason, context.languageOfSender(transfer, block.envelope(), block.rewrite()));
            block.rewrite().refuse(Refusal.policy(context.text(reason, block.rewrite(), transfer, block.envelope())));
            return false;
        }
        if (toOne) {
            sequence.passed(block.sequence(), block.content(), back);
        } else {
            context.transfers().takenElsewhere(transfer);
        }
        // Where only watched, one that ended at this very moment goes on.
        moved.filter(Transfer::exceedsByteLimit).ifPresent(over -> ends.breach(over, Reasons.limitOf(over)));
        return true;
    }

    /**
     * The answer to an opening is empty, and its sender may have given the same id to a ping, which every client answers by
     * itself: so it goes on under another id. Not from elsewhere: an error that Openfire makes for a component or another
     * server reaches them past every interceptor.
     */
    private boolean isOpenAwaited(Transfer transfer, TransferSignal.Open open) {
        Envelope came = open.envelope();
        if (!transfer.isEnforced() || !context.isLocal(came.from())) {
            return isAwaited(AwaitedKind.OPEN, transfer, open);
        }
        String id = context.awaited()
                .openedAs(transfer.id(), came.id())
                .orElseGet(() -> context.ids().next().value());
        Envelope forwarded = new Envelope(came.from(), came.to(), id, came.room());
        if (context.awaited()
                .expectOpen(transfer.id(), forwarded, context.transfers().account(came.from()), came.id())) {
            open.rewrite().renumber(id);
            return true;
        }
        open.rewrite().refuse(Refusal.resourceConstraint(context.text(Reasons.TOO_MANY_REQUESTS, open.rewrite())));
        return false;
    }

    /** A message has no answer. */
    private boolean isAwaited(AwaitedKind kind, Transfer transfer, TransferSignal.Request request) {
        boolean inMessage = request instanceof TransferSignal.Block block && block.inMessage();
        if (inMessage
                || context.awaited()
                        .expect(
                                kind,
                                transfer.id(),
                                request.envelope(),
                                context.transfers().account(request.envelope().from()))) {
            return true;
        }
        if (transfer.isEnforced()) {
            request.rewrite()
                    .refuse(Refusal.resourceConstraint(context.text(Reasons.TOO_MANY_REQUESTS, request.rewrite())));
            return false;
        }
        context.unrecorded().unfollowed();
        return true;
    }

    private boolean refusedInBand(Transfer transfer, TransferSignal.Request request) {
        Rewrite rewrite = request.rewrite();
        if (transfer.limits().inBandAllowed()) {
            return false;
        }
        if (!transfer.isEnforced()) {
            ends.breach(transfer, Reasons.NO_IN_BAND);
            return false;
        }
        ends.refused(transfer, Reasons.NO_IN_BAND, context.languageOfSender(transfer, request.envelope(), rewrite));
        rewrite.refuse(Refusal.policy(context.text(Reasons.NO_IN_BAND, rewrite, transfer, request.envelope())));
        return true;
    }
}
