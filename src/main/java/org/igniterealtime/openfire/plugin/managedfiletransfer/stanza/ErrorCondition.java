// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.stanza;

import java.util.OptionalLong;
import java.util.Set;
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

    /** What stream initiation adds to a condition (XEP-0095 section 3). */
    private static final Set<String> OF_INITIATION = Set.of("no-valid-streams", "bad-profile");

    /** Whether this child of an error stanza is its error. */
    static boolean isError(Element child, Element stanza) {
        return child.getName().equals("error") && child.getNamespaceURI().equals(stanza.getNamespaceURI());
    }

    /** Leaves in an error its conditions and its text, none of which has anything in it but characters. */
    static void reduce(Element error) {
        Markup.stripPrefixed(error);
        for (Element child : Markup.children(error)) {
            boolean known = child.getNamespaceURI().equals(NAMESPACE)
                    || (child.getNamespaceURI().equals(StreamInitiation.NAMESPACE)
                            && OF_INITIATION.contains(child.getName()));
            if (known && Markup.children(child).isEmpty()) {
                Markup.stripPrefixed(child);
            } else {
                error.remove(child);
            }
        }
    }

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
