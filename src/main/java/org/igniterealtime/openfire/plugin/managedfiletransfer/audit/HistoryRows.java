// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.audit;

import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Transfer;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferEvent;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.live.TransferListener;

/** Where what happens to transfers is written down. */
@FunctionalInterface
public interface HistoryRows extends TransferListener {

    /**
     * Writes down what happened. Any thread; returns at once and does not throw.
     *
     * @return false where there was no room for it: it is lost to the history
     */
    boolean write(Transfer transfer, TransferEvent event);

    @Override
    default void changed(Transfer transfer, TransferEvent event) {
        write(transfer, event);
    }
}
