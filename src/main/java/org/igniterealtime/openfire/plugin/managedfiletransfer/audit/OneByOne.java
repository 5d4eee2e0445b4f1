// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.audit;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the rows for which a batch was refused: writes each by itself, and gives up those that will never go in. */
final class OneByOne {

    private static final Logger Log = LoggerFactory.getLogger(OneByOne.class);

    private final AuditStore store;
    private final WriterStatus status;
    private final List<TransferRecord> unclear = new ArrayList<>();
    private @Nullable Exception unclearCause;
    private boolean oneWentIn;

    OneByOne(AuditStore store, WriterStatus status) {
        this.store = store;
        this.status = status;
    }

    /**
     * Empties the queue as far as that is possible.
     *
     * @throws SQLException where the database is at fault, not a row; what was not written is in the queue
     */
    void write(Deque<TransferRecord> rows) throws SQLException {
        try {
            while (!rows.isEmpty()) {
                write(rows.getFirst());
                rows.removeFirst();
            }
        } catch (SQLException | RuntimeException e) {
            putBack(rows);
            throw e;
        }
        settle(rows);
    }

    private void write(TransferRecord row) throws SQLException {
        @Nullable Exception asItIs = attempt(new Batch(List.of(row), false));
        // Half a name is better than no record: a database may lack the characters, and say so in its own way.
        @Nullable Exception inAscii = asItIs == null ? null : attempt(new Batch(List.of(row), true));
        if (inAscii == null || asItIs == null) {
            oneWentIn = true;
            status.wrote(row.events().size());
        } else if (Fault.of(asItIs) == Fault.DATA || Fault.of(inAscii) == Fault.DATA) {
            drop(row, inAscii);
        } else {
            unclear.add(row);
            unclearCause = inAscii;
        }
    }

    /** Returns what was wrong with the row, null for nothing. */
    private @Nullable Exception attempt(Batch batch) throws SQLException {
        try {
            store.write(batch);
            return null;
        } catch (SQLException | RuntimeException e) {
            if (!Fault.of(e).mayBeOneRow()) {
                throw e;
            }
            return e;
        }
    }

    /** Where the driver does not tell: if any other row went in, the database works, and the row is at fault. */
    private void settle(Deque<TransferRecord> rows) throws SQLException {
        Exception cause = unclearCause;
        if (cause == null) {
            return;
        }
        if (!oneWentIn) {
            putBack(rows);
            throw cause instanceof SQLException sql ? sql : new SQLException(cause);
        }
        for (TransferRecord row : unclear) {
            drop(row, cause);
        }
    }

    private void putBack(Deque<TransferRecord> rows) {
        for (int i = unclear.size() - 1; i >= 0; i--) {
            rows.addFirst(unclear.get(i));
        }
    }

    private void drop(TransferRecord row, Exception cause) {
        String words = Fault.DATA.words(cause);
        status.dropped(row.events().size(), words);
        Log.warn(
                "{} transfer={} events={}",
                words,
                row.latest().id(),
                row.events().size());
        Log.debug("The record was refused: transfer={}", row.latest().id(), cause);
    }
}
