// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.openfire.stanzas;

import org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement.Outbox;
import org.jivesoftware.openfire.PacketRouter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xmpp.packet.Packet;

/** Hands stanzas to Openfire's router, as the server does with its own answers. */
public final class PacketOutbox implements Outbox {

    private static final Logger Log = LoggerFactory.getLogger(PacketOutbox.class);

    /** The stanza a thread is routing from here; always removed again, so that no thread keeps a class of an unloaded plugin. */
    private static final ThreadLocal<Packet> SENDING = new ThreadLocal<>();

    private final PacketRouter router;

    public PacketOutbox(PacketRouter router) {
        this.router = router;
    }

    @Override
    public void send(Packet packet) {
        Packet outer = SENDING.get();
        SENDING.set(packet);
        try {
            router.route(packet);
        } catch (RuntimeException e) {
            Log.warn("A stanza to a party of a transfer could not be routed; the party is not told.", e);
        } finally {
            if (outer == null) {
                SENDING.remove();
            } else {
                SENDING.set(outer);
            }
        }
    }

    /** Whether this stanza is being sent from here, on this thread: Openfire shows it to interceptors as if a peer's. */
    public boolean isSending(Packet packet) {
        return SENDING.get() == packet;
    }
}
