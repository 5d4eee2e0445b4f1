// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.audit;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Reason;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Transfer;

/**
 * What is to be written of one transfer.
 *
 * @param latest how it stands; replaces what was written of it
 * @param noted the first breach that was only noted; where empty, one that was written stays
 * @param events what happened since it was written last, in order; none where only its bytes moved on
 */
public record TransferRecord(Transfer latest, Optional<Reason> noted, List<HistoryEvent> events) {

    public TransferRecord {
        requireNonNull(latest, "latest is null");
        requireNonNull(noted, "noted is null");
        events = List.copyOf(events);
    }
}
