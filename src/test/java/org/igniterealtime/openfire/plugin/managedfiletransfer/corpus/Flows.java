// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.corpus;

import java.util.List;

/** Valid stanzas from Alice to Bob, from which crafted ones are made. */
final class Flows {

    static final String FILE = "http://jabber.org/protocol/si/profile/file-transfer";
    static final String IBB = "http://jabber.org/protocol/ibb";
    static final String SOCKS5 = "http://jabber.org/protocol/bytestreams";

    private static final String FROM_TO = "from='alice@example.org/desk' to='bob@example.org/phone'";
    private static final String PLAIN_FILE = "<file xmlns='" + FILE + "' name='good.txt' size='6'/>";

    private Flows() {}

    static String iq(String type, String id, String payload) {
        return "<iq type='" + type + "' id='" + id + "' " + FROM_TO + ">" + payload + "</iq>";
    }

    static String set(String id, String payload) {
        return iq("set", id, payload);
    }

    static String message(String type, String payload) {
        return "<message type='" + type + "' " + FROM_TO + ">" + payload + "</message>";
    }

    static String si(String sid, String children) {
        return "<si xmlns='http://jabber.org/protocol/si' id='" + sid + "' profile='" + FILE + "'>" + children
                + "</si>";
    }

    static String form(String... methods) {
        StringBuilder options = new StringBuilder();
        for (String method : methods) {
            options.append("<option><value>").append(method).append("</value></option>");
        }
        return "<feature xmlns='http://jabber.org/protocol/feature-neg'><x xmlns='jabber:x:data' type='form'>"
                + "<field var='stream-method' type='list-single'>" + options + "</field></x></feature>";
    }

    static String offer(String sid) {
        return set("offer-" + sid, si(sid, PLAIN_FILE + form(SOCKS5, IBB)));
    }

    static String offerInBand(String sid) {
        return set("offer-" + sid, si(sid, PLAIN_FILE + form(IBB)));
    }

    /** With everything that clients put into one. */
    static String fullOffer(String sid) {
        return set(
                "offer-" + sid,
                "<si xmlns='http://jabber.org/protocol/si' id='" + sid + "' mime-type='text/plain' profile='" + FILE
                        + "'>"
                        + "<file xmlns='" + FILE + "' name='good.txt' size='6' hash='d41d8cd98f00b204e9800998ecf8427e' "
                        + "date='2026-01-02T03:04:05Z'><desc>minutes</desc><range/>"
                        + "<thumbnail xmlns='urn:xmpp:thumbs:0' cid='sha1+ab@bob.xmpp.org' mime-type='image/png' width='8'/>"
                        + "</file>" + form(SOCKS5, IBB) + "</si>");
    }

    static String openPayload(String sid) {
        return "<open xmlns='" + IBB + "' sid='" + sid + "' block-size='4096' stanza='iq'/>";
    }

    static String open(String sid) {
        return set("open-" + sid, openPayload(sid));
    }

    static String dataPayload(String sid, String seq, String text) {
        return "<data xmlns='" + IBB + "' sid='" + sid + "' seq='" + seq + "'>" + text + "</data>";
    }

    static String data(String sid, int seq, String text) {
        return set("data-" + sid + "-" + seq, dataPayload(sid, Integer.toString(seq), text));
    }

    static String close(String sid) {
        return set("close-" + sid, "<close xmlns='" + IBB + "' sid='" + sid + "'/>");
    }

    static String host(String host) {
        return "<streamhost jid='alice@example.org/desk' host='" + host + "' port='5000'/>";
    }

    static String proxyHost() {
        return "<streamhost jid='proxy.example.org' host='192.0.2.10' port='7777'/>";
    }

    static String query(String sid, String children) {
        return "<query xmlns='" + SOCKS5 + "' sid='" + sid + "' mode='tcp'>" + children + "</query>";
    }

    static String hosts(String sid, String children) {
        return set("hosts-" + sid, query(sid, children));
    }

    /** Whole transfers; each stanza may be changed by a mutator. */
    static List<List<String>> all(String sid) {
        return List.of(
                List.of(fullOffer(sid)),
                List.of(offerInBand(sid), open(sid), data(sid, 0, "QUJD"), data(sid, 1, "REVG"), close(sid)),
                List.of(
                        offerInBand(sid),
                        open(sid),
                        message("normal", dataPayload(sid, "0", "QUJD")),
                        message("chat", "<body>hi</body>" + dataPayload(sid, "1", "REVG"))),
                List.of(
                        offer(sid),
                        hosts(
                                sid,
                                host("198.51.100.7") + proxyHost()
                                        + "<fast xmlns='http://affinix.com/jabber/stream'/>")),
                List.of(hosts(sid, proxyHost() + host("198.51.100.7"))),
                List.of(open(sid), data(sid, 0, "QUJD"), data(sid, 1, "REVG")));
    }
}
