// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.stanza;

import org.xmpp.packet.IQ;
import org.xmpp.packet.Message;
import org.xmpp.packet.Packet;
import org.xmpp.packet.Presence;

/** A stanza of a transfer that this server failed to judge, while the policy is enforced. */
public final class UnjudgedStanza {

    private UnjudgedStanza() {}

    /** A request becomes an error; from an answer, or an error, what could not be judged is taken out. */
    public static void refuse(Packet packet, LocalizedText why) {
        Survey.removeUnwritable(packet.getElement());
        Refusal failed = Refusal.internalError(why);
        if (packet instanceof IQ iq && iq.isResponse()) {
            failed.replaceWithError(iq);
        } else if (packet instanceof Presence) {
            new StrayRewrite(packet).strip(why);
        } else if (packet instanceof Message && "error".equals(Markup.attribute(packet.getElement(), "type"))) {
            new StrayRewrite(packet).strip(why);
        } else {
            failed.asErrorReply(packet);
        }
    }
}
