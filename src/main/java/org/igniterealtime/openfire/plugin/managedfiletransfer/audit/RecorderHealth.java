// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.audit;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * How the recorder fares, for the console. Counted in events of the history, since the recorder started.
 *
 * @param queued wait to be written
 * @param capacity the most that may wait
 * @param written are in the database
 * @param dropped are lost to the history: there was no room for them, or the database would never take them
 * @param failingSince since when nothing can be written; empty while all is well
 * @param lastError what went wrong last, in words, with what to do about it; stays after it is over
 */
public record RecorderHealth(
        int queued,
        int capacity,
        long written,
        long dropped,
        Optional<Instant> failingSince,
        Optional<String> lastError) {

    public RecorderHealth {
        requireNonNull(failingSince, "failingSince is null");
        requireNonNull(lastError, "lastError is null");
    }

    /** Whether the history can be written. */
    public boolean isWriting() {
        return failingSince.isEmpty();
    }
}
