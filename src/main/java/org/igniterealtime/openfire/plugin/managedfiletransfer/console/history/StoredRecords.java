// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console.history;

import java.util.List;
import java.util.Optional;
import org.igniterealtime.openfire.plugin.managedfiletransfer.audit.AuditStore;
import org.igniterealtime.openfire.plugin.managedfiletransfer.audit.HistoryEntry;
import org.igniterealtime.openfire.plugin.managedfiletransfer.audit.HistoryEvent;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferId;

/**
 * The records of the audit store.
 *
 * @param store what keeps them
 */
public record StoredRecords(AuditStore store) implements TransferRecords {

    @Override
    public Optional<HistoryEntry> find(TransferId id) throws Exception {
        return store.find(id);
    }

    @Override
    public List<HistoryEvent> events(HistoryEntry entry) throws Exception {
        return store.events(entry);
    }
}
