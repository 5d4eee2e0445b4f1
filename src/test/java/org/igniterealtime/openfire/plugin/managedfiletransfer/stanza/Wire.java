// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.stanza;

import java.io.StringReader;
import java.util.Optional;
import org.dom4j.Element;
import org.dom4j.io.XMPPPacketReader;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Party;
import org.xmlpull.v1.XmlPullParserFactory;
import org.xmpp.packet.IQ;
import org.xmpp.packet.Message;
import org.xmpp.packet.Packet;
import org.xmpp.packet.Presence;

/** Stanzas as the server has them: parsed by its own reader, from A to B unless they say otherwise. */
final class Wire {

    static final Party A = new Party("alice@example.org/desk");
    static final Party B = new Party("bob@example.org/phone");

    static final String SI = "http://jabber.org/protocol/si";
    static final String FILE = "http://jabber.org/protocol/si/profile/file-transfer";
    static final String SOCKS5 = "http://jabber.org/protocol/bytestreams";
    static final String IBB = "http://jabber.org/protocol/ibb";

    private Wire() {}

    /** A set from A to B with this payload. */
    static IQ set(String payload) {
        return iq("<iq type='set' id='o1' from='%s' to='%s'>%s</iq>".formatted(A, B, payload));
    }

    /** A result from B to A with this payload. */
    static IQ result(String payload) {
        return iq("<iq type='result' id='o1' from='%s' to='%s'>%s</iq>".formatted(B, A, payload));
    }

    /** An offer from A to B with this {@code <file/>}. */
    static IQ offer(String file) {
        return set("<si xmlns='%s' id='s5b-1' profile='%s'>%s</si>".formatted(SI, FILE, file));
    }

    /** An offer of a plain file with these children of its {@code <si/>}, such as a form. */
    static IQ offerWith(String children) {
        return offer("<file xmlns='%s' name='notes.txt' size='1022'/>%s".formatted(FILE, children));
    }

    /** A form with these children of its {@code stream-method} field. */
    static String form(String options) {
        return """
                <feature xmlns='http://jabber.org/protocol/feature-neg'><x xmlns='jabber:x:data' type='form'>
                <field var='stream-method' type='list-single'>%s</field></x></feature>"""
                .formatted(options);
    }

    static String option(String method) {
        return "<option><value>" + method + "</value></option>";
    }

    static IQ iq(String xml) {
        return new IQ(element(xml));
    }

    static Message message(String xml) {
        return new Message(element(xml));
    }

    static Presence presence(String xml) {
        return new Presence(element(xml));
    }

    static Element element(String xml) {
        try {
            XMPPPacketReader reader = new XMPPPacketReader();
            reader.setXPPFactory(XmlPullParserFactory.newInstance("org.jivesoftware.openfire.net.MXParser", null));
            return reader.read(new StringReader(xml)).getRootElement();
        } catch (Exception e) {
            throw new AssertionError("not a stanza: " + xml, e);
        }
    }

    /** What a stanza means where nobody waits for an answer. */
    static Optional<TransferSignal> read(Packet packet) {
        return new StanzaReader(Awaited.NONE).read(packet);
    }

    /** What an answer means to somebody who waits for it. */
    static TransferSignal.Answer readAnswer(IQ answer) {
        return readAnswer(answer, kind(answer));
    }

    /** What an answer to a request of this kind means. */
    static TransferSignal.Answer readAnswer(IQ answer, AwaitedKind kind) {
        return (TransferSignal.Answer)
                new StanzaReader(awaiting(kind)).read(answer).orElseThrow();
    }

    /** Somebody waits for every answer, to a request of this kind. */
    static Awaited awaiting(AwaitedKind kind) {
        return new Awaited() {
            @Override
            public boolean isOfferer(Envelope stanza) {
                return false;
            }

            @Override
            public boolean mayAnswer(String id) {
                return true;
            }

            @Override
            public Optional<AwaitedKind> kind(Envelope answer) {
                return Optional.of(kind);
            }
        };
    }

    private static AwaitedKind kind(IQ answer) {
        Element payload = Governed.first(answer.getElement());
        if (payload == null) {
            return AwaitedKind.BLOCK;
        }
        return payload.getNamespaceURI().equals(SOCKS5) ? AwaitedKind.STREAMHOSTS : AwaitedKind.OFFER;
    }

    /** What goes on of a request: exactly what was read of it. */
    static String forwarded(Packet packet) {
        ((TransferSignal.Request) read(packet).orElseThrow()).rewrite().forward();
        return packet.toXML();
    }

    /** Text in which an empty element is written in one way. */
    static String normal(String xml) {
        return xml.replaceAll("<([\\w-]+)((?:\\s[^<>]*)?)(?<!/)></\\1>", "<$1$2/>");
    }
}
