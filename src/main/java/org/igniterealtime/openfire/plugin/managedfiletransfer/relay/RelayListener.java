// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.relay;

import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.progress.MovedBytes;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.progress.StreamResult;

/**
 * Hears of the streams of one ticket. Called on the relay's threads, for one stream in order; must return at once, since
 * other streams wait meanwhile. What it throws is logged and changes nothing.
 */
public interface RelayListener {

    /**
     * The connections of a stream are found, and bytes would move from now on. Called first.
     *
     * @return whether they may; if not, the stream is refused before one does
     */
    default boolean joined() {
        return true;
    }

    /** Bytes moved since the last call. Called at most four times a second, and once before {@link #ended}. */
    void moved(MovedBytes soFar);

    /** The stream is over, both sockets are closed, nothing moves any more. Called once for each activated stream. */
    void ended(StreamResult end);
}
