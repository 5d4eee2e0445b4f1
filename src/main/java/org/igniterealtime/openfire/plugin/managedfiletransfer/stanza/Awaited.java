// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.stanza;

import java.util.Optional;

/** Whether somebody waits for an answer, and what was asked. Asked for every answer that passes the server. */
public interface Awaited {

    /** Whether some request with this id waits. One look-up in a hash table: no lock, no allocation. */
    boolean mayAnswer(String id);

    /** What was asked by the request that this answers; empty where it answers none. */
    Optional<AwaitedKind> kind(Envelope answer);

    /** Whether this is of one who waits for an answer to an offer of the same id, and to the same address. */
    boolean isOfferer(Envelope stanza);

    /** Nobody waits for anything. */
    Awaited NONE = new Awaited() {
        @Override
        public boolean mayAnswer(String id) {
            return false;
        }

        @Override
        public Optional<AwaitedKind> kind(Envelope answer) {
            return Optional.empty();
        }

        @Override
        public boolean isOfferer(Envelope stanza) {
            return false;
        }
    };
}
