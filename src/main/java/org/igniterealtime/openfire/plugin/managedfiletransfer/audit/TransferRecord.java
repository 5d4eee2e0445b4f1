// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.audit;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Reason;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Transfer;

/**
 * What is to be written of one transfer.
 *
 * @param latest how it stands; replaces what was written of it
 * @param noted the breaches that were only noted, all of them; where there is none, those that were written stay
 * @param events what happened since it was written last, in order; none where only its bytes moved on
 */
public record TransferRecord(Transfer latest, List<Reason> noted, List<HistoryEvent> events) {

    public TransferRecord {
        requireNonNull(latest, "latest is null");
        noted = List.copyOf(noted);
        events = List.copyOf(events);
    }
}
