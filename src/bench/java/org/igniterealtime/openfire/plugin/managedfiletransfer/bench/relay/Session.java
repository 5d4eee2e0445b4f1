// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.bench.relay;

import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Party;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.StreamKey;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.live.BearerAddress;

/** The one pair of peers whose sessions are measured. */
final class Session {

    static final Party SENDER = new Party("alice@example.org/bench");
    static final Party RECIPIENT = new Party("bob@example.org/bench");

    private Session() {}

    static StreamKey stream(String session) {
        return StreamKey.of(SENDER, RECIPIENT, session);
    }

    static BearerAddress digest(String session) {
        return BearerAddress.of(session, SENDER, RECIPIENT);
    }
}
