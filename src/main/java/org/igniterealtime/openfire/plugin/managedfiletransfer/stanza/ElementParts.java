// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.stanza;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.List;
import org.dom4j.Element;
import org.dom4j.tree.AbstractNode;
import org.dom4j.tree.DefaultElement;
import org.jspecify.annotations.Nullable;

/**
 * The attributes and nodes of an element, by index, for what is on the path of every stanza.
 *
 * <p>dom4j keeps a list of them, or one without a list. To find out which, it asks whether the one is a list, which on JDK 17
 * is a search through all that its class implements, 60 ns for each text. So the two fields are read in which it keeps them.
 * Where there are no such fields, dom4j is asked.
 */
final class ElementParts {

    private static final @Nullable VarHandle ATTRIBUTES = field("attributes");
    private static final @Nullable VarHandle CONTENT = field("content");

    private ElementParts() {}

    static int attributeCount(Element element) {
        return ATTRIBUTES != null && isUsual(element)
                ? count(ATTRIBUTES.get((DefaultElement) element))
                : element.attributeCount();
    }

    static Object attribute(Element element, int index) {
        return ATTRIBUTES != null && isUsual(element)
                ? one(ATTRIBUTES.get((DefaultElement) element), index)
                : element.attribute(index);
    }

    static int nodeCount(Element element) {
        return CONTENT != null && isUsual(element) ? count(CONTENT.get((DefaultElement) element)) : element.nodeCount();
    }

    static Object node(Element element, int index) {
        return CONTENT != null && isUsual(element)
                ? one(CONTENT.get((DefaultElement) element), index)
                : element.node(index);
    }

    /** Of its own class, which is what Openfire's parser makes. */
    private static boolean isUsual(Element element) {
        return element.getClass() == DefaultElement.class;
    }

    private static int count(@Nullable Object held) {
        return held == null ? 0 : held instanceof AbstractNode ? 1 : ((List<?>) held).size();
    }

    private static Object one(Object held, int index) {
        return held instanceof AbstractNode ? held : ((List<?>) held).get(index);
    }

    private static @Nullable VarHandle field(String name) {
        try {
            return MethodHandles.privateLookupIn(DefaultElement.class, MethodHandles.lookup())
                    .findVarHandle(DefaultElement.class, name, Object.class);
        } catch (ReflectiveOperationException | RuntimeException e) {
            return null;
        }
    }
}
