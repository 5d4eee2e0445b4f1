// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.stanza;

import org.dom4j.Element;
import org.xmpp.packet.Packet;

/**
 * What can be done with a stanza that must not carry file transfer at all: an answer that nobody waits for, an error
 * message. What else is in it goes on.
 */
public final class StrayRewrite {

    private final Packet packet;

    StrayRewrite(Packet packet) {
        this.packet = packet;
    }

    /** Takes every element of file transfer out of it. */
    public void strip() {
        Element stanza = packet.getElement();
        Markup.stripPrefixed(stanza);
        Governed.removeAll(stanza);
    }
}
