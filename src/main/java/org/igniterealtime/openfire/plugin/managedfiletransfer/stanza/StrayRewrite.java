// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.stanza;

import org.dom4j.Element;
import org.xmpp.packet.IQ;
import org.xmpp.packet.Packet;
import org.xmpp.packet.Presence;

/**
 * What can be done with a stanza that must not carry file transfer at all, such as an answer that nobody waits for or an error
 * message, or that its recipient would read as another one. What else is in it goes on.
 */
public final class StrayRewrite {

    private final Packet packet;

    StrayRewrite(Packet packet) {
        this.packet = packet;
    }

    /**
     * Takes every element of file transfer out of it, and what cannot be written as it is. A result that has lost what it
     * says would be taken for another answer, so it becomes an error: whoever waits for it, waits for the answer to an offer
     * that is not followed any more. A request or a message becomes the error that tells its sender.
     *
     * @param why what that error says
     */
    public void strip(LocalizedText why) {
        Markup.stripPrefixed(packet);
        Element stanza = packet.getElement();
        Survey.removeUnwritable(stanza);
        Governed.removeAll(stanza);
        String type = Markup.written(stanza, "type");
        if (packet instanceof IQ result && "result".equals(type)) {
            Refusal.itemNotFound(why).replaceWithBareError(result);
        } else if (!"error".equals(type) && !(packet instanceof Presence)) {
            if (packet.getTo() == null && packet.getFrom() != null) {
                // The server answers it in the name of the sender's account (RFC 6120 section 10.3.3).
                packet.setTo(packet.getFrom().asBareJID());
            }
            Refusal.badRequest(why).asErrorReply(packet);
        }
    }
}
