// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.relay;

/** Where a connection is on its way. Confined to the connection's loop. */
abstract sealed class Stage permits Handshake, Waiting, Leg, Leaving {

    private final Connection connection;

    Stage(Connection connection) {
        this.connection = connection;
    }

    Connection connection() {
        return connection;
    }

    /** A message was read; it is this stage's to release. */
    abstract void read(Object message);

    /** The peer sends no more. It may still want to receive. */
    abstract void inputEnded();

    /** Time has passed. */
    abstract void tick(long now);

    /** The socket broke and is about to be closed. */
    void broken() {}

    /** The socket is closed. */
    abstract void gone();
}
