// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement;

import org.xmpp.packet.Packet;

/** Sends stanzas that the server itself makes: closes of cut streams, notices to users. */
@FunctionalInterface
public interface Outbox {

    /** Routes a stanza to whom it is addressed. Any thread; must not block and must not throw. */
    void send(Packet packet);
}
