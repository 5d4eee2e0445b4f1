// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.audit;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How writing fares: told by the writer's thread, read by any. */
final class WriterStatus {

    private int held;
    private long written;
    private long dropped;
    private @Nullable Instant failingSince;
    private @Nullable String lastError;

    /** How many events are out of the backlog and not in the database yet. */
    synchronized void holds(int events) {
        held = events;
    }

    synchronized void wrote(int events) {
        written += events;
    }

    synchronized void dropped(int events, String error) {
        dropped += events;
        lastError = error;
    }

    /** Returns whether all was well until now. */
    synchronized boolean failed(Instant now, String error) {
        lastError = error;
        if (failingSince != null) {
            return false;
        }
        failingSince = now;
        return true;
    }

    /** Returns since when it failed, where it did. */
    synchronized Optional<Instant> succeeded() {
        Optional<Instant> since = Optional.ofNullable(failingSince);
        failingSince = null;
        return since;
    }

    synchronized RecorderHealth health(Backlog backlog) {
        return new RecorderHealth(
                backlog.size() + held,
                backlog.capacity(),
                written,
                dropped + backlog.dropped(),
                Optional.ofNullable(failingSince),
                Optional.ofNullable(lastError));
    }
}
