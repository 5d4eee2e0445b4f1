// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.live;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.StreamKey;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Transfer;

/**
 * The transfers that a stop of the server or of this plugin interrupted: their peers may go on with them, and that is then
 * the same transfer, not one without a name. Filled once, at the start. Thread-safe.
 */
final class InterruptedTransfers {

    private final ConcurrentHashMap<StreamKey, Transfer> byStream = new ConcurrentHashMap<>();

    void remember(Transfer interrupted) {
        byStream.putIfAbsent(interrupted.stream(), interrupted);
    }

    Optional<Transfer> find(StreamKey stream) {
        return byStream.isEmpty() ? Optional.empty() : Optional.ofNullable(byStream.get(stream));
    }

    void forget(StreamKey stream) {
        byStream.remove(stream);
    }

    void expire(Instant now, Duration remembered) {
        byStream.values()
                .removeIf(interrupted ->
                        interrupted.progress().changedAt().plus(remembered).isBefore(now));
    }
}
