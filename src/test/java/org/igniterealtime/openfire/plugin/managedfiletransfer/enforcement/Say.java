// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement;

import java.io.StringReader;
import java.util.Base64;
import org.dom4j.Element;
import org.dom4j.io.XMPPPacketReader;
import org.igniterealtime.openfire.plugin.managedfiletransfer.TestTexts;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Transfer;
import org.xmlpull.v1.XmlPullParserFactory;
import org.xmpp.packet.IQ;
import org.xmpp.packet.Message;
import org.xmpp.packet.Packet;

/** Stanzas as peers write them, parsed by the server's own reader. Alice has the file, Bob is to get it. */
final class Say {

    static final String SOCKS5 = "http://jabber.org/protocol/bytestreams";
    static final String IBB = "http://jabber.org/protocol/ibb";
    static final String OOB = "jabber:iq:oob";
    static final String PROXY_HOST = "<streamhost jid='proxy.example.org' host='192.0.2.10' port='7777'/>";
    static final String OWN_HOST = "<streamhost jid='alice@example.org/desk' host='198.51.100.7' port='5000'/>";
    static final String FORGED_HOST = "<streamhost jid='proxy.example.org' host='203.0.113.66' port='7777'/>";
    static final String FAST = "<fast xmlns='http://affinix.com/jabber/stream'/>";

    private static final String FILE = "http://jabber.org/protocol/si/profile/file-transfer";

    private Say() {}

    /** @param file the attributes of {@code <file/>}, to the letter */
    static IQ offer(String id, String sid, String file, String... methods) {
        return iq("set", id, Scene.ALICE, Scene.BOB, si(sid, file, methods));
    }

    static String si(String sid, String file, String... methods) {
        StringBuilder options = new StringBuilder();
        for (String method : methods.length == 0 ? new String[] {SOCKS5, IBB} : methods) {
            options.append("<option><value>").append(method).append("</value></option>");
        }
        return """
                <si xmlns='http://jabber.org/protocol/si' id='%s' profile='%s'><file xmlns='%s' %s/>\
                <feature xmlns='http://jabber.org/protocol/feature-neg'><x xmlns='jabber:x:data' type='form'>\
                <field var='stream-method' type='list-single'>%s</field></x></feature></si>"""
                .formatted(sid, FILE, FILE, file, options);
    }

    static IQ accept(String id, String... methods) {
        StringBuilder values = new StringBuilder();
        for (String method : methods) {
            values.append("<value>").append(method).append("</value>");
        }
        return answer(
                id,
                """
                <si xmlns='http://jabber.org/protocol/si'><feature xmlns='http://jabber.org/protocol/feature-neg'>\
                <x xmlns='jabber:x:data' type='submit'><field var='stream-method'>%s</field></x></feature></si>"""
                        .formatted(values));
    }

    /** The same, of a sender that can begin anywhere in the file. */
    static IQ withRange(IQ offer) {
        return new IQ(element(offer.toXML().replaceFirst("(<file [^>]*[^/>])(/>|></file>)", "$1><range/></file>")));
    }

    /** @param range the element {@code <range/>} */
    static IQ acceptRange(String id, String range, String method) {
        String file = "<file xmlns='" + FILE + "'>" + range + "</file><feature";
        return new IQ(element(accept(id, method).toXML().replaceFirst("<feature", file)));
    }

    static IQ streamhosts(String id, String sid, String hosts) {
        return iq("set", id, Scene.ALICE, Scene.BOB, query(sid, hosts));
    }

    static String query(String sid, String children) {
        return "<query xmlns='%s' sid='%s' mode='tcp'>%s</query>".formatted(SOCKS5, sid, children);
    }

    static IQ used(String id, String jid) {
        return answer(id, "<query xmlns='%s'><streamhost-used jid='%s'/></query>".formatted(SOCKS5, jid));
    }

    static IQ activate(String id, String proxy, String sid, String target) {
        return iq("set", id, Scene.ALICE, proxy, query(sid, "<activate>" + target + "</activate>"));
    }

    static IQ open(String id, String sid) {
        return iq(
                "set", id, Scene.ALICE, Scene.BOB, "<open xmlns='%s' sid='%s' block-size='4096'/>".formatted(IBB, sid));
    }

    static IQ data(String id, String sid, int bytes) {
        return iq("set", id, Scene.ALICE, Scene.BOB, block(sid, bytes));
    }

    /** The same stanza from a client that says its language. */
    static IQ in(String language, IQ iq) {
        return new IQ(element(iq.toXML().replaceFirst("<iq ", "<iq xml:lang='" + language + "' ")));
    }

    /** A block under this number. */
    static IQ block(String id, String sid, int number, int bytes) {
        return iq("set", id, Scene.ALICE, Scene.BOB, block(sid, bytes).replace("seq='0'", "seq='" + number + "'"));
    }

    static IQ dataBack(String id, String sid, int bytes) {
        return iq("set", id, Scene.BOB, Scene.ALICE, block(sid, bytes));
    }

    static Message dataInMessage(String to, String sid, int bytes) {
        return new Message(
                element("<message from='%s' to='%s'>%s</message>".formatted(Scene.ALICE, to, block(sid, bytes))));
    }

    static IQ close(String id, String sid) {
        String named = sid.isEmpty() ? "" : "sid='" + sid + "'";
        return iq("set", id, Scene.ALICE, Scene.BOB, "<close xmlns='%s' %s/>".formatted(IBB, named));
    }

    /** Bob's answer to Alice. */
    static IQ answer(String id, String payload) {
        return iq("result", id, Scene.BOB, Scene.ALICE, payload);
    }

    static IQ result(String id) {
        return answer(id, "");
    }

    /** Bob's error to Alice. */
    static IQ error(String id, String condition) {
        return iq("error", id, Scene.BOB, Scene.ALICE, problem(condition));
    }

    static String problem(String condition) {
        return "<error type='cancel'><%s xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error>".formatted(condition);
    }

    static IQ iq(String type, String id, String from, String to, String payload) {
        return new IQ(
                element("<iq type='%s' id='%s' from='%s' to='%s'>%s</iq>".formatted(type, id, from, to, payload)));
    }

    /** The condition and the text of a stanza that became an error; empty where it is none. */
    static String refusal(Packet packet) {
        Element error = packet.getElement().element("error");
        if (error == null) {
            return "";
        }
        Element condition = error.elements().get(0);
        return condition.getName() + ": " + error.elementText("text");
    }

    /** A stanza in which an empty element is written in one way. */
    static String normal(Packet packet) {
        return packet.toXML().replaceAll("<([\\w-]+)((?:\\s[^<>]*)?)(?<!/)></\\1>", "<$1$2/>");
    }

    /** The English sentence that says why a transfer ended. */
    static String sentenceOfEnd(Transfer ended) {
        return TestTexts.sentence(ended.endReason());
    }

    private static String block(String sid, int bytes) {
        return "<data xmlns='%s' sid='%s' seq='0'>%s</data>"
                .formatted(IBB, sid, Base64.getEncoder().encodeToString(new byte[bytes]));
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
}
