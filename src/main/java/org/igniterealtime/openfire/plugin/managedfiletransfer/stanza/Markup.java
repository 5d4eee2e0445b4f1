// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.stanza;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dom4j.Attribute;
import org.dom4j.CDATA;
import org.dom4j.Element;
import org.dom4j.Namespace;
import org.dom4j.Node;
import org.dom4j.QName;
import org.dom4j.Text;
import org.dom4j.tree.AbstractAttribute;
import org.jspecify.annotations.Nullable;
import org.xmpp.packet.JID;
import org.xmpp.packet.Packet;

/**
 * How this room looks at XML: by index, since dom4j's lists and iterators allocate; by namespace and name, never by
 * prefix; and by what a careless client would see, so that no peer reads another stanza than we do.
 */
final class Markup {

    /** Every attribute that decides something in this room. */
    private static final Set<String> READ = Set.of(
            "type",
            "from",
            "to",
            "id",
            "profile",
            "mime-type",
            "name",
            "size",
            "hash",
            "var",
            "sid",
            "mode",
            "jid",
            "host",
            "port",
            "seq",
            "block-size",
            "offset",
            "length");

    private static final char REPLACEMENT = '\uFFFD';

    /** {@code xml:lang}. */
    static final QName LANGUAGE = QName.get("lang", Namespace.XML_NAMESPACE);

    private Markup() {}

    /** The language that an element says it is in; empty where it says none. */
    static String language(Element element) {
        return Optional.ofNullable(element.attributeValue(LANGUAGE)).orElse("");
    }

    /**
     * Whether a node is this element, under any prefix. Allocates nothing. On the path of every stanza: a test of the
     * node's type is a call, a test for the interface would be a search through all that its class implements.
     */
    static boolean is(Node node, String name, String namespace) {
        return node.getNodeType() == Node.ELEMENT_NODE
                && name.equals(node.getName())
                && namespace.equals(((Element) node).getNamespaceURI());
    }

    /**
     * The value of an attribute without a namespace. dom4j's own look-up by name takes {@code x:id} for {@code id}.
     * Allocates nothing.
     */
    static @Nullable String attribute(Element element, String name) {
        String value = written(element, name);
        return value == null ? null : asRead(value);
    }

    /** The value as it is written: enough where it is compared with one that has neither a tab nor a line's end. */
    static @Nullable String written(Element element, String name) {
        for (int i = 0, count = ElementParts.attributeCount(element); i < count; i++) {
            if (ElementParts.attribute(element, i) instanceof AbstractAttribute attribute
                    && name.equals(attribute.getName())
                    && attribute.getNamespaceURI().isEmpty()) {
                return attribute.getValue();
            }
        }
        return null;
    }

    /**
     * The value of an attribute as its next reader has it. Openfire writes a tab or a line's end as it is, and every parser
     * reads a blank there (XML 1.0 section 3.3.3): two values that differ to us would be one to the recipient.
     */
    static String asRead(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (isLayout(value.charAt(i))) {
                return value.replace('\t', ' ').replace('\n', ' ').replace('\r', ' ');
            }
        }
        return value;
    }

    private static boolean isLayout(char c) {
        return c == '\t' || c == '\n' || c == '\r';
    }

    /**
     * Whether a prefixed attribute has the name of one that we read: libpurple and Openfire look at local names only, and
     * {@code xml:from} needs no declaration.
     */
    static boolean isAmbiguous(Element element) {
        for (int i = 0; i < element.attributeCount(); i++) {
            Attribute attribute = element.attribute(i);
            String namespace = attribute.getNamespaceURI();
            if (!namespace.isEmpty() && READ.contains(attribute.getName())) {
                return true;
            }
        }
        return false;
    }

    /** All children. */
    static List<Element> children(Element parent) {
        List<Element> found = new ArrayList<>();
        for (int i = 0; i < parent.nodeCount(); i++) {
            if (parent.node(i) instanceof Element child) {
                found.add(child);
            }
        }
        return found;
    }

    /** The children of this name, in any namespace. */
    static List<Element> children(Element parent, String name) {
        List<Element> found = new ArrayList<>();
        for (int i = 0; i < parent.nodeCount(); i++) {
            if (parent.node(i) instanceof Element child && name.equals(child.getName())) {
                found.add(child);
            }
        }
        return found;
    }

    /**
     * Takes out prefixed attributes that a careless client would take for the plain ones, such as {@code x:type}. Openfire
     * writes the sender's address into the first attribute of that name, prefixed or not, and leaves what the sender wrote
     * into the other: the address that it knows is the one that stays.
     */
    static void stripPrefixed(Packet packet) {
        JID from = packet.getFrom();
        JID to = packet.getTo();
        stripPrefixed(packet.getElement());
        packet.setFrom(from);
        packet.setTo(to);
    }

    /** The same, where no addresses are among them. The language says nothing of file transfer. */
    static void stripPrefixed(Element element) {
        List.copyOf(element.attributes()).stream()
                .filter(attribute -> !attribute.getNamespaceURI().isEmpty())
                .filter(attribute -> !LANGUAGE.equals(attribute.getQName()))
                .forEach(element::remove);
    }

    /** The characters directly in an element, without white space around them. */
    static String text(Element element) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < element.nodeCount(); i++) {
            if (isText(element.node(i))) {
                text.append(element.node(i).getText());
            }
        }
        return text.toString().trim();
    }

    /** Whether a node is characters of its parent; a comment is not. */
    static boolean isText(Node node) {
        return node instanceof Text || node instanceof CDATA;
    }

    /** The text without what XML forbids: one such character would end the recipient's connection. */
    static String legal(String text) {
        StringBuilder legal = new StringBuilder(text.length());
        text.codePoints().map(c -> isLegal(c) ? c : REPLACEMENT).forEach(legal::appendCodePoint);
        return legal.toString();
    }

    /** XML 1.0, production 2. */
    private static boolean isLegal(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= ' ' && c <= 0xD7FF)
                || (c >= 0xE000 && c <= 0xFFFD)
                || c >= Character.MIN_SUPPLEMENTARY_CODE_POINT;
    }
}
