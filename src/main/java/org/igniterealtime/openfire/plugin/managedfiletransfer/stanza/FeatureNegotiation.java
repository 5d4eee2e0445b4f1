// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.stanza;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.dom4j.Element;

/**
 * The {@code stream-method} field of a stream initiation: feature negotiation (XEP-0020) with a data form (XEP-0004).
 *
 * <p>The field is found by local names alone, as the most careless client finds it, so that no method hides from us.
 */
final class FeatureNegotiation {

    private static final String NAMESPACE = "http://jabber.org/protocol/feature-neg";

    private static final String DATA_FORM = "jabber:x:data";

    private static final String FIELD = "stream-method";

    private FeatureNegotiation() {}

    /** The methods among which an offer lets the recipient choose; none where it has no form. */
    static Set<StreamMethod> offered(Element si, Flaws flaws) {
        Element feature = Markup.only(si, "feature", NAMESPACE, flaws);
        if (feature != null) {
            Markup.only(feature, "x", DATA_FORM, flaws);
        }
        Set<StreamMethod> methods = EnumSet.noneOf(StreamMethod.class);
        int fields = 0;
        for (Element field : fields(si)) {
            flaws.noteIf(Markup.isAmbiguous(field), Flaws.AMBIGUOUS);
            if (isStreamMethod(field)) {
                fields++;
                for (Element choice : choices(field)) {
                    flaws.noteIf(
                            Markup.children(choice, "value").size() > 1,
                            "An option of the stream-method field has more than one value; it must have one.");
                    methods.addAll(methods(choice));
                }
            }
        }
        flaws.noteIf(fields > 1, "The offer has more than one stream-method field; it must have one.");
        return methods;
    }

    /**
     * The methods that an answer names. One is right, but peers of XIFF name two, and Gabble lists several beside the
     * form. A value within an {@code <option/>} is an echo of the offer and chooses nothing.
     */
    static Set<StreamMethod> chosen(Element si) {
        Set<StreamMethod> methods = EnumSet.noneOf(StreamMethod.class);
        List<Element> lists = Markup.children(si, "si-multiple");
        fields(si).stream().filter(FeatureNegotiation::isStreamMethod).forEach(lists::add);
        for (Element list : lists) {
            for (Element value : Markup.children(list, "value")) {
                methods.addAll(methods(value));
            }
        }
        return methods;
    }

    /** Takes one method out of an offer; tells whether another one is left to choose. */
    static boolean withdraw(Element si, StreamMethod method) {
        boolean left = false;
        for (Element field : fields(si)) {
            if (isStreamMethod(field)) {
                for (Element choice : choices(field)) {
                    Set<StreamMethod> methods = methods(choice);
                    if (methods.contains(method)) {
                        field.remove(choice);
                    } else {
                        left |= !methods.isEmpty();
                    }
                }
            }
        }
        return left;
    }

    private static List<Element> fields(Element si) {
        List<Element> found = new ArrayList<>();
        for (Element feature : Markup.children(si, "feature")) {
            for (Element form : Markup.children(feature, "x")) {
                found.addAll(Markup.children(form, "field"));
            }
        }
        return found;
    }

    private static boolean isStreamMethod(Element field) {
        return FIELD.equals(Markup.attribute(field, "var"));
    }

    /** The options, and a value directly in the field: the default, which a client may take for an option. */
    private static List<Element> choices(Element field) {
        List<Element> found = Markup.children(field, "option");
        found.addAll(Markup.children(field, "value"));
        return found;
    }

    /** What an option, or a value by itself, stands for; nothing where it is empty. */
    private static Set<StreamMethod> methods(Element choice) {
        Set<StreamMethod> methods = EnumSet.noneOf(StreamMethod.class);
        List<Element> values = choice.getName().equals("option") ? Markup.children(choice, "value") : List.of(choice);
        for (Element value : values) {
            String text = Markup.text(value);
            if (!text.isEmpty()) {
                methods.add(StreamMethod.of(text));
            }
        }
        return methods;
    }
}
