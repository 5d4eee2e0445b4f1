// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console.history;

import java.util.List;
import java.util.Optional;
import org.igniterealtime.openfire.plugin.managedfiletransfer.audit.HistoryEntry;
import org.igniterealtime.openfire.plugin.managedfiletransfer.audit.HistoryEvent;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferId;

/** What a transfer's own page asks of the audit store. */
public interface TransferRecords {

    /**
     * The transfer of this id; empty where the history has none, or not yet.
     *
     * @throws Exception where the database does not answer
     */
    Optional<HistoryEntry> find(TransferId id) throws Exception;

    /**
     * What happened to it, in its order.
     *
     * @throws Exception where the database does not answer
     */
    List<HistoryEvent> events(HistoryEntry entry) throws Exception;
}
