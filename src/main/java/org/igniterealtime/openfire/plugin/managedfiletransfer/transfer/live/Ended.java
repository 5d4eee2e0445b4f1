// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.live;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Protocol;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Reason;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Transfer;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferId;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferPath;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferState;

/**
 * What is remembered of a transfer that ended: enough to tell what still comes for it, in few bytes whatever its peers had
 * made up.
 *
 * @param id its name in the history
 * @param protocol how it was proposed
 * @param state how it ended
 * @param path how its bytes travelled
 * @param moved whether its stream had been established
 * @param reason why it ended
 * @param at when it ended
 */
public record Ended(
        TransferId id,
        Protocol protocol,
        TransferState state,
        TransferPath path,
        boolean moved,
        Reason reason,
        Instant at) {

    public Ended {
        requireNonNull(id, "id is null");
        requireNonNull(protocol, "protocol is null");
        requireNonNull(state, "state is null");
        requireNonNull(path, "path is null");
        requireNonNull(reason, "reason is null");
        requireNonNull(at, "at is null");
    }

    public static Ended of(Transfer transfer) {
        return new Ended(
                transfer.id(),
                transfer.offer().protocol(),
                transfer.state(),
                transfer.path(),
                transfer.progress().movingSince().isPresent(),
                transfer.endReason().orElseThrow(),
                transfer.progress().changedAt());
    }
}
