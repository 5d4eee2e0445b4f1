// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.audit.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.igniterealtime.openfire.plugin.managedfiletransfer.audit.HistoryEvent;
import org.igniterealtime.openfire.plugin.managedfiletransfer.audit.TransferRecord;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Reason;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Transfer;

/** Writes one batch inside the transaction of its connection, in SQL that all databases share: no upsert of theirs. */
final class BatchWriter implements AutoCloseable {

    private final String node;
    private final boolean asciiOnly;
    private final PreparedStatement update;
    private final PreparedStatement note;
    private final PreparedStatement insert;
    private final PreparedStatement lastEvent;
    private final PreparedStatement insertEvent;
    private int events;

    /** The statements are closed with the connection, should one of them fail to be made. */
    BatchWriter(Connection connection, String node, boolean asciiOnly) throws SQLException {
        this.node = node;
        this.asciiOnly = asciiOnly;
        this.update = connection.prepareStatement(TransferTable.UPDATE);
        this.note = connection.prepareStatement(TransferTable.NOTE);
        this.insert = connection.prepareStatement(TransferTable.INSERT);
        this.lastEvent = connection.prepareStatement(EventTable.LAST);
        this.insertEvent = connection.prepareStatement(EventTable.INSERT);
    }

    void write(TransferRecord row) throws SQLException {
        Transfer transfer = row.latest();
        TransferTable.update(into(update), transfer);
        long written = 0;
        if (update.executeUpdate() == 0) {
            TransferTable.insert(into(insert), node, row);
            insert.executeUpdate();
        } else {
            note(transfer, row.noted());
            written = row.events().isEmpty() ? 0 : lastEventOf(transfer);
        }
        for (HistoryEvent event : row.events()) {
            // A batch that is repeated may have been written the first time: its events must not come twice.
            if (event.number() > written) {
                EventTable.insert(into(insertEvent), transfer, event);
                insertEvent.addBatch();
                events++;
            }
        }
    }

    /** Sends what is held back for fewer round trips; to be called before the commit. */
    void finish() throws SQLException {
        if (events > 0) {
            insertEvent.executeBatch();
            events = 0;
        }
    }

    private void note(Transfer transfer, List<Reason> noted) throws SQLException {
        if (!noted.isEmpty()) {
            TransferTable.note(into(note), transfer, noted);
            note.executeUpdate();
        }
    }

    /** The number of the last event that is in the table; 0 for none, as SQL's null reads. */
    private long lastEventOf(Transfer transfer) throws SQLException {
        into(lastEvent).key(transfer.offer().at(), transfer.id());
        try (ResultSet result = lastEvent.executeQuery()) {
            return result.next() ? result.getLong(1) : 0;
        }
    }

    private Parameters into(PreparedStatement statement) {
        return new Parameters(statement, asciiOnly);
    }

    @Override
    public void close() throws SQLException {
        for (PreparedStatement statement : new PreparedStatement[] {update, note, insert, lastEvent, insertEvent}) {
            statement.close();
        }
    }
}
