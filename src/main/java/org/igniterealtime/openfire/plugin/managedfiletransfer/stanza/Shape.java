// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.stanza;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.dom4j.Attribute;
import org.dom4j.DocumentHelper;
import org.dom4j.Element;
import org.dom4j.Namespace;
import org.dom4j.Node;
import org.dom4j.QName;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Argument;
import org.jspecify.annotations.Nullable;

/**
 * What an element of a protocol may hold, and how the element of a peer becomes one that holds nothing else. What is read
 * from that copy is judged, and the copy is what goes on, so that no recipient can find more in it than we did.
 *
 * <p>An unknown attribute or element is left out: a client that does not know it has to ignore it (RFC 6120 section 8.4).
 * Where one could be taken for ours, it is a flaw: which of the two the sender meant cannot be told. Immutable.
 */
final class Shape {

    /**
     * The names that lax parsers look for at any depth and in any namespace: Smack's pull parsers, iris'
     * {@code elementsByTagName}.
     */
    private static final Set<String> LOOKALIKES = Set.of(
            "si",
            "file",
            "range",
            "feature",
            "field",
            "option",
            "query",
            "streamhost",
            "streamhost-used",
            "activate",
            "fast",
            "open",
            "data",
            "close");

    private static final Pattern ANYTHING = Pattern.compile("(?s).*");

    private final String name;
    private final Namespace namespace;

    /** What the value of each attribute has to match; one that does not is left out. */
    private final Map<String, Pattern> attributes;

    /** How many characters it may have directly in it; 0 where they do not matter. */
    private final int text;

    private final List<Part> parts;

    private Shape(String name, Namespace namespace, Map<String, Pattern> attributes, int text, List<Part> parts) {
        this.name = name;
        this.namespace = namespace;
        this.attributes = attributes;
        this.text = text;
        this.parts = parts;
    }

    /** An element without anything in it. */
    static Shape of(String name, String namespace) {
        return new Shape(name, Namespace.get(namespace), Map.of(), 0, List.of());
    }

    Shape attributes(String... more) {
        Shape all = this;
        for (String attribute : more) {
            all = all.attribute(attribute, ANYTHING);
        }
        return all;
    }

    /** It may have this attribute, if the value matches. */
    Shape attribute(String attribute, Pattern value) {
        Map<String, Pattern> all = new HashMap<>(attributes);
        all.put(attribute, value);
        return new Shape(name, namespace, Map.copyOf(all), text, parts);
    }

    /** Its characters matter. */
    Shape text() {
        return text(Integer.MAX_VALUE);
    }

    /** Its characters matter, and there may be so many. */
    Shape text(int most) {
        return new Shape(name, namespace, attributes, most, parts);
    }

    /** It may have one of these. */
    Shape one(Shape child) {
        return many(child, 1);
    }

    /** It may have so many of these. */
    Shape many(Shape child, int most) {
        List<Part> more = new ArrayList<>(parts);
        more.add(new Part(child, most));
        return new Shape(name, namespace, attributes, text, List.copyOf(more));
    }

    /** A copy of this element with what the shape has a place for. */
    Element canonical(Element wire, Flaws flaws) {
        Element copy = DocumentHelper.createElement(QName.get(name, namespace));
        for (int i = 0; i < wire.attributeCount(); i++) {
            Attribute attribute = wire.attribute(i);
            @Nullable
            Pattern wanted = attribute.getNamespaceURI().isEmpty() ? attributes.get(attribute.getName()) : null;
            String value = Markup.asRead(attribute.getValue());
            if (wanted != null && (wanted == ANYTHING || wanted.matcher(value).matches())) {
                copy.addAttribute(attribute.getName(), value);
            }
        }
        flaws.noteIf(Markup.isAmbiguous(wire), Flaw.ATTRIBUTE_PREFIXED);
        int[] counts = new int[parts.size()];
        StringBuilder characters = new StringBuilder();
        for (int i = 0; i < wire.nodeCount(); i++) {
            Node node = wire.node(i);
            if (node instanceof Element child) {
                take(copy, child, counts, flaws);
            } else if (text > 0 && Markup.isText(node)) {
                characters.append(node.getText());
            }
        }
        if (characters.length() > text) {
            flaws.note(Flaw.TEXT_TOO_LONG.with(new Argument.Text(name), new Argument.Count(text)));
        }
        if (characters.length() > 0) {
            copy.addText(characters.toString());
        }
        return copy;
    }

    private void take(Element copy, Element child, int[] counts, Flaws flaws) {
        for (int i = 0; i < counts.length; i++) {
            Part part = parts.get(i);
            if (Markup.is(child, part.shape().name, part.shape().namespace.getURI())) {
                if (++counts[i] <= part.most()) {
                    copy.add(part.shape().canonical(child, flaws));
                } else {
                    flaws.note(part.tooMany());
                }
                return;
            }
        }
        if (hasLookalike(child)) {
            flaws.note(misplaced(child));
        }
    }

    /** Without recursion: a stranger decides how deep it is. */
    private static boolean hasLookalike(Element foreign) {
        Deque<Element> open = new ArrayDeque<>(List.of(foreign));
        while (!open.isEmpty()) {
            Element next = open.pop();
            if (LOOKALIKES.contains(next.getName())) {
                return true;
            }
            for (int i = 0; i < next.nodeCount(); i++) {
                if (next.node(i) instanceof Element child) {
                    open.push(child);
                }
            }
        }
        return false;
    }

    private Problem misplaced(Element child) {
        boolean known = parts.stream().anyMatch(part -> part.shape().name.equals(child.getName()));
        return known ? Flaw.ELEMENT_FOREIGN.with(new Argument.Text(child.getName())) : Flaw.ELEMENT_MISPLACED.plain();
    }

    /** One kind of child. */
    private record Part(Shape shape, int most) {

        Problem tooMany() {
            Argument name = new Argument.Text(shape.name);
            return most == 1
                    ? Flaw.ELEMENT_REPEATED.with(name)
                    : Flaw.ELEMENTS_TOO_MANY.with(name, new Argument.Count(most));
        }
    }
}
