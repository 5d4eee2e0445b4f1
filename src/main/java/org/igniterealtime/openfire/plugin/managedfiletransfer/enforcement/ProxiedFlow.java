// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement;

import java.util.Optional;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Obligations.ByteLimit;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Transfer;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferId;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferState;

/** Holds the bytes that run over the proxy against the limit of their transfer. Called on the proxy's thread. */
final class ProxiedFlow implements OwnProxy.Flow {

    private final TransferId id;
    private final boolean enforced;
    private final Collaborators with;
    private final Endings endings;

    ProxiedFlow(Transfer transfer, Collaborators with, Endings endings) {
        this.id = transfer.id();
        this.enforced = transfer.obligations().enforced();
        this.with = with;
        this.endings = endings;
    }

    @Override
    public boolean moves(int bytes) {
        Optional<Transfer> live = with.transfers().find(id);
        if (live.isEmpty()) {
            // What is only watched goes on when its record has ended, by a time-out; but not against an administrator.
            return !enforced && !endings.isStopped(id);
        }
        Optional<ByteLimit> limit = live.get().obligations().byteLimit();
        boolean exceeds = live.get().wouldExceed(bytes);
        if (exceeds && !live.get().obligations().enforced()) {
            endings.note(live.get(), limit.orElseThrow().reason());
        }
        if (with.transfers().move(id, bytes).isPresent()) {
            return true;
        }
        if (!enforced) {
            return !endings.isStopped(id);
        }
        limit.ifPresent(reached -> endings.cut(live.get(), reached.reason()));
        return false;
    }

    @Override
    public void over() {
        with.transfers().find(id).ifPresent(transfer -> {
            if (transfer.isWhole()) {
                endings.end(id, TransferState.COMPLETED, "", "");
            } else {
                endings.end(
                        id,
                        TransferState.FAILED,
                        "stream",
                        "The stream ended after " + transfer.bytesMoved() + " of "
                                + transfer.file().size().orElse(0) + " declared bytes.");
            }
        });
    }
}
