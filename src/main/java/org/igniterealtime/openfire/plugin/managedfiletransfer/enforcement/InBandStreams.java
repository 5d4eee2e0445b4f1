// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement;

import java.util.Optional;
import org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement.AwaitedAnswers.Kind;
import org.igniterealtime.openfire.plugin.managedfiletransfer.policy.Rule;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.Envelope;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.Refusal;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.TransferSignal;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Obligations.ByteLimit;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Reason;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.SessionKey;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Transfer;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferEvent;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferPath;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferState;
import org.xmpp.packet.IQ;
import org.xmpp.packet.Packet;

/** An in-band bytestream (XEP-0047): every block passes here, and is held against the limit before it goes on. */
final class InBandStreams {

    private static final Reason NOT_ALLOWED = new Reason(
            Rule.IN_BAND.key(),
            "In-band transfers are not allowed on this server. Use a client that sends files over SOCKS5 bytestreams.");

    private final Collaborators with;
    private final Offers offers;
    private final Endings endings;

    InBandStreams(Collaborators with, Offers offers, Endings endings) {
        this.with = with;
        this.offers = offers;
        this.endings = endings;
    }

    void opened(TransferSignal.IbbOpen open, IQ packet) {
        Envelope envelope = open.envelope();
        if (with.isOwnAccount(envelope.to())) {
            return;
        }
        Optional<Transfer> live = with.transfers().find(SessionKey.of(envelope.from(), envelope.to(), open.session()));
        if (live.isEmpty()) {
            live = offers.unannounced(envelope, open.session(), TransferPath.IN_BAND, packet);
        }
        if (live.isEmpty() || !mayRunInBand(live.get(), packet)) {
            return;
        }
        Transfer transfer = live.get();
        boolean elsewhere = transfer.state() == TransferState.TRANSFERRING && transfer.path() != TransferPath.IN_BAND;
        if (elsewhere && transfer.obligations().enforced()) {
            offers.refuseSecondStream(transfer, envelope, packet);
            return;
        }
        with.transfers().apply(transfer.id(), new TransferEvent.Connecting(endings.now(), TransferPath.IN_BAND));
        with.awaited().expect(Kind.OPEN, transfer.id(), envelope);
    }

    /** One block, in either direction: both count, or the way back would be without a limit. */
    void data(TransferSignal.IbbData data, Packet packet) {
        Envelope envelope = data.envelope();
        SessionKey key = SessionKey.of(envelope.from(), envelope.to(), data.session());
        Optional<Transfer> live = with.transfers().find(key);
        Optional<Transfer> before =
                live.isPresent() ? Optional.empty() : with.transfers().findEnded(key);
        if (before.isPresent()) {
            afterTheEnd(before.get(), packet);
            return;
        }
        if (live.isEmpty()) {
            // Opened before this plugin was there, or never: decided like an offer that says nothing of its file.
            live = offers.unannounced(envelope, data.session(), TransferPath.IN_BAND, packet);
        }
        if (live.isPresent() && mayRunInBand(live.get(), packet)) {
            move(connected(live.get()), data, packet);
        }
    }

    void closed(TransferSignal.IbbClose close) {
        Envelope envelope = close.envelope();
        Optional<Transfer> stream = close.session().isPresent()
                ? with.transfers()
                        .find(SessionKey.of(
                                envelope.from(), envelope.to(), close.session().get()))
                : with.transfers().of(envelope.from()).stream()
                        .filter(transfer -> transfer.involves(envelope.to()))
                        .filter(transfer -> transfer.path() == TransferPath.IN_BAND)
                        .findFirst();
        stream.filter(transfer -> transfer.path() == TransferPath.IN_BAND)
                .ifPresent(transfer -> endings.closed(transfer, envelope.from()));
    }

    private void move(Transfer transfer, TransferSignal.IbbData data, Packet packet) {
        boolean enforced = transfer.obligations().enforced();
        boolean exceeds = transfer.wouldExceed(data.bytes());
        Optional<ByteLimit> limit = transfer.obligations().byteLimit();
        if (exceeds && !enforced) {
            endings.note(transfer, limit.orElseThrow().reason());
        }
        boolean moved = with.transfers().move(transfer.id(), data.bytes()).isPresent();
        if (!moved && !enforced) {
            // It ended at this very moment; what is only watched goes on.
            return;
        }
        if (!moved) {
            Reason reason = limit.map(ByteLimit::reason).orElse(NOT_ALLOWED);
            endings.cut(transfer, reason);
            Refusal.policy(reason).turn(packet);
            return;
        }
        if (packet instanceof IQ) {
            with.awaited().expect(Kind.DATA, transfer.id(), data.envelope());
        }
    }

    private Transfer connected(Transfer transfer) {
        if (transfer.state() == TransferState.TRANSFERRING) {
            return transfer;
        }
        return with.transfers()
                .apply(transfer.id(), new TransferEvent.Connected(endings.now(), TransferPath.IN_BAND))
                .orElse(transfer);
    }

    private boolean mayRunInBand(Transfer transfer, Packet packet) {
        if (transfer.obligations().inBandAllowed()) {
            return true;
        }
        if (!transfer.obligations().enforced()) {
            if (transfer.state() != TransferState.TRANSFERRING) {
                // Once, and not again at each block beside the other rules that it breaks.
                endings.note(transfer, NOT_ALLOWED);
            }
            return true;
        }
        endings.refused(transfer, NOT_ALLOWED);
        Refusal.policy(NOT_ALLOWED).turn(packet);
        return false;
    }

    /** Blocks for a stream that is closed: the recipient may still collect them, so they must not go on uncounted. */
    private void afterTheEnd(Transfer ended, Packet packet) {
        if (with.policies().current().enforces() || ended.state() == TransferState.STOPPED) {
            Refusal.itemNotFound("This in-band stream is closed. Offer the file again.")
                    .turn(packet);
        }
    }
}
