// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.igniterealtime.openfire.plugin.managedfiletransfer.audit.HistoryEntry;
import org.igniterealtime.openfire.plugin.managedfiletransfer.audit.RecordedReason;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.progress.MovedBytes;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.progress.RunningStream;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Cause;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Limits;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.MovedHash;
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
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.shown.FileName;

/** Transfers to look at. */
public final class Samples {

    /** When the fixture's clock stands still. */
    public static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    public static final long MB = 1024 * 1024;

    private Samples() {}

    /** An offer of half a minute ago. */
    public static Transfer offered(String id, String fileName, OptionalLong size) {
        return offered(id, fileName, size, "alice@example.org/desk", "bob@example.org/phone");
    }

    public static Transfer offered(String id, String fileName, OptionalLong size, String sender, String recipient) {
        SessionKey session = new SessionKey(new Party(sender), new Party(recipient), id);
        OfferedFile file = new OfferedFile(FileName.of(fileName), size);
        return Transfer.offered(
                new TransferId(id),
                Offer.ofInitiator(Protocol.SI, session, file, NOW.minusSeconds(30)),
                Ruling.of(1, false, Limits.NONE));
    }

    /** Its bytes have been moving for twenty seconds. */
    public static Transfer moving(Transfer offered, TransferPath path, long bytes) {
        Transfer connected = after(offered, new TransferEvent.Connected(NOW.minusSeconds(20), path));
        return bytes == 0 ? connected : after(connected, new TransferEvent.Moved(NOW, connected.path(), bytes, 0));
    }

    /** What the relay tells of a proxied one: bytes that moved for twenty seconds, now at this rate. */
    public static RunningStream stream(String id, long bytes, long bytesPerSecond) {
        return new RunningStream(new TransferId(id), new MovedBytes(bytes, 0), bytesPerSecond, Duration.ofSeconds(20));
    }

    public static Transfer after(Transfer transfer, TransferEvent event) {
        return transfer.after(event).orElseThrow();
    }

    /** A row of the history that ended well. */
    public static HistoryEntry completed(String id, String fileName) {
        return entry(id, fileName, TransferState.COMPLETED, Optional.empty(), Optional.empty());
    }

    public static HistoryEntry entry(
            String id, String fileName, TransferState state, Optional<Reason> reason, Optional<Reason> noted) {
        return new HistoryEntry(
                new TransferId(id),
                "node",
                Protocol.SI,
                TransferPath.PROXIED,
                "session",
                "alice@example.org/desk",
                "bob@example.org/phone",
                fileName,
                Optional.empty(),
                Optional.empty(),
                OptionalLong.of(80 * MB),
                state == TransferState.COMPLETED ? 80 * MB : 0,
                state,
                reason.map(RecordedReason.Caused::new),
                noted.<RecordedReason>map(RecordedReason.Caused::new).stream().toList(),
                1,
                NOW.minusSeconds(600),
                Optional.of(NOW.minusSeconds(500)),
                Optional.empty(),
                Optional.empty());
    }

    /** A row of a transfer whose bytes went straight from the sender to the recipient. */
    public static HistoryEntry direct(String id) {
        HistoryEntry entry =
                entry(id, "f", TransferState.HANDED_OFF, Optional.of(Reason.of(Cause.DIRECT)), Optional.empty());
        return new HistoryEntry(
                entry.id(),
                entry.node(),
                entry.protocol(),
                TransferPath.DIRECT,
                entry.session(),
                entry.sender(),
                entry.recipient(),
                entry.fileName(),
                entry.mimeType(),
                entry.md5(),
                entry.declaredSize(),
                entry.bytesMoved(),
                entry.state(),
                entry.reason(),
                entry.breaches(),
                entry.policyVersion(),
                entry.offeredAt(),
                entry.endedAt(),
                entry.hash(),
                entry.room());
    }

    /** A row between these two, that ended well. */
    public static HistoryEntry between(String id, String sender, String recipient) {
        HistoryEntry entry = completed(id, "f");
        return new HistoryEntry(
                entry.id(),
                entry.node(),
                entry.protocol(),
                entry.path(),
                entry.session(),
                sender,
                recipient,
                entry.fileName(),
                entry.mimeType(),
                entry.md5(),
                entry.declaredSize(),
                entry.bytesMoved(),
                entry.state(),
                entry.reason(),
                entry.breaches(),
                entry.policyVersion(),
                entry.offeredAt(),
                entry.endedAt(),
                entry.hash(),
                entry.room());
    }

    /** The same row, with what its bytes come to. */
    public static HistoryEntry hashed(HistoryEntry entry, MovedHash hash) {
        return with(entry, entry.reason(), Optional.of(hash));
    }

    /** The same row, with another reason. */
    public static HistoryEntry because(HistoryEntry entry, RecordedReason reason) {
        return with(entry, Optional.of(reason), entry.hash());
    }

    private static HistoryEntry with(HistoryEntry entry, Optional<RecordedReason> reason, Optional<MovedHash> hash) {
        return new HistoryEntry(
                entry.id(),
                entry.node(),
                entry.protocol(),
                entry.path(),
                entry.session(),
                entry.sender(),
                entry.recipient(),
                entry.fileName(),
                entry.mimeType(),
                entry.md5(),
                entry.declaredSize(),
                entry.bytesMoved(),
                entry.state(),
                reason,
                entry.breaches(),
                entry.policyVersion(),
                entry.offeredAt(),
                entry.endedAt(),
                hash,
                entry.room());
    }

    /** The same row, with these breaches, in which nothing was refused. */
    public static HistoryEntry breached(HistoryEntry entry, List<Reason> breaches) {
        return new HistoryEntry(
                entry.id(),
                entry.node(),
                entry.protocol(),
                entry.path(),
                entry.session(),
                entry.sender(),
                entry.recipient(),
                entry.fileName(),
                entry.mimeType(),
                entry.md5(),
                entry.declaredSize(),
                entry.bytesMoved(),
                entry.state(),
                entry.reason(),
                breaches.stream()
                        .<RecordedReason>map(RecordedReason.Caused::new)
                        .toList(),
                entry.policyVersion(),
                entry.offeredAt(),
                entry.endedAt(),
                entry.hash(),
                entry.room());
    }
}
