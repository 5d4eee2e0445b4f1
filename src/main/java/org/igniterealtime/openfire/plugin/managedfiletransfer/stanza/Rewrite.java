// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.stanza;

import java.util.function.Predicate;
import org.dom4j.Element;
import org.xmpp.packet.IQ;
import org.xmpp.packet.Packet;

/**
 * What can be done with a request or a block that was read: what was judged goes on, or less of it, or its sender gets an
 * error. While none of these is called, the stanza is as it came. On the thread that reads the stanza only.
 */
public final class Rewrite {

    private final Packet packet;
    private final Element canonical;
    private boolean less;

    private Rewrite(Packet packet, Element canonical) {
        this.packet = packet;
        this.canonical = canonical;
    }

    static Rewrite of(Packet packet, Element canonical) {
        return new Rewrite(packet, canonical);
    }

    /** The stanza goes on with what was read of it, and with nothing else that a client could take for file transfer. */
    public void forward() {
        Markup.stripPrefixed(packet);
        Element stanza = packet.getElement();
        if (packet instanceof IQ) {
            // A request has one payload (RFC 6120 section 8.2.3).
            stanza.clearContent();
        } else {
            Governed.removeAll(stanza);
        }
        canonical.detach();
        stanza.add(canonical);
    }

    /** Takes a method out of the choices of an offer; what goes on will not have it. */
    public void withdraw(StreamMethod method) {
        FeatureNegotiation.withdraw(canonical, method);
        less = true;
    }

    /** Takes streamhosts out, and iris' fast mode, which would have the target offer its own. */
    public void keepOnly(Predicate<Streamhost> kept) {
        Socks5Bytestreams.keepOnly(canonical, kept);
        less = true;
    }

    /** It goes on under another id, which its sender does not know; the answer has to get the first one back. */
    public void renumber(String id) {
        packet.setID(id);
    }

    /** The language that the stanza says it is in, {@code xml:lang}; empty where it says none. */
    public String language() {
        return Markup.language(packet.getElement());
    }

    /** Whether something was taken out of what was read. */
    public boolean isLess() {
        return less;
    }

    /** The stanza becomes the error that answers it. */
    public void refuse(Refusal refusal) {
        refusal.asErrorReply(packet);
    }
}
