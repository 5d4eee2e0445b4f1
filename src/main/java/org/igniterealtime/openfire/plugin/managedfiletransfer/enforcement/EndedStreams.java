// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement;

import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Transfer;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferEvent;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferListener;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferState;

/**
 * When a transfer is over, however that came about, the proxy lets go of it: no stream outlives its transfer uncounted.
 * What is only watched goes on when its record has ended, by a time-out; but not against an administrator.
 */
public final class EndedStreams implements TransferListener {

    private final OwnProxy proxy;
    private final TransferListener next;

    /** @param next hears of every change as well, and first */
    public EndedStreams(OwnProxy proxy, TransferListener next) {
        this.proxy = proxy;
        this.next = next;
    }

    @Override
    public void changed(Transfer transfer, TransferEvent event) {
        next.changed(transfer, event);
        if (!transfer.state().isEnd()) {
            return;
        }
        if (transfer.obligations().enforced() || transfer.state() == TransferState.STOPPED) {
            proxy.close(transfer.id());
        } else {
            proxy.release(transfer.id());
        }
    }
}
