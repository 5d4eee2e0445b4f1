// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.openfire.stanzas;

import org.jivesoftware.openfire.filetransfer.FileTransferManager;
import org.jivesoftware.openfire.filetransfer.FileTransferRejectedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What Openfire's own proxy told other plugins of the streams through it; they go on hearing of them. */
public final class TransferEvents {

    private static final Logger Log = LoggerFactory.getLogger(TransferEvents.class);

    private final FileTransferManager manager;

    public TransferEvents(FileTransferManager manager) {
        this.manager = manager;
    }

    /**
     * A stream is about to flow.
     *
     * @return false where another plugin does not want it to
     */
    public boolean begins(String session) {
        try {
            manager.fireFileTransferStart(session, true);
            return true;
        } catch (FileTransferRejectedException e) {
            Log.info("Another plugin does not let the proxy take this stream. session={}", session, e);
            return false;
        }
    }

    /** A stream is over. */
    public void ended(String session, boolean whole) {
        manager.fireFileTransferCompleted(session, whole);
    }
}
