// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.stanza;

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

    /** Takes all of them out. */
    static void removeAll(Element stanza) {
        for (int i = stanza.nodeCount() - 1; i >= 0; i--) {
            if (stanza.node(i) instanceof Element element && isGoverned(element)) {
                stanza.remove(element);
            }
        }
    }
}
