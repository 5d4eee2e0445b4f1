// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.dom4j.Attribute;
import org.dom4j.DocumentHelper;
import org.dom4j.Element;
import org.dom4j.Namespace;
import org.dom4j.Node;
import org.dom4j.QName;
import org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement.Scene;

/** Changes stanzas of valid flows at random: moves, doubles, nests, retypes, re-namespaces. The same seed, the same changes. */
public final class Mutator {

    private static final List<String> NAMES = List.of(
            "si",
            "file",
            "range",
            "desc",
            "feature",
            "x",
            "field",
            "option",
            "value",
            "query",
            "streamhost",
            "streamhost-used",
            "activate",
            "fast",
            "open",
            "data",
            "close",
            "error",
            "message",
            "y");
    private static final List<String> NAMESPACES = List.of(
            "",
            "urn:x",
            "http://jabber.org/protocol/si",
            Flows.FILE,
            Flows.IBB,
            Flows.SOCKS5,
            "jabber:x:data",
            "jabber:client",
            "http://jabber.org/protocol/feature-neg",
            "http://affinix.com/jabber/stream");
    private static final List<String> ATTRIBUTES = List.of(
            "name", "size", "id", "sid", "seq", "type", "host", "port", "jid", "profile", "var", "mode", "from", "to");
    private static final List<String> VALUES = List.of(
            "",
            "0",
            "-1",
            "6",
            "73313",
            "evil.exe",
            "203.0.113.66",
            "set",
            "get",
            "result",
            "error",
            "====",
            "QUJD",
            "udp",
            Flows.IBB,
            Flows.SOCKS5,
            Flows.FILE,
            "proxy.example.org");

    private final Random random;

    public Mutator(long seed) {
        this.random = new Random(seed);
    }

    /**
     * One of the flows with one to four changes in one of its stanzas, as the server's parser reads it. What is no XML any
     * more is left out.
     */
    public List<Element> flow(String sid) {
        List<Element> stanzas = new ArrayList<>();
        changed(sid).forEach(stanza -> parsed(stanza).ifPresent(stanzas::add));
        return stanzas;
    }

    private static Optional<Element> parsed(Element stanza) {
        try {
            return Optional.of(Scene.element(stanza.asXML()));
        } catch (AssertionError e) {
            return Optional.empty();
        }
    }

    private List<Element> changed(String sid) {
        List<List<String>> flows = Flows.all(sid);
        List<Element> stanzas = new ArrayList<>(flows.get(random.nextInt(flows.size())).stream()
                .map(Scene::element)
                .toList());
        Element victim = pick(stanzas);
        for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
            change(victim);
        }
        if (random.nextInt(8) == 0) {
            stanzas.add(
                    random.nextInt(stanzas.size() + 1), (Element) pick(stanzas).clone());
        }
        return stanzas;
    }

    private void change(Element stanza) {
        Element victim = pick(all(stanza));
        switch (random.nextInt(11)) {
            case 0 -> rename(victim, stanza);
            case 1 -> victim.addElement(QName.get(pick(NAMES), Namespace.get(pick(NAMESPACES))));
            case 2 -> doubled(victim, stanza);
            case 3 -> nested(victim, stanza);
            case 4 -> moved(victim, stanza);
            case 5 -> setAttribute(victim, victim == stanza);
            case 6 -> victim.addAttribute(QName.get(pick(ATTRIBUTES), Namespace.get("p", "urn:p")), pick(VALUES));
            case 7 -> victim.addText(pick(VALUES));
            case 8 -> dropAttribute(victim, victim == stanza);
            case 9 ->
                stanza.addAttribute("type", pick(List.of("set", "get", "result", "error", "normal", "chat", "SET")));
            default -> withDecoy(victim);
        }
    }

    private void rename(Element victim, Element stanza) {
        if (victim != stanza) {
            victim.setQName(
                    QName.get(random.nextBoolean() ? victim.getName() : pick(NAMES), Namespace.get(pick(NAMESPACES))));
        }
    }

    private void doubled(Element victim, Element stanza) {
        if (victim != stanza) {
            Element copy = victim.createCopy();
            setAttribute(copy, false);
            List<Node> siblings = victim.getParent().content();
            siblings.add(random.nextInt(siblings.size() + 1), copy);
        }
    }

    private void nested(Element victim, Element stanza) {
        if (victim != stanza) {
            Element parent = victim.getParent();
            int place = parent.indexOf(victim);
            victim.detach();
            Element wrapper = DocumentHelper.createElement(QName.get(pick(NAMES), Namespace.get(pick(NAMESPACES))));
            wrapper.add(victim);
            parent.content().add(place, wrapper);
        }
    }

    private void moved(Element victim, Element stanza) {
        Element destination = pick(all(stanza));
        boolean inside = all(victim).contains(destination);
        if (victim != stanza && !inside) {
            victim.detach();
            destination.add(victim);
        }
    }

    /** The addresses of a stanza are the server's. */
    private void setAttribute(Element victim, boolean isStanza) {
        List<Attribute> attributes = victim.attributes().stream()
                .filter(attribute -> !isStanza || !List.of("from", "to").contains(attribute.getName()))
                .toList();
        if (!attributes.isEmpty()) {
            pick(attributes).setValue(pick(VALUES));
        }
    }

    private void dropAttribute(Element victim, boolean isStanza) {
        List<Attribute> attributes = victim.attributes().stream()
                .filter(attribute -> !isStanza || !List.of("from", "to").contains(attribute.getName()))
                .toList();
        if (!attributes.isEmpty()) {
            victim.remove(pick(attributes));
        }
    }

    private void withDecoy(Element victim) {
        String decoy = pick(List.of(
                "<file name='evil.exe' size='6000000'/>",
                "<streamhost jid='proxy.example.org' host='203.0.113.66' port='7777'/>",
                "<x xmlns='urn:x'><file name='evil.exe'/></x>",
                "<data xmlns='http://jabber.org/protocol/ibb' sid='s' seq='0'>QUJD</data>"));
        Element element =
                Scene.element("<iq id='d'>" + decoy + "</iq>").elements().get(0);
        element.detach();
        List<Node> content = victim.content();
        content.add(random.nextInt(content.size() + 1), element);
    }

    private static List<Element> all(Element root) {
        List<Element> all = new ArrayList<>(List.of(root));
        for (int i = 0; i < all.size(); i++) {
            all.addAll(all.get(i).elements());
        }
        return all;
    }

    private <T> T pick(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
