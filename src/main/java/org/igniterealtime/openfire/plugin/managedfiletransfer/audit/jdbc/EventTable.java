// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.audit.jdbc;

import java.sql.SQLException;
import org.igniterealtime.openfire.plugin.managedfiletransfer.audit.EventKind;
import org.igniterealtime.openfire.plugin.managedfiletransfer.audit.HistoryEvent;
import org.igniterealtime.openfire.plugin.managedfiletransfer.audit.RecordedReason;
import org.igniterealtime.openfire.plugin.managedfiletransfer.audit.TextColumn;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Transfer;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferPath;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferState;

/** The statements of {@code ofMftEvent}. Its key begins with that of the transfer, so that it needs no other index. */
final class EventTable {

    private static final String COLUMNS =
            """
            eventNo, happenedAt, kind, transferState, bytePath, bytesMoved, ruleName, causeArgs
            """;

    /** Filled by older versions. */
    private static final String WORDS = "reason";

    static final String PROBE =
            "SELECT offeredAt, transferId, reason, " + COLUMNS + "FROM ofMftEvent WHERE offeredAt < 0";

    static final String INSERT =
            "INSERT INTO ofMftEvent (offeredAt, transferId, " + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    static final String LAST = "SELECT MAX(eventNo) FROM ofMftEvent WHERE offeredAt = ? AND transferId = ?";

    static final String READ =
            "SELECT reason, " + COLUMNS + "FROM ofMftEvent WHERE offeredAt = ? AND transferId = ? ORDER BY eventNo";

    private EventTable() {}

    static void insert(Parameters into, Transfer transfer, HistoryEvent event) throws SQLException {
        into.key(transfer.offer().at(), transfer.id())
                .number(event.number())
                .time(event.at())
                .word(event.kind())
                .word(event.state())
                .word(event.path())
                .number(event.bytesMoved())
                .reason(
                        TextColumn.RULE,
                        TextColumn.CAUSE_ARGUMENTS,
                        event.reason().flatMap(RecordedReason::reason));
    }

    /** @throws IllegalArgumentException where the row holds what this version of the plugin does not know */
    static HistoryEvent read(Columns row) throws SQLException {
        return new HistoryEvent(
                row.number("eventNo"),
                row.time("happenedAt"),
                row.word(EventKind.class, "kind"),
                row.word(TransferState.class, "transferState"),
                row.word(TransferPath.class, "bytePath"),
                row.number("bytesMoved"),
                row.reason(TextColumn.RULE, TextColumn.CAUSE_ARGUMENTS, WORDS));
    }
}
