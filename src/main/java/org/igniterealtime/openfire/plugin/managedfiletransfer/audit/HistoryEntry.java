// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.audit;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Agreed;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Cause;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Limits;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.MovedHash;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Offer;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.OfferedFile;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Party;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Progress;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Protocol;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Reason;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Ruling;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.SessionKey;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Transfer;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferId;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferPath;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferState;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.shown.FileName;

/**
 * One transfer as the history has it. Its texts are what peers sent, cut to their columns: escape them.
 *
 * @param node the server of the cluster that saw it
 * @param session the session id of its protocol
 * @param sender full address of who has the file
 * @param recipient full address of who gets it
 * @param fileName as it was sent; empty for a stream without an offer
 * @param declaredSize what the offer said, in bytes
 * @param bytesMoved what this server forwarded; while it runs, some seconds behind; 0 where it cannot see the bytes
 * @param reason why it ended; empty while it runs
 * @param breaches what was only noted (mode OBSERVE), in the order in which it happened
 * @param policyVersion the policy that decided it
 * @param offeredAt when its offer was seen, to the millisecond
 * @param endedAt when it ended, or by when it had, see {@link #isEndKnown}; empty while it runs
 * @param hash what its bytes come to, where they were hashed: only what went through the proxy is
 * @param room the chat room in which the two met; empty for what went between their own addresses
 */
public record HistoryEntry(
        TransferId id,
        String node,
        Protocol protocol,
        TransferPath path,
        String session,
        String sender,
        String recipient,
        String fileName,
        Optional<String> mimeType,
        Optional<String> md5,
        OptionalLong declaredSize,
        long bytesMoved,
        TransferState state,
        Optional<RecordedReason> reason,
        List<RecordedReason> breaches,
        long policyVersion,
        Instant offeredAt,
        Optional<Instant> endedAt,
        Optional<MovedHash> hash,
        Optional<String> room) {

    public HistoryEntry {
        requireNonNull(id, "id is null");
        requireNonNull(node, "node is null");
        requireNonNull(protocol, "protocol is null");
        requireNonNull(path, "path is null");
        requireNonNull(session, "session is null");
        requireNonNull(sender, "sender is null");
        requireNonNull(recipient, "recipient is null");
        requireNonNull(fileName, "fileName is null");
        requireNonNull(mimeType, "mimeType is null");
        requireNonNull(md5, "md5 is null");
        requireNonNull(declaredSize, "declaredSize is null");
        requireNonNull(state, "state is null");
        requireNonNull(reason, "reason is null");
        breaches = List.copyOf(breaches);
        requireNonNull(offeredAt, "offeredAt is null");
        requireNonNull(endedAt, "endedAt is null");
        requireNonNull(hash, "hash is null");
        requireNonNull(room, "room is null");
    }

    /** The first breach that was only noted: what enforcement would have refused or cut it for. */
    public Optional<RecordedReason> noted() {
        return breaches.stream().findFirst();
    }

    /** Whether somebody saw its end; false where the server died before, and only the next start found it open. */
    public boolean isEndKnown() {
        return reason.filter(why -> why.key().equals(Cause.LEFT_OPEN.key())).isEmpty();
    }

    /** What moved; empty where this server cannot see it. */
    public OptionalLong bytesSeen() {
        return path.seen(bytesMoved, state);
    }

    /** Whether the rules held: false where one was broken and that was only noted. */
    public boolean enforced() {
        return breaches.isEmpty();
    }

    /** The transfer of an entry that has ended, as far as the history has it. */
    public Transfer toTransfer() {
        SessionKey key = new SessionKey(new Party(sender), new Party(recipient), session);
        OfferedFile file = new OfferedFile(FileName.of(fileName), declaredSize, mimeType, md5);
        Progress progress = new Progress(
                state,
                path,
                bytesMoved > 0,
                bytesMoved,
                0,
                endedAt.orElse(offeredAt),
                Optional.empty(),
                Optional.empty(),
                reason.flatMap(RecordedReason::reason).or(() -> Optional.of(Reason.of(Cause.INTERRUPTED))),
                hash,
                Agreed.NOTHING);
        return new Transfer(
                id,
                Offer.ofInitiator(protocol, key, file, offeredAt),
                Ruling.of(policyVersion, false, Limits.NONE),
                progress);
    }

    /** Where the page below this entry begins. */
    public HistoryCursor cursor() {
        return new HistoryCursor(offeredAt, id);
    }
}
