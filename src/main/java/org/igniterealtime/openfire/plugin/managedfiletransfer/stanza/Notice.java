// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.stanza;

import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Party;
import org.xmpp.packet.JID;
import org.xmpp.packet.Message;

/** What the server tells a user in its own name, since hardly a client shows the text of an error. */
public final class Notice {

    private Notice() {}

    /**
     * A message from the server.
     *
     * @param domain the server's own domain; a user's address as sender would put words into that user's mouth
     */
    public static Message to(String domain, Party user, LocalizedText text) {
        Message notice = new Message();
        // A headline is shown and not kept: it is of no use to a user who comes online later.
        notice.setType(Message.Type.headline);
        notice.setFrom(new JID(domain));
        notice.setTo(new JID(user.address(), true));
        notice.getElement().addAttribute(Markup.LANGUAGE, text.language());
        notice.setBody(Markup.legal(text.text()));
        return notice;
    }
}
