// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.stanza;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.dom4j.Element;
import org.dom4j.Node;
import org.dom4j.tree.AbstractElement;
import org.jspecify.annotations.Nullable;

/**
 * Which elements are ours to judge: all that stand directly in a stanza and are of a namespace of file transfer, whatever
 * their name and whatever the stanza's kind and type. Lax clients take them in any (docs/security.md); what nobody here
 * understood and allowed does not go on.
 */
final class Governed {

    /** iris' additions to XEP-0065: a message with an {@code <activate/>} of it begins to send over UDP. */
    static final String IRIS = "http://affinix.com/jabber/stream";

    private Governed() {}

    /** The first such element. On the path of every stanza of the server: no allocation, a few comparisons for each child. */
    static @Nullable Element first(Element stanza) {
        for (int i = 0, count = stanza.nodeCount(); i < count; i++) {
            Node node = stanza.node(i);
            // A test for the class of all of dom4j's elements is one comparison; one for their interface, a search.
            boolean governed = node instanceof AbstractElement element
                    ? isGoverned(element)
                    : node.getNodeType() == Node.ELEMENT_NODE && isGoverned((Element) node);
            if (governed) {
                return (Element) node;
            }
        }
        return null;
    }

    static boolean isGoverned(Element element) {
        return isGoverned(element.getNamespaceURI());
    }

    static boolean isGoverned(String namespace) {
        return namespace.equals(InBandBytestreams.NAMESPACE)
                || namespace.equals(StreamInitiation.NAMESPACE)
                || namespace.equals(Socks5Bytestreams.NAMESPACE)
                || namespace.equals(IRIS);
    }

    static int count(Element stanza) {
        int found = 0;
        for (int i = 0; i < stanza.nodeCount(); i++) {
            if (stanza.node(i) instanceof Element element && isGoverned(element)) {
                found++;
            }
        }
        return found;
    }

    /**
     * Leaves no file, no address and no byte, nor anything else that a client could take for more than the error it stands in.
     * Of an offer, the profile stays: Gajim 0.16 knows by it what failed.
     */
    static void outline(Element stanza) {
        for (Element child : Markup.children(stanza)) {
            if (Markup.is(child, StreamInitiation.ELEMENT, StreamInitiation.NAMESPACE)) {
                stanza.content().set(stanza.content().indexOf(child), StreamInitiation.outline(child));
            } else if (Survey.of(child) != Survey.NOTHING || isGoverned(child)) {
                stanza.remove(child);
            }
        }
    }

    /**
     * What iris takes wherever it stands in a message (its {@code JT_PushS5B::take}): the word that a target is reached over UDP, and
     * the one that begins to send.
     */
    static @Nullable Element taken(Element message) {
        Deque<Element> open = new ArrayDeque<>(List.of(message));
        while (!open.isEmpty()) {
            for (Element child : Markup.children(open.pop())) {
                if (Markup.is(child, "activate", IRIS) || Markup.is(child, "udpsuccess", Socks5Bytestreams.NAMESPACE)) {
                    return child;
                }
                open.push(child);
            }
        }
        return null;
    }

    /** Takes all of them out, and what is taken below others. */
    static void removeAll(Element stanza) {
        for (int i = stanza.nodeCount() - 1; i >= 0; i--) {
            if (stanza.node(i) instanceof Element element && isGoverned(element)) {
                stanza.remove(element);
            }
        }
        for (Element taken = taken(stanza); taken != null; taken = taken(stanza)) {
            taken.detach();
        }
    }
}
