// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.Envelope;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Party;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.RoomAddresses;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Transfer;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferPath;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferState;

/**
 * Which of the live transfers of one stream id a step belongs to. There may be two: both peers may have offered a file
 * under one id, and an offer of the one is never changed by a step of the other.
 */
final class LiveStreams {

    private LiveStreams() {}

    /** In-band streams are opened by the one who has offered. */
    static Optional<Transfer> opened(List<Transfer> all, Party from) {
        return first(all, transfer -> transfer.sender().equals(from));
    }

    /** Streamhosts come from the one who has offered; in iris' fast mode from the recipient as well, in answer to his. */
    static Optional<Transfer> offeredHosts(List<Transfer> all, Party from) {
        return opened(all, from)
                .or(() -> first(all, transfer -> transfer.recipient().equals(from) && transfer.hasConsent()));
    }

    /** Either party activates: whose streamhost is used. */
    static Optional<Transfer> activated(List<Transfer> all, Party from) {
        return first(all, transfer -> isInSetUp(transfer) || transfer.state() == TransferState.TRANSFERRING)
                .or(() -> opened(all, from))
                .or(() -> all.stream().findFirst());
    }

    /**
     * Whether the recipient's client knows the sender of this step, or to whom it goes, by the same address as in the transfer. What
     * the recipient is called may change: no stream is told by that.
     */
    static boolean isOf(Transfer transfer, Envelope step) {
        Optional<RoomAddresses> now = step.from().equals(transfer.sender())
                ? step.room()
                : step.room().map(RoomAddresses::reversed);
        return transfer.offer().room().map(RoomAddresses::from).equals(now.map(RoomAddresses::from));
    }

    /** The one whose bytes travel in stanzas. */
    static Optional<Transfer> inBand(List<Transfer> all) {
        return first(all, LiveStreams::isOpenInBand);
    }

    static boolean isOpenInBand(Transfer transfer) {
        return transfer.path() == TransferPath.IN_BAND
                && (transfer.state() == TransferState.CONNECTING || transfer.state() == TransferState.TRANSFERRING);
    }

    /** One that stands in the way of a new stream under the same id: established, or the other party's in set-up. */
    static Optional<Transfer> busy(List<Transfer> all, Optional<Transfer> own) {
        return first(
                all,
                transfer -> transfer.state() == TransferState.TRANSFERRING
                        || (isInSetUp(transfer)
                                && own.map(mine -> !mine.id().equals(transfer.id()))
                                        .orElse(true)));
    }

    private static boolean isInSetUp(Transfer transfer) {
        return transfer.state() == TransferState.CONNECTING;
    }

    private static Optional<Transfer> first(List<Transfer> all, Predicate<Transfer> wanted) {
        return all.stream().filter(wanted).findFirst();
    }
}
