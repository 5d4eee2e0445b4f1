// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console.active;

import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferId;

/** Ends a live transfer because an administrator says so. */
@FunctionalInterface
public interface TransferStop {

    /**
     * Stops a transfer: no further byte of it is forwarded, its peers are told, the history keeps who did it.
     *
     * @return false where no such transfer is live: it was never there, or it ended by itself
     */
    boolean stop(TransferId id, String administrator);
}
