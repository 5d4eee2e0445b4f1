// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.stanza;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.dom4j.Attribute;
import org.dom4j.Element;
import org.dom4j.Namespace;
import org.dom4j.QName;
import org.junit.jupiter.api.Test;
import org.xmpp.packet.IQ;
import org.xmpp.packet.Message;
import org.xmpp.packet.Packet;

/** No stanza, however broken, makes this room throw: where an interceptor throws, Openfire lets the stanza pass. */
class StanzaMutationTest {

    private static final int MUTATIONS = 10_000;

    private static final List<String> NAMES = List.of(
            "si",
            "file",
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
            "text",
            "id",
            "sid",
            "name",
            "size",
            "type",
            "port",
            "profile",
            "seq");

    private static final List<String> NAMESPACES = List.of(
            "",
            "urn:x",
            Wire.SI,
            Wire.FILE,
            Wire.SOCKS5,
            Wire.IBB,
            "jabber:x:data",
            ErrorCondition.NAMESPACE,
            "http://jabber.org/protocol/feature-neg",
            "http://affinix.com/jabber/stream");

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "\0",
            "-1",
            "0",
            "0x10",
            "18446744073709551615",
            "9".repeat(30),
            "../../etc/passwd",
            "\u202Etxt.exe",
            "\ud800",
            "s".repeat(4096),
            "set",
            "get",
            "result",
            "error",
            "udp",
            "%s%n{}",
            "<&\"'>",
            Wire.IBB,
            Wire.FILE);

    @Test
    void mutatedStanzasNeverThrow() {
        Random random = new Random(20261122);
        List<StanzaReader> readers = Stream.of(AwaitedKind.values())
                .map(kind -> new StanzaReader(Wire.awaiting(kind)))
                .toList();
        Refusal refusal = Refusal.policy(new LocalizedText("text", "en"));
        for (int i = 0; i < MUTATIONS; i++) {
            Element stanza = Wire.element(pick(random, stanzas()));
            for (int changes = 1 + random.nextInt(5); changes > 0; changes--) {
                mutate(random, stanza);
            }
            String seen = stanza.asXML();
            assertThatCode(() -> exercise(pick(random, readers), refusal, packet(stanza)))
                    .as("%s", seen)
                    .doesNotThrowAnyException();
        }
    }

    private static void exercise(StanzaReader reader, Refusal refusal, Packet packet) {
        Packet copy = packet.createCopy();
        reader.read(packet).ifPresent(signal -> act(signal));
        if (copy instanceof IQ iq) {
            refusal.replaceWithError(iq.createCopy());
        }
        refusal.asErrorReply(copy);
        var unused = reader.read(copy);
    }

    private static void act(TransferSignal signal) {
        if (signal instanceof TransferSignal.Request request) {
            request.rewrite().withdraw(StreamMethod.IN_BAND);
            request.rewrite().keepOnly(host -> host.port() > 0);
            request.rewrite().forward();
        } else if (signal instanceof TransferSignal.Answer answer) {
            answer.rewrite().forward();
            answer.rewrite().discard("example.org");
        } else if (signal instanceof TransferSignal.Stray stray) {
            stray.rewrite().strip(new LocalizedText("text", "en"));
        }
    }

    private static Packet packet(Element stanza) {
        return stanza.getName().equals("message") ? new Message(stanza) : new IQ(stanza);
    }

    private static void mutate(Random random, Element stanza) {
        Element victim = pick(random, all(stanza));
        switch (random.nextInt(8)) {
            case 0 -> dropAttribute(random, victim);
            case 1 -> setAttribute(random, victim, victim == stanza);
            case 2 -> victim.addAttribute(QName.get(pick(random, NAMES), Namespace.get("p", "urn:p")), "decoy");
            case 3 -> dropChild(random, victim);
            case 4 -> duplicateChild(random, victim);
            case 5 -> rename(random, victim, victim == stanza);
            case 6 -> victim.addText(pick(random, TEXTS));
            default -> victim.addElement(QName.get(pick(random, NAMES), Namespace.get(pick(random, NAMESPACES))));
        }
    }

    private static void dropAttribute(Random random, Element victim) {
        if (victim.attributeCount() > 0) {
            victim.remove(victim.attribute(random.nextInt(victim.attributeCount())));
        }
    }

    /** Addresses stay: Tinder makes no packet of a stanza whose addresses are none. */
    private static void setAttribute(Random random, Element victim, boolean stanza) {
        List<Attribute> attributes = new ArrayList<>(victim.attributes());
        attributes.removeIf(attribute -> stanza && List.of("from", "to").contains(attribute.getName()));
        if (!attributes.isEmpty()) {
            pick(random, attributes).setValue(pick(random, TEXTS));
        }
    }

    private static void dropChild(Random random, Element victim) {
        if (victim.nodeCount() > 0) {
            victim.remove(victim.node(random.nextInt(victim.nodeCount())));
        }
    }

    private static void duplicateChild(Random random, Element victim) {
        List<Element> children = victim.elements();
        if (!children.isEmpty()) {
            victim.add(pick(random, children).createCopy());
        }
    }

    private static void rename(Random random, Element victim, boolean stanza) {
        if (!stanza) {
            victim.setQName(QName.get(pick(random, NAMES), Namespace.get(pick(random, NAMESPACES))));
        }
    }

    private static List<Element> all(Element root) {
        List<Element> all = new ArrayList<>(List.of(root));
        for (int i = 0; i < all.size(); i++) {
            all.addAll(all.get(i).elements());
        }
        return all;
    }

    private static <T> T pick(Random random, List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private static List<String> stanzas() {
        return List.of(
                offer(),
                offer().replace("type='set'", "type='result'")
                        .replace("<option>", "")
                        .replace("</option>", ""),
                """
                <iq type='set' id='q' from='a@b/c' to='d@e/f'><query xmlns='http://jabber.org/protocol/bytestreams' \
                sid='s' mode='tcp'><streamhost jid='a@b/c' host='10.0.0.1' port='1'/><streamhost jid='p' host='h' \
                port='2'><proxy xmlns='http://affinix.com/jabber/stream'/></streamhost>\
                <fast xmlns='http://affinix.com/jabber/stream'/></query></iq>""",
                """
                <iq type='result' id='q' from='d@e/f' to='a@b/c'><query xmlns='http://jabber.org/protocol/bytestreams' \
                sid='s'><streamhost-used jid='p'/></query></iq>""",
                """
                <iq type='set' id='q' from='a@b/c' to='p'><query xmlns='http://jabber.org/protocol/bytestreams' \
                sid='s'><activate>d@e/f</activate></query></iq>""",
                """
                <iq type='set' id='q' from='a@b/c' to='d@e/f'><open xmlns='http://jabber.org/protocol/ibb' sid='s' \
                block-size='4096'/></iq>""",
                """
                <iq type='set' id='q' from='a@b/c' to='d@e/f'><data xmlns='http://jabber.org/protocol/ibb' sid='s' \
                seq='0'>AAAA</data></iq>""",
                """
                <message from='a@b/c' to='d@e/f'><body/><data xmlns='http://jabber.org/protocol/ibb' sid='s' \
                seq='0'>AAAA</data></message>""",
                """
                <iq type='error' id='q' from='d@e/f' to='a@b/c'><error code='403' type='cancel'>\
                <forbidden xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>""");
    }

    private static String offer() {
        return Wire.offerWith(Wire.form(Wire.option(Wire.SOCKS5) + Wire.option(Wire.IBB)))
                .toXML()
                .replace('"', '\'');
    }
}
