// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.audit;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Reason;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Transfer;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferEvent;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferPath;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferState;

/**
 * Something that happened to a transfer, as the history keeps it.
 *
 * @param number orders the events of one transfer; grows, with gaps
 * @param at when it happened, to the millisecond
 * @param state where the transfer stood after it
 * @param path how its bytes travelled, as far as known then
 * @param bytesMoved bytes that had moved by then
 * @param reason the rule and why; only of what ended it or was noted
 */
public record HistoryEvent(
        long number,
        Instant at,
        EventKind kind,
        TransferState state,
        TransferPath path,
        long bytesMoved,
        Optional<RecordedReason> reason) {

    public HistoryEvent {
        requireNonNull(at, "at is null");
        requireNonNull(kind, "kind is null");
        requireNonNull(state, "state is null");
        requireNonNull(path, "path is null");
        requireNonNull(reason, "reason is null");
    }

    /** What had moved by then; empty where this server cannot see it. */
    public OptionalLong bytesSeen() {
        return path.seen(bytesMoved, state);
    }

    public static HistoryEvent of(long number, Transfer after, TransferEvent event) {
        EventKind kind = EventKind.of(event);
        return new HistoryEvent(
                number,
                event.at(),
                kind,
                after.state(),
                after.path(),
                after.bytesMoved(),
                reason(event).map(RecordedReason.Caused::new));
    }

    private static Optional<Reason> reason(TransferEvent event) {
        if (event instanceof TransferEvent.AttemptFailed failed) {
            return Optional.of(failed.reason());
        }
        if (event instanceof TransferEvent.Breached breached) {
            return Optional.of(breached.reason());
        }
        if (event instanceof TransferEvent.Ended ended) {
            return Optional.of(ended.reason());
        }
        return Optional.empty();
    }
}
