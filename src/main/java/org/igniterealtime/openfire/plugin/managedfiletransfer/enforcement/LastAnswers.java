// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Transfer;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferId;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferPath;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferState;

/**
 * In-band files of which every block was forwarded, and whose sender has closed the stream or has left. Only the recipient's
 * answers to the last blocks say whether he took them: a client that finds one out of order takes none (XEP-0047 section 2.2).
 * Thread-safe.
 */
final class LastAnswers {

    /** A client answers a block by itself, at once. */
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final EnforcementContext context;
    private final ConcurrentHashMap<TransferId, Instant> since = new ConcurrentHashMap<>();

    LastAnswers(EnforcementContext context) {
        this.context = context;
    }

    /** Whether blocks of it were forwarded that have no answer yet. Blocks in messages have none. */
    boolean areMissing(Transfer transfer) {
        return transfer.path() == TransferPath.IN_BAND
                && transfer.state() == TransferState.TRANSFERRING
                && context.awaited().awaitsBlocks(transfer.id());
    }

    /** Waits for them, if some are missing and all of the file was forwarded; they tell how it ends. */
    boolean await(Transfer transfer) {
        if (!transfer.isDelivered() || !areMissing(transfer)) {
            return false;
        }
        since.putIfAbsent(transfer.id(), context.now());
        if (areMissing(transfer)) {
            return true;
        }
        // The last one came in between, and found nobody who waited.
        since.remove(transfer.id());
        return false;
    }

    boolean isAwaited(Transfer transfer) {
        return since.containsKey(transfer.id());
    }

    /** Those that were waited for too long, or have ended meanwhile. Called by a timer, every few seconds. */
    List<TransferId> overdue() {
        Instant oldest = context.now().minus(LONGEST);
        List<TransferId> over = since.entrySet().stream()
                .filter(entry -> entry.getValue().isBefore(oldest)
                        || context.transfers().find(entry.getKey()).isEmpty())
                .map(Map.Entry::getKey)
                .toList();
        over.forEach(since::remove);
        return over;
    }
}
