// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.stanza;

import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.dom4j.Element;
import org.jspecify.annotations.Nullable;
import org.xmpp.packet.PacketError;

/** Reads why a peer said no. Tinder's own reader throws on conditions that it does not know, such as policy-violation. */
final class ErrorCondition {

    static final String NAMESPACE = "urn:ietf:params:xml:ns:xmpp-stanzas";

    private static final String UNDEFINED = "undefined-condition";

    /** A name as RFC 6120 section 8.3.3 forms them; peers choose it, and it is shown. */
    private static final Pattern NAME = Pattern.compile("[a-z-]{1,40}");

    private ErrorCondition() {}

    /** The name of the condition in an error stanza. */
    static String of(Element stanza) {
        for (Element error : Markup.children(stanza, "error")) {
            for (int i = 0; i < error.nodeCount(); i++) {
                if (error.node(i) instanceof Element child
                        && NAMESPACE.equals(child.getNamespaceURI())
                        && !child.getName().equals("text")) {
                    return NAME.matcher(child.getName()).matches() ? child.getName() : UNDEFINED;
                }
            }
            return ofCode(Markup.attribute(error, "code"));
        }
        return UNDEFINED;
    }

    /** The numbers from before RFC 3920, by which XIFF and old gateways still say no (XEP-0086). */
    private static String ofCode(@Nullable String code) {
        OptionalLong number = code == null ? OptionalLong.empty() : Digits.parse(code);
        if (number.isEmpty()) {
            return UNDEFINED;
        }
        for (PacketError.Condition condition : PacketError.Condition.values()) {
            if (condition.getLegacyCode() == number.getAsLong()) {
                return condition.toXMPP();
            }
        }
        return UNDEFINED;
    }
}
