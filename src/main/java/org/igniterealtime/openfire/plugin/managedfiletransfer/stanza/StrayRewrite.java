// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.stanza;

import org.dom4j.Element;
import org.xmpp.packet.IQ;
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

    /**
     * Takes every element of file transfer out of it. A result that has lost what it says would be taken for another
     * answer, so it becomes an error: whoever waits for it, waits for the answer to an offer that is not followed any more.
     *
     * @param why what that error says
     */
    public void strip(LocalizedText why) {
        Element stanza = packet.getElement();
        if (packet instanceof IQ result && "result".equals(Markup.attribute(stanza, "type"))) {
            Refusal.itemNotFound(why).replaceWithBareError(result);
            return;
        }
        Markup.stripPrefixed(stanza);
        Governed.removeAll(stanza);
    }
}
