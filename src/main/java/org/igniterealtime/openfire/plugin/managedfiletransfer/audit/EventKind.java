// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.audit;

import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferEvent;

/** What an event of the history was. Its name is stored: never rename one. Moved bytes and their hash are no events of their own. */
public enum EventKind {
    OFFERED,
    RESUMED,
    ACCEPTED,
    CONNECTING,
    CONNECTED,
    /** An attempt to set up the stream failed; another may follow. */
    HINDERED,
    /** A rule was broken where it is not enforced: what enforcement would have done. */
    NOTED,
    ENDED;

    static EventKind of(TransferEvent event) {
        if (event instanceof TransferEvent.Offered) {
            return OFFERED;
        }
        if (event instanceof TransferEvent.Resumed) {
            return RESUMED;
        }
        if (event instanceof TransferEvent.Accepted) {
            return ACCEPTED;
        }
        if (event instanceof TransferEvent.Connecting) {
            return CONNECTING;
        }
        if (event instanceof TransferEvent.Connected) {
            return CONNECTED;
        }
        if (event instanceof TransferEvent.AttemptFailed) {
            return HINDERED;
        }
        if (event instanceof TransferEvent.Breached) {
            return NOTED;
        }
        if (event instanceof TransferEvent.Ended) {
            return ENDED;
        }
        throw new IllegalArgumentException("no event of the history: " + event.getClass());
    }

    /** Whether the history must have it even when there is no room for the rest: it carries a rule and a reason. */
    boolean isEssential() {
        return this == NOTED || this == ENDED;
    }
}
