// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.audit;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Reason;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Transfer;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferId;

/**
 * Keeps the history. Every method waits for the database: never call one on a thread of Openfire's or of the relay.
 * Thread-safe; one thread writes, any number read.
 */
public interface AuditStore {

    /**
     * Finds out whether the tables are there and can be read.
     *
     * @throws SQLException where they cannot
     */
    void probe() throws SQLException;

    /**
     * Ends the rows that were open when this server died: they stay open for ever otherwise.
     *
     * @param before when this server started; what began later is its own
     * @param reason why they ended
     * @return how many rows that were
     */
    int interruptOpen(Instant before, Reason reason) throws SQLException;

    /**
     * Transfers that a stop of this server interrupted, as far as the history has them; newest first.
     *
     * @param offeredAfter older ones are left out
     * @param most how many at most
     */
    List<Transfer> interrupted(Instant offeredAfter, int most) throws SQLException;

    /**
     * Writes the whole batch or nothing of it. Writing one again changes nothing, so that a batch whose fate is unknown
     * (the connection broke at the commit) can simply be repeated.
     *
     * @throws SQLException where nothing was written, or where that is unknown
     */
    void write(Batch batch) throws SQLException;

    /**
     * The transfers offered before this point, newest first.
     *
     * @param before where the page above ended; empty for the newest page
     * @param size the most entries to return, 1 to {@value HistoryPage#MAX_SIZE}
     */
    HistoryPage page(Optional<HistoryCursor> before, int size) throws SQLException;

    /** The transfer of this id. */
    Optional<HistoryEntry> find(TransferId id) throws SQLException;

    /** What happened to a transfer that was read, in its order; the first {@value HistoryPage#MAX_EVENTS} events. */
    List<HistoryEvent> events(HistoryEntry entry) throws SQLException;
}
