// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.stanza;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.dom4j.Element;

/**
 * The {@code stream-method} field of a stream initiation: feature negotiation (XEP-0020) with a data form (XEP-0004). All
 * that is read here is canonical already.
 */
final class FeatureNegotiation {

    private static final String NAMESPACE = "http://jabber.org/protocol/feature-neg";
    private static final String DATA_FORM = "jabber:x:data";
    private static final String FIELD = "stream-method";

    /** There are four methods that anybody knows. */
    private static final int MAX_CHOICES = 16;

    private static final Shape VALUE = Shape.of("value", DATA_FORM).text();
    private static final Shape OPTION =
            Shape.of("option", DATA_FORM).attributes("label").one(VALUE);
    private static final Shape FIELDS =
            Shape.of("field", DATA_FORM).attributes("var", "type", "label").many(VALUE, MAX_CHOICES);

    /** The form of an offer: options, and perhaps a default. */
    static final Shape CHOICES = form(FIELDS.many(OPTION, MAX_CHOICES));

    /** The form of an answer: values directly in the field. Options are an echo of the offer and choose nothing. */
    static final Shape CHOSEN = CHOICES;

    /** Gabble's list of chosen methods beside the form. */
    static final Shape SEVERAL_CHOSEN = Extensions.SEVERAL_METHODS.many(
            Shape.of("value", "http://telepathy.freedesktop.org/xmpp/si-multiple")
                    .text(),
            MAX_CHOICES);

    private FeatureNegotiation() {}

    private static Shape form(Shape field) {
        return Shape.of("feature", NAMESPACE)
                .one(Shape.of("x", DATA_FORM).attributes("type").many(field, MAX_CHOICES));
    }

    /** The methods among which an offer lets the recipient choose; none where it has no form. Other fields are taken out. */
    static Set<StreamMethod> offered(Element si, Flaws flaws) {
        Set<StreamMethod> methods = EnumSet.noneOf(StreamMethod.class);
        int fields = 0;
        for (Element field : fields(si)) {
            if (!isStreamMethod(field)) {
                field.detach();
                continue;
            }
            fields++;
            choices(field).forEach(choice -> methods.addAll(methods(choice)));
        }
        flaws.noteIf(fields > 1, Flaw.SEVERAL_METHOD_FIELDS);
        return methods;
    }

    /**
     * The methods that an answer names. One is right, but peers of XIFF name two, and Gabble lists several. What chooses
     * nothing is taken out.
     */
    static Set<StreamMethod> chosen(Element si) {
        Set<StreamMethod> methods = EnumSet.noneOf(StreamMethod.class);
        List<Element> lists = Markup.children(si, "si-multiple");
        for (Element field : fields(si)) {
            if (isStreamMethod(field)) {
                Markup.children(field, "option").forEach(field::remove);
                lists.add(field);
            } else {
                field.detach();
            }
        }
        for (Element list : lists) {
            Markup.children(list, "value").forEach(value -> methods.addAll(methods(value)));
        }
        return methods;
    }

    /** Takes one method out of an offer. */
    static void withdraw(Element si, StreamMethod method) {
        for (Element field : fields(si)) {
            for (Element choice : choices(field)) {
                if (methods(choice).contains(method)) {
                    field.remove(choice);
                }
            }
        }
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
