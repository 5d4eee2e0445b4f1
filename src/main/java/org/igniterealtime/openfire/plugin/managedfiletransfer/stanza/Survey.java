// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.stanza;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.dom4j.Attribute;
import org.dom4j.Element;
import org.dom4j.Namespace;
import org.dom4j.Node;
import org.dom4j.QName;
import org.dom4j.tree.AbstractAttribute;
import org.dom4j.tree.AbstractElement;
import org.jspecify.annotations.Nullable;

/**
 * A walk through all of a stanza, on the path of every stanza of the server: it allocates nothing, and costs a few
 * comparisons for each element and attribute.
 *
 * <p>It finds elements of file transfer at any depth, and what would become markup on its way out. Openfire writes the name
 * of a namespace as it is, without escaping it (dom4j 2.1): a name with a quotation mark and a tag in it ends the stanza, and
 * what follows is another one to its recipient, from a sender of the first one's choice, that nobody has judged.
 */
final class Survey {

    /** Nothing of what is looked for. */
    static final int NOTHING = 0;

    /** An element of a namespace of file transfer stands somewhere in it. */
    static final int GOVERNED = 1;

    /** Its recipient would read another stanza than it is. */
    static final int UNWRITABLE = 2;

    /** How deep it goes by recursion, which allocates nothing: deeper than any stanza that is used. */
    private static final int MOST_LEVELS = 100;

    /**
     * Namespaces of which it is known that they are neither; each has one place. dom4j has one object for each namespace, and
     * the same few stand in almost all stanzas. A lost or an old entry costs only another look.
     */
    private static final @Nullable Namespace[] HARMLESS = new Namespace[256];

    /** A longer name is not kept: strangers make them up. */
    private static final int LONGEST_KEPT = 200;

    private static final Namespace CLIENT = Namespace.get("jabber:client");

    private Survey() {}

    /**
     * What is in this stanza: {@link #GOVERNED}, {@link #UNWRITABLE}, both or {@link #NOTHING}. The namespace of the stanza itself
     * makes no file transfer of it.
     */
    static int of(Element stanza) {
        Namespace own = stanza.getNamespace();
        int found = of(own);
        return (found & UNWRITABLE) | inside(stanza, found == NOTHING ? own : null, 0);
    }

    /** @param known a namespace that has been looked at, and need not be again */
    @SuppressWarnings("ReferenceEquality")
    private static int inside(Element element, @Nullable Namespace known, int level) {
        if (level == MOST_LEVELS) {
            return insideDeep(element);
        }
        int found = ofAttributes(element);
        for (int i = 0, count = ElementParts.nodeCount(element); i < count; i++) {
            Object node = ElementParts.node(element, i);
            // A test for the class of all of dom4j's elements is one comparison; one for their interface, a search.
            if (node instanceof AbstractElement child) {
                Namespace own = child.getNamespace();
                found |= (own == known ? NOTHING : of(own)) | inside(child, own, level + 1);
            } else if (node instanceof Namespace declared) {
                found |= of(declared) & UNWRITABLE;
            }
        }
        return found;
    }

    /** The same without recursion: a stranger decides how deep it is. */
    private static int insideDeep(Element top) {
        int found = NOTHING;
        Deque<Element> open = new ArrayDeque<>(List.of(top));
        while (!open.isEmpty()) {
            Element next = open.pop();
            found |= of(next.getNamespace()) | ofAttributes(next);
            for (int i = 0; i < next.nodeCount(); i++) {
                Node node = next.node(i);
                if (node instanceof Element child) {
                    open.push(child);
                } else if (node instanceof Namespace declared) {
                    found |= of(declared) & UNWRITABLE;
                }
            }
        }
        return found;
    }

    @SuppressWarnings("ReferenceEquality")
    private static int ofAttributes(Element element) {
        int found = NOTHING;
        for (int i = 0, count = ElementParts.attributeCount(element); i < count; i++) {
            if (ElementParts.attribute(element, i) instanceof AbstractAttribute attribute
                    && attribute.getNamespace() != Namespace.NO_NAMESPACE) {
                found |= of(attribute.getNamespace()) & UNWRITABLE;
            }
        }
        return found;
    }

    /** Compares references: two equal ones would only take each other's place. */
    @SuppressWarnings("ReferenceEquality")
    private static int of(Namespace namespace) {
        int place = namespace.hashCode() & (HARMLESS.length - 1);
        if (HARMLESS[place] == namespace) {
            return NOTHING;
        }
        String name = namespace.getURI();
        int found = Governed.isGoverned(name) ? GOVERNED : written(name);
        if (found == NOTHING && name.length() <= LONGEST_KEPT) {
            HARMLESS[place] = namespace;
        }
        return found;
    }

    private static int written(String namespace) {
        boolean harmless = namespace.indexOf('"') < 0 && namespace.indexOf('<') < 0 && namespace.indexOf('&') < 0;
        return harmless ? NOTHING : UNWRITABLE;
    }

    /** Takes out all that cannot be written; the stanza itself goes on in the namespace of stanzas. */
    static void removeUnwritable(Element stanza) {
        if (written(stanza.getNamespaceURI()) == UNWRITABLE) {
            stanza.setQName(QName.get(stanza.getName(), CLIENT));
        }
        for (Attribute attribute : List.copyOf(stanza.attributes())) {
            if (written(attribute.getNamespaceURI()) == UNWRITABLE) {
                stanza.remove(attribute);
            }
        }
        for (int i = stanza.nodeCount() - 1; i >= 0; i--) {
            Node node = stanza.node(i);
            boolean unwritable = node instanceof Element child
                    ? (of(child) & UNWRITABLE) != 0
                    : node instanceof Namespace declared && written(declared.getURI()) == UNWRITABLE;
            if (unwritable) {
                stanza.remove(node);
            }
        }
    }
}
