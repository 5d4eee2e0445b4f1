// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.audit.jdbc;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.igniterealtime.openfire.plugin.managedfiletransfer.audit.HistoryEntry;
import org.igniterealtime.openfire.plugin.managedfiletransfer.audit.TextColumn;
import org.igniterealtime.openfire.plugin.managedfiletransfer.audit.TransferRecord;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Protocol;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Reason;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.RoomAddresses;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Transfer;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferId;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferPath;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferState;

/** The statements of {@code ofMftTransfer}, and how a transfer becomes a row and a row an entry. */
final class TransferTable {

    private static final String COLUMNS =
            """
            offeredAt, transferId, node, protocol, bytePath, streamSession, sender, recipient, fileName, mimeType, md5,
            declaredSize, bytesMoved, transferState, ruleName, causeArgs, notedRule, notedArgs, policyVersion, endedAt,
            sha256, hashMatch, chatRoom
            """;

    /** Filled by older versions, and read with the others. */
    private static final String REASON = "reason";

    private static final String NOTED_REASON = "notedReason";
    private static final String SELECT = "SELECT reason, notedReason, " + COLUMNS;

    static final String PROBE = SELECT + "FROM ofMftTransfer WHERE offeredAt < 0";

    static final String UPDATE =
            """
            UPDATE ofMftTransfer
            SET bytePath = ?, bytesMoved = ?, transferState = ?, ruleName = ?, causeArgs = ?, endedAt = ?,
                sha256 = ?, hashMatch = ?
            WHERE offeredAt = ? AND transferId = ?
            """;

    static final String NOTE =
            "UPDATE ofMftTransfer SET notedRule = ?, notedArgs = ? WHERE offeredAt = ? AND transferId = ?";

    static final String INSERT = "INSERT INTO ofMftTransfer (" + COLUMNS
            + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    static final String FIND = SELECT + "FROM ofMftTransfer WHERE transferId = ?";

    /** What a server that died left open; a row of another node only where there is no other node. */
    static final String INTERRUPT =
            """
            UPDATE ofMftTransfer SET transferState = ?, ruleName = ?, causeArgs = ?, endedAt = ?
            WHERE endedAt IS NULL AND offeredAt < ?
            """;

    static final String INTERRUPT_OF_NODE = INTERRUPT + " AND node = ?";

    static final String INTERRUPTED = SELECT
            + "FROM ofMftTransfer WHERE offeredAt > ? AND transferState = ? ORDER BY offeredAt DESC, transferId DESC";

    private static final String NEWEST_FIRST = "ORDER BY offeredAt DESC, transferId DESC";

    /** Without a condition: Firebird would look up in one index all rows that meet it before it reads the first. */
    static final String NEWEST = SELECT + "FROM ofMftTransfer " + NEWEST_FIRST;

    /**
     * The first condition says again what follows from the second, because no database turns an OR into the beginning
     * of a range of the key: without it, a page far down would read every row above it.
     */
    static final String OLDER =
            SELECT + "FROM ofMftTransfer WHERE offeredAt <= ? AND (offeredAt < ? OR transferId < ?) " + NEWEST_FIRST;

    private TransferTable() {}

    static void update(Parameters into, Transfer transfer) throws SQLException {
        into.word(transfer.path())
                .number(transfer.bytesMoved())
                .word(transfer.state())
                .reason(TextColumn.RULE, TextColumn.CAUSE_ARGUMENTS, transfer.endReason())
                .time(endedAt(transfer))
                .hash(transfer.progress().hash())
                .key(transfer.offer().at(), transfer.id());
    }

    static void note(Parameters into, Transfer transfer, List<Reason> noted) throws SQLException {
        into.noted(noted).key(transfer.offer().at(), transfer.id());
    }

    static void insert(Parameters into, String node, TransferRecord row) throws SQLException {
        Transfer transfer = row.latest();
        into.key(transfer.offer().at(), transfer.id())
                .text(TextColumn.NODE, node)
                .word(transfer.offer().protocol())
                .word(transfer.path())
                .text(TextColumn.SESSION, transfer.offer().session().id())
                .text(TextColumn.SENDER, transfer.sender().address())
                .text(TextColumn.RECIPIENT, transfer.recipient().address())
                .text(TextColumn.FILE_NAME, transfer.file().name().sent())
                .text(TextColumn.MIME_TYPE, transfer.file().mimeType())
                .text(TextColumn.MD5, transfer.file().md5())
                .number(transfer.file().size())
                .number(transfer.bytesMoved())
                .word(transfer.state())
                .reason(TextColumn.RULE, TextColumn.CAUSE_ARGUMENTS, transfer.endReason())
                .noted(row.noted())
                .number(transfer.ruling().policyVersion())
                .time(endedAt(transfer))
                .hash(transfer.progress().hash())
                .text(TextColumn.CHAT_ROOM, transfer.offer().room().map(RoomAddresses::room));
    }

    /** @throws IllegalArgumentException where the row holds what this version of the plugin does not know */
    static HistoryEntry read(Columns row) throws SQLException {
        return new HistoryEntry(
                new TransferId(row.text("transferId")),
                row.text(TextColumn.NODE.sqlName()),
                row.word(Protocol.class, "protocol"),
                row.word(TransferPath.class, "bytePath"),
                row.text(TextColumn.SESSION.sqlName()),
                row.text(TextColumn.SENDER.sqlName()),
                row.text(TextColumn.RECIPIENT.sqlName()),
                row.text(TextColumn.FILE_NAME.sqlName()),
                row.optionalText(TextColumn.MIME_TYPE.sqlName()),
                row.optionalText(TextColumn.MD5.sqlName()),
                row.optionalNumber("declaredSize"),
                row.number("bytesMoved"),
                row.word(TransferState.class, "transferState"),
                row.reason(TextColumn.RULE, TextColumn.CAUSE_ARGUMENTS, REASON),
                row.noted(NOTED_REASON),
                row.number("policyVersion"),
                row.time("offeredAt"),
                row.optionalTime("endedAt"),
                row.hash(isWhole(row)),
                row.optionalText(TextColumn.CHAT_ROOM.sqlName()));
    }

    private static boolean isWhole(Columns row) throws SQLException {
        return row.word(TransferState.class, "transferState") == TransferState.COMPLETED
                && row.optionalNumber("declaredSize").equals(OptionalLong.of(row.number("bytesMoved")));
    }

    private static Optional<Instant> endedAt(Transfer transfer) {
        return transfer.state().isEnd() ? Optional.of(transfer.progress().changedAt()) : Optional.empty();
    }
}
