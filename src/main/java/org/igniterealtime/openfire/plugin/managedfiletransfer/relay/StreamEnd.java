// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.relay;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;

/**
 * What became of a stream.
 *
 * @param moved what had moved when it ended
 * @param lasted from the activation to the end
 * @param sha256 64 lower-case hex digits over the bytes of the main direction, where the ticket asked for it and all that
 *     was read had been forwarded
 */
public record StreamEnd(Ending ending, Moved moved, Duration lasted, Optional<String> sha256) {

    public StreamEnd {
        requireNonNull(ending, "ending is null");
        requireNonNull(moved, "moved is null");
        requireNonNull(lasted, "lasted is null");
        requireNonNull(sha256, "sha256 is null");
    }
}
