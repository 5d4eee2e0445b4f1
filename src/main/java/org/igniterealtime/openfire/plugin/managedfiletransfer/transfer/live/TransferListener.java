// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.live;

import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Transfer;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferEvent;

/** Hears of every change of every transfer. */
@FunctionalInterface
public interface TransferListener {

    /**
     * A transfer changed. Called on the thread that read the stanza or moved the bytes, in the order of one transfer's
     * events; must return at once and must not throw.
     *
     * @param transfer how it stands after the event
     * @param event what happened
     */
    void changed(Transfer transfer, TransferEvent event);
}
