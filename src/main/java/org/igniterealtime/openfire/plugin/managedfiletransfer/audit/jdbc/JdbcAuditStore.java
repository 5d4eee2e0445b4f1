// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.audit.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.igniterealtime.openfire.plugin.managedfiletransfer.audit.AuditStore;
import org.igniterealtime.openfire.plugin.managedfiletransfer.audit.Batch;
import org.igniterealtime.openfire.plugin.managedfiletransfer.audit.HistoryCursor;
import org.igniterealtime.openfire.plugin.managedfiletransfer.audit.HistoryEntry;
import org.igniterealtime.openfire.plugin.managedfiletransfer.audit.HistoryEvent;
import org.igniterealtime.openfire.plugin.managedfiletransfer.audit.HistoryPage;
import org.igniterealtime.openfire.plugin.managedfiletransfer.audit.TextColumn;
import org.igniterealtime.openfire.plugin.managedfiletransfer.audit.TransferRecord;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Reason;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Transfer;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferId;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The history in a relational database, in SQL that all of Openfire's database types understand. Thread-safe. */
public final class JdbcAuditStore implements AuditStore {

    private static final Logger Log = LoggerFactory.getLogger(JdbcAuditStore.class);

    /** SQL's own code for "no connection could be had". */
    private static final String NO_CONNECTION = "08001";

    private final ConnectionSource connections;
    private final String node;
    private final boolean alone;

    /**
     * @param node names this server in its cluster; goes into each row that it writes
     * @param alone whether no other server writes to this database: before Openfire 5.1, a server has another name after
     *     each start, so that only then it can be told what it left open
     */
    public JdbcAuditStore(ConnectionSource connections, String node, boolean alone) {
        this.connections = connections;
        this.node = node;
        this.alone = alone;
    }

    @Override
    public void probe() throws SQLException {
        try (Connection connection = connect()) {
            for (String query : List.of(TransferTable.PROBE, EventTable.PROBE)) {
                try (PreparedStatement statement = connection.prepareStatement(query);
                        ResultSet none = statement.executeQuery()) {
                    Log.debug("table is there, rows={}", none.next());
                }
            }
        }
    }

    @Override
    public int interruptOpen(Instant before, Reason reason) throws SQLException {
        String update = alone ? TransferTable.INTERRUPT : TransferTable.INTERRUPT_OF_NODE;
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement(update)) {
            Parameters into = new Parameters(statement, false)
                    .word(TransferState.INTERRUPTED)
                    .reason(TextColumn.RULE, TextColumn.CAUSE_ARGUMENTS, Optional.of(reason))
                    .time(before)
                    .time(before);
            if (!alone) {
                into.text(TextColumn.NODE, node);
            }
            return statement.executeUpdate();
        }
    }

    @Override
    public List<Transfer> interrupted(Instant offeredAfter, int most) throws SQLException {
        try (Connection connection = connect();
                PreparedStatement statement = limited(connection, TransferTable.INTERRUPTED, most)) {
            new Parameters(statement, false).time(offeredAfter).word(TransferState.INTERRUPTED);
            try (ResultSet rows = statement.executeQuery()) {
                List<Transfer> found = new ArrayList<>();
                while (rows.next()) {
                    readable(rows, row -> TransferTable.read(row).toTransfer()).ifPresent(found::add);
                }
                return found;
            }
        }
    }

    @Override
    public void write(Batch batch) throws SQLException {
        try (Connection connection = connect()) {
            connection.setAutoCommit(false);
            try (BatchWriter writer = new BatchWriter(connection, node, batch.asciiOnly())) {
                for (TransferRecord row : batch.records()) {
                    writer.write(row);
                }
                writer.finish();
                connection.commit();
            } catch (SQLException | RuntimeException e) {
                undo(connection, e);
                throw e;
            }
            connection.setAutoCommit(true);
        }
    }

    /** Switching auto-commit on would commit: only a connection that did roll back may go on living. */
    private static void undo(Connection connection, Exception cause) {
        try {
            connection.rollback();
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    @Override
    public HistoryPage page(Optional<HistoryCursor> before, int size) throws SQLException {
        if (size < 1 || size > HistoryPage.MAX_SIZE) {
            throw new IllegalArgumentException("size is " + size);
        }
        String query = before.isPresent() ? TransferTable.OLDER : TransferTable.NEWEST;
        try (Connection connection = connect();
                PreparedStatement statement = limited(connection, query, size + 1)) {
            if (before.isPresent()) {
                Instant time = before.get().offeredAt();
                new Parameters(statement, false)
                        .time(time)
                        .time(time)
                        .word(before.get().id().value());
            }
            try (ResultSet rows = statement.executeQuery()) {
                return read(rows, size);
            }
        }
    }

    @Override
    public Optional<HistoryEntry> find(TransferId id) throws SQLException {
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement(TransferTable.FIND)) {
            new Parameters(statement, false).word(id.value());
            try (ResultSet rows = statement.executeQuery()) {
                return read(rows, 1).entries().stream().findFirst();
            }
        }
    }

    @Override
    public List<HistoryEvent> events(HistoryEntry entry) throws SQLException {
        List<HistoryEvent> events = new ArrayList<>();
        try (Connection connection = connect();
                PreparedStatement statement = limited(connection, EventTable.READ, HistoryPage.MAX_EVENTS)) {
            new Parameters(statement, false).key(entry.offeredAt(), entry.id());
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    readable(rows, EventTable::read).ifPresent(events::add);
                }
            }
        }
        return events;
    }

    private static HistoryPage read(ResultSet rows, int size) throws SQLException {
        List<HistoryEntry> entries = new ArrayList<>(size);
        Optional<HistoryCursor> last = Optional.empty();
        int seen = 0;
        while (rows.next()) {
            if (++seen > size) {
                return new HistoryPage(entries, last);
            }
            Optional<HistoryCursor> here = readable(
                    rows, row -> new HistoryCursor(row.time("offeredAt"), new TransferId(row.text("transferId"))));
            if (here.isPresent()) {
                last = here;
            }
            readable(rows, TransferTable::read).ifPresent(entries::add);
        }
        return new HistoryPage(entries, Optional.empty());
    }

    /** What the row says; a row of a newer version of the plugin is left out, so that the others can be read. */
    private static <T> Optional<T> readable(ResultSet row, RowReader<T> reader) throws SQLException {
        try {
            return Optional.of(reader.read(new Columns(row)));
        } catch (IllegalArgumentException e) {
            Log.debug("a row of the history cannot be read by this version", e);
            return Optional.empty();
        }
    }

    private static PreparedStatement limited(Connection connection, String query, int rows) throws SQLException {
        PreparedStatement statement =
                connection.prepareStatement(RowLimit.of(connection).limit(query, rows));
        statement.setMaxRows(rows);
        return statement;
    }

    /** A pool that has no connection says so in many ways; here they become one, which cannot be the data's fault. */
    private Connection connect() throws SQLException {
        try {
            return connections.get();
        } catch (SQLException | RuntimeException e) {
            throw new SQLTransientConnectionException(e.getMessage(), NO_CONNECTION, e);
        }
    }

    @FunctionalInterface
    private interface RowReader<T> {
        T read(Columns row) throws SQLException;
    }
}
