// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement;

import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Offer;

/**
 * Others on this server who may forbid a transfer, whatever its policy says: plugins that asked Openfire to be asked. Any
 * thread; an answer is needed at once.
 */
@FunctionalInterface
public interface Vetoes {

    /** Asks all of them about an offer, or about a stream that nobody offered, until one says no. */
    Vote vote(Offer offer);

    /** What they said. */
    enum Vote {
        /** Nobody said no. */
        ALLOWED,
        /** One said no. */
        FORBIDDEN,
        /** One failed, so that nobody knows what it would have said; no other said no. */
        FAILED
    }
}
