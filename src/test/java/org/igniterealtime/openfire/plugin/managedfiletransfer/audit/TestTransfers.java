// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.audit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Argument;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Cause;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Limits;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Offer;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.OfferedFile;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Party;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Protocol;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Reason;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Ruling;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.SessionKey;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Transfer;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferEvent;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferId;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferPath;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferState;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.live.Account;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.shown.FileName;

/** Transfers and what happens to them, for tests. */
public final class TestTransfers {

    public static final Instant NOON = Instant.parse("2026-11-22T12:00:00.123Z");
    public static final Party ROMEO = new Party("romeo@montague.example/orchard");
    public static final Party JULIET = new Party("juliet@capulet.example/balcony");
    public static final Reason PEER = Reason.of(Cause.CANCELLED_BY_SENDER, new Argument.Part(1_000, 2_048));
    public static final Reason TOO_LARGE =
            Reason.of(Cause.LARGEST_FILE, new Argument.Bytes(20_971_520), new Argument.Bytes(10_485_760));

    private TestTransfers() {}

    public static Optional<RecordedReason> recorded(Reason reason) {
        return Optional.of(new RecordedReason.Caused(reason));
    }

    public static Transfer offered(String id) {
        return offered(id, NOON, new OfferedFile(FileName.of("poem.txt"), OptionalLong.of(2048)));
    }

    public static Transfer named(String id, String name) {
        return offered(id, NOON, new OfferedFile(FileName.of(name), OptionalLong.empty()));
    }

    public static Transfer offered(String id, Instant at, OfferedFile file) {
        SessionKey session = new SessionKey(ROMEO, JULIET, "session-1");
        return Transfer.offered(
                new TransferId(id),
                Offer.ofInitiator(Protocol.SI, session, file, at),
                Ruling.of(7, false, Limits.NONE));
    }

    /** For tests in which no two transfers share anything. */
    public static Account ownAccount(Transfer transfer) {
        return new Account(transfer.id().value(), true);
    }

    public static Transfer refused(String id) {
        return after(offered(id), refusal());
    }

    public static Transfer after(Transfer before, TransferEvent event) {
        return before.after(event).orElseThrow();
    }

    public static TransferEvent.Offered offer() {
        return new TransferEvent.Offered(NOON);
    }

    public static TransferEvent.Connecting connecting() {
        return new TransferEvent.Connecting(NOON.plusSeconds(1), TransferPath.PROXIED);
    }

    public static TransferEvent.Moved moved(long bytes) {
        return new TransferEvent.Moved(NOON.plusSeconds(2), TransferPath.PROXIED, bytes, 0);
    }

    public static TransferEvent.Breached breach() {
        return new TransferEvent.Breached(NOON.plusSeconds(3), TOO_LARGE);
    }

    public static TransferEvent.Ended refusal() {
        return new TransferEvent.Ended(NOON.plusSeconds(4), TransferState.REFUSED, TOO_LARGE);
    }

    public static TransferEvent.Ended ended(TransferState state) {
        return new TransferEvent.Ended(NOON.plusSeconds(5), state, PEER);
    }

    /** A record of the transfer as it stands, with its one last event. */
    public static TransferRecord row(Transfer after, long number, TransferEvent event) {
        List<Reason> noted = event instanceof TransferEvent.Breached breach ? List.of(breach.reason()) : List.of();
        return new TransferRecord(after, noted, List.of(HistoryEvent.of(number, after, event)));
    }

    public static TransferRecord offerRow(Transfer offered) {
        return row(offered, 1, new TransferEvent.Offered(offered.offer().at()));
    }
}
