// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.relay;

import static java.util.Objects.requireNonNull;

/** What the relay answers when it is asked to let the bytes of a stream flow. */
public sealed interface ActivationResult {

    /** The two connections are joined; bytes flow. */
    record Activated() implements ActivationResult {}

    /** They already were: some clients ask twice, even after a small file is through. The same answer is due again. */
    record AlreadyActivated() implements ActivationResult {}

    /**
     * There are no two connections to join. They stay as they are, and the stream can be activated later.
     *
     * @param connected how many there are: none or one
     */
    record NotConnected(int connected) implements ActivationResult {}

    /** It was refused. */
    record Refused(Why why) implements ActivationResult {
        public Refused {
            requireNonNull(why, "why is null");
        }
    }

    /** Why an activation is refused. */
    enum Why {
        /** No ticket covers the digest: the transfer is unknown, over or was stopped. */
        NO_TICKET,
        /** The transfer already has a stream, under its other digest. */
        RUNNING_ELSEWHERE,
        /** Connections from three or more places wait under the digest. One may be a thief's: all were closed. */
        AMBIGUOUS,
        /** A user of the transfer has too many connections. */
        USER_CAP,
        /** The relay is closed. */
        CLOSED
    }
}
