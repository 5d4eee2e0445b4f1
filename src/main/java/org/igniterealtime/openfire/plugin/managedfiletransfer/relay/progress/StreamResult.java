// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.relay.progress;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.MovedHash;

/**
 * What became of a stream.
 *
 * @param moved what had moved when it ended
 * @param lasted from the activation to the end
 * @param hash over the bytes of the main direction, where the ticket asked for it and all that was read had been forwarded.
 *     Whether they match what was offered is told only where it was known how many bytes make the file, and all moved
 */
public record StreamResult(StreamOutcome ending, MovedBytes moved, Duration lasted, Optional<MovedHash> hash) {

    public StreamResult {
        requireNonNull(ending, "ending is null");
        requireNonNull(moved, "moved is null");
        requireNonNull(lasted, "lasted is null");
        requireNonNull(hash, "hash is null");
    }
}
