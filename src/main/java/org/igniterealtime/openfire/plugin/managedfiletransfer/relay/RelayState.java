// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.relay;

import static java.util.Objects.requireNonNull;

import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * Whether a relay can be reached.
 *
 * @param phase where it is
 * @param boundAt where it listens, if it does
 * @param problem one English sentence on why it does not listen yet; empty where there is no problem
 */
public record RelayState(Phase phase, Optional<InetSocketAddress> boundAt, String problem) {

    /** Where a relay is. */
    public enum Phase {
        /** It listens. */
        BOUND,
        /** It tries, again and again, to open its port. Streams that stand go on. */
        WAITING_FOR_PORT,
        /** It is closed for good. */
        CLOSED
    }

    public RelayState {
        requireNonNull(phase, "phase is null");
        requireNonNull(boundAt, "boundAt is null");
        requireNonNull(problem, "problem is null");
    }

    static RelayState bound(InetSocketAddress at) {
        return new RelayState(Phase.BOUND, Optional.of(at), "");
    }

    static RelayState waiting(String problem) {
        return new RelayState(Phase.WAITING_FOR_PORT, Optional.empty(), problem);
    }

    static RelayState closed() {
        return new RelayState(Phase.CLOSED, Optional.empty(), "");
    }
}
