// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.corpus;

import static org.igniterealtime.openfire.plugin.managedfiletransfer.corpus.Flows.FILE;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.corpus.Flows.IBB;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.corpus.Flows.SOCKS5;

import java.util.ArrayList;
import java.util.List;

/**
 * The list: stanzas that clients read in different ways. Whoever finds another one adds it here; nothing else is to do, since
 * for each the same rule holds.
 */
final class CraftedStanzas {

    private static final String SID = "s1";
    private static final String GOOD = "<file xmlns='" + FILE + "' name='good.txt' size='6'/>";
    private static final String EVIL = "<file xmlns='" + FILE + "' name='evil.exe' size='6000000'/>";
    private static final String EVIL_BARE = "<file name='evil.exe' size='6000000'/>";
    private static final String EVIL_HOST = "<streamhost jid='proxy.example.org' host='203.0.113.66' port='7777'/>";
    private static final String FORM = Flows.form(SOCKS5, IBB);
    private static final String X = " xmlns:x='urn:x' ";

    private CraftedStanzas() {}

    /**
     * One of them.
     *
     * @param name what is odd about it
     * @param stanzas in their order, from Alice to Bob
     */
    record Crafted(String name, List<String> stanzas) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Crafted> all() {
        List<Crafted> all = new ArrayList<>();
        answers(all);
        messages(all);
        offers(all);
        streamhosts(all);
        blocks(all);
        streams(all);
        return all;
    }

    private static void answers(List<Crafted> all) {
        List<String> payloads = List.of(
                Flows.si(SID, EVIL + FORM),
                Flows.openPayload("new"),
                Flows.dataPayload(SID, "0", "QUJD"),
                Flows.query(SID, EVIL_HOST),
                "<close xmlns='" + IBB + "' sid='" + SID + "'/>");
        for (String type : List.of("result", "error", "get", "submit", "")) {
            for (String payload : payloads) {
                String what = payload.substring(1, payload.indexOf(' ')) + " in an iq of type '" + type + "'";
                all.add(new Crafted(what, opened(Flows.iq(type, "a1", payload))));
                all.add(new Crafted(
                        what + " under the id of the open offer", opened(Flows.iq(type, "offer-" + SID, payload))));
            }
        }
        all.add(new Crafted(
                "offer in an error beside its condition",
                List.of(Flows.iq("error", "a1", Flows.si(SID, EVIL + FORM) + "<error type='cancel'/>"))));
        all.add(new Crafted(
                "an iq whose type is doubled by a prefix",
                List.of("<iq" + X + "x:type='set' type='result' id='a' from='alice@example.org/desk' "
                        + "to='bob@example.org/phone'>" + Flows.si(SID, EVIL + FORM) + "</iq>")));
        all.add(new Crafted(
                "an iq whose sender stands in the prefix of xml",
                List.of("<iq xml:from='alice@example.org/desk' type='set' id='a' from='carol@example.org/x' "
                        + "to='bob@example.org/phone'>" + Flows.si(SID, GOOD + FORM) + "</iq>")));
        all.add(new Crafted(
                "an iq whose sender is doubled by a prefix",
                List.of("<iq" + X + "x:from='eve@example.org/x' type='set' id='a' from='alice@example.org/desk' "
                        + "to='bob@example.org/phone'>" + Flows.si(SID, GOOD + FORM) + "</iq>")));
    }

    private static void messages(List<Crafted> all) {
        for (String type : List.of("error", "headline", "normal", "chat", "groupchat", "strange")) {
            all.add(new Crafted(
                    "data in a message of type " + type,
                    opened(Flows.message(type, Flows.dataPayload(SID, "0", "QUJD")))));
            all.add(new Crafted(
                    "data in a message of type " + type + " without a stream",
                    List.of(Flows.message(type, Flows.dataPayload(SID, "0", "QUJD")))));
        }
        for (String payload : List.of(
                Flows.si(SID, EVIL + FORM),
                Flows.openPayload(SID),
                Flows.query(SID, EVIL_HOST),
                "<udpsuccess xmlns='" + SOCKS5 + "' dstaddr='x'/>",
                "<activate xmlns='http://affinix.com/jabber/stream' sid='s1' jid='alice@example.org/desk'/>")) {
            all.add(new Crafted("a message with " + payload, opened(Flows.message("normal", payload))));
        }
        all.add(new Crafted(
                "two blocks in a message",
                opened(Flows.message(
                        "normal", Flows.dataPayload(SID, "0", "QUJD") + Flows.dataPayload(SID, "1", "REVG")))));
        all.add(new Crafted(
                "a block for many",
                opened(Flows.message(
                        "normal",
                        "<addresses xmlns='http://jabber.org/protocol/address'/>"
                                + Flows.dataPayload(SID, "0", "QUJD")))));
    }

    private static void offers(List<Crafted> all) {
        List<String> payloads = List.of(
                GOOD + EVIL + FORM,
                EVIL + GOOD + FORM,
                "<x xmlns='urn:x'>" + EVIL + "</x>" + GOOD + FORM,
                GOOD + FORM + "<x xmlns='urn:x'>" + EVIL + "</x>",
                GOOD + "<x xmlns='urn:x'><y>" + EVIL_BARE + "</y></x>" + FORM,
                "<file xmlns='urn:x' name='evil.exe' size='6'/>" + GOOD + FORM,
                GOOD + FORM + "<file xmlns='urn:x' name='evil.exe' size='6'/>",
                EVIL_BARE + FORM,
                "<file xmlns='urn:x' name='evil.exe' size='6'/>" + FORM,
                FORM,
                "",
                "<file xmlns='" + FILE + "'" + X + "x:name='evil.exe' name='good.txt' size='6'/>" + FORM,
                "<file xmlns='" + FILE + "'" + X + "name='good.txt' x:size='6000000' size='6'/>" + FORM,
                "<file xmlns='" + FILE + "' name='good.txt' size='6'>" + EVIL_BARE + "</file>" + FORM,
                "<file xmlns='" + FILE + "' name='good.txt' size='6'><desc>" + EVIL_BARE + "</desc></file>" + FORM,
                "<file xmlns='" + FILE + "' name='good.txt' size='6'><range><file name='evil.exe'/></range></file>"
                        + FORM,
                GOOD + FORM.replace("</field>", EVIL_BARE + "</field>"),
                GOOD + FORM.replace("<feature", EVIL_BARE + "<feature"),
                "<file xmlns='" + FILE + "' name='good.txt' size='-1'/>" + FORM,
                "<file xmlns='" + FILE + "' name='good.txt' size='6abc'/>" + FORM,
                "<file xmlns='" + FILE + "' name='good.txt' size='1e3'/>" + FORM,
                "<file xmlns='" + FILE + "' name='good.txt' size=' 6'/>" + FORM,
                "<file xmlns='" + FILE + "' name='' size='6'/>" + FORM,
                "<!-- " + EVIL.replace("--", "") + " -->" + GOOD + FORM,
                "<![CDATA[" + EVIL + "]]>" + GOOD + FORM,
                GOOD + FORM + FORM,
                "<y:file xmlns:y='" + FILE + "' name='prefixed.txt' size='6'/>" + FORM);
        for (String payload : payloads) {
            all.add(new Crafted("offer of " + payload, List.of(Flows.set("o1", Flows.si(SID, payload)))));
        }
        for (String profile : List.of("", "urn:x", FILE + "/", "http://telepathy.freedesktop.org/xmpp/tubes")) {
            all.add(new Crafted(
                    "offer of the profile '" + profile + "'",
                    List.of(Flows.set(
                            "o1",
                            Flows.si(SID, EVIL + FORM)
                                    .replace("profile='" + FILE + "'", "profile='" + profile + "'")))));
        }
        String si = Flows.si(SID, GOOD + FORM);
        for (String beside : List.of(
                "<x xmlns='urn:x'/>",
                Flows.si("s2", EVIL + FORM),
                Flows.openPayload("s2"),
                Flows.dataPayload("s2", "0", "QUJD"),
                "<error type='cancel'/>")) {
            all.add(new Crafted("an offer before " + beside, List.of(Flows.set("o1", si + beside))));
            all.add(new Crafted("an offer behind " + beside, List.of(Flows.set("o1", beside + si))));
        }
        all.add(new Crafted(
                "an offer below another payload", List.of(Flows.set("o1", "<x xmlns='urn:x'>" + si + "</x>"))));
        all.add(new Crafted(
                "a second offer under one id",
                List.of(
                        Flows.offer(SID),
                        Flows.set(
                                "o2",
                                Flows.si(SID, "<file xmlns='" + FILE + "' name='second.txt' size='7'/>" + FORM)))));
    }

    private static void streamhosts(List<Crafted> all) {
        String proxy = Flows.proxyHost();
        for (String hosts : List.of(
                EVIL_HOST,
                proxy + EVIL_HOST,
                "<x xmlns='urn:x'>" + EVIL_HOST + "</x>" + proxy,
                proxy + "<x xmlns='urn:x'><y>" + EVIL_HOST + "</y></x>",
                "<streamhost xmlns='urn:x' jid='a@b/c' host='203.0.113.66' port='1'/>" + proxy,
                "<streamhost jid='proxy.example.org' host='192.0.2.10' port='7777'>" + EVIL_HOST + "</streamhost>",
                "<streamhost jid='proxy.example.org'" + X + "x:host='203.0.113.66' host='192.0.2.10' port='7777'/>",
                "<streamhost jid='proxy.example.org'" + X + "host='192.0.2.10' x:port='80' port='7777'/>",
                "<streamhost jid='proxy.example.org' host='203.0.113.66' port='73313'/>",
                "<streamhost jid='proxy.example.org' host='192.0.2.10' port='73313'/>",
                "<streamhost jid='proxy.example.org' host='3221225994' port='7777'/>",
                "<streamhost jid='proxy.example.org' host='192.0.2.10' port='7777abc'/>",
                "<streamhost jid='proxy.example.org' host='192.0.2.10 ' port='7777'/>",
                proxy + "<fast xmlns='http://affinix.com/jabber/stream'/>",
                proxy + "<fast xmlns='urn:x'/>",
                "<activate>" + EVIL_HOST + "bob@example.org/phone</activate>",
                proxy + "<activate>bob@example.org/phone</activate>",
                "<streamhost-used jid='alice@example.org/desk'>" + EVIL_HOST + "</streamhost-used>",
                "<udpsuccess dstaddr='x'/>" + proxy)) {
            all.add(new Crafted("streamhosts " + hosts, List.of(Flows.offer(SID), Flows.hosts(SID, hosts))));
            all.add(new Crafted("unannounced streamhosts " + hosts, List.of(Flows.hosts(SID, hosts))));
            all.add(new Crafted(
                    "streamhosts in a get " + hosts,
                    List.of(Flows.offer(SID), Flows.iq("get", "h1", Flows.query(SID, hosts)))));
        }
        all.add(new Crafted(
                "streamhosts over UDP",
                List.of(Flows.offer(SID), Flows.hosts(SID, EVIL_HOST).replace("'tcp'", "'udp'"))));
    }

    private static void blocks(List<Crafted> all) {
        for (String text : List.of(
                "====",
                "QUJD====",
                "QQ==QQ==",
                "QU=JD",
                "Q U J D",
                "QU!!JD",
                "QU-_",
                "QUJ",
                "Q",
                "",
                "=",
                "QUJD=",
                "QU<!-- RUZH -->JD",
                "<![CDATA[QUJD]]>",
                "QU<b/>JD",
                "<b>QUJD</b>",
                "QUJD<data>REVG</data>",
                "&#81;UJD",
                "\u00a0QUJD\u00a0",
                "\u00fc\u00fc\u00fc",
                "QUJD".repeat(1000))) {
            String shown = text.length() > 60 ? "much" : text;
            all.add(new Crafted("a block of " + shown, opened(Flows.data(SID, 0, text))));
            all.add(new Crafted(
                    "a message's block of " + shown,
                    opened(Flows.message("normal", Flows.dataPayload(SID, "0", text)))));
        }
        for (String seq : List.of("-1", "65536", "abc", "", " 0", "0_0", "\u0660", "4294967296")) {
            all.add(new Crafted(
                    "a block under the number '" + seq + "'",
                    opened(Flows.set("d1", Flows.dataPayload(SID, seq, "QUJD")), Flows.data(SID, 0, "REVG"))));
        }
        all.add(new Crafted(
                "a block twice",
                opened(Flows.data(SID, 0, "QUJD"), Flows.data(SID, 0, "QUJD"), Flows.data(SID, 1, "REVG"))));
        all.add(new Crafted(
                "another block under the same number",
                opened(Flows.data(SID, 0, "QUJD"), Flows.data(SID, 0, "REVG"), Flows.data(SID, 0, "R0hJ"))));
        all.add(new Crafted(
                "a block whose stream is doubled by a prefix",
                opened(Flows.data(SID, 0, "QUJD").replace("<data", "<data" + X + "x:sid='other'"))));
    }

    private static void streams(List<Crafted> all) {
        String phone = "to='bob@example.org/phone'";
        all.add(new Crafted(
                "blocks to the account",
                opened(Flows.message("normal", Flows.dataPayload(SID, "0", "QUJD"))
                        .replace(phone, "to='bob@example.org'"))));
        all.add(new Crafted(
                "blocks of another connection of the sender",
                opened(Flows.data(SID, 0, "QUJD").replace("/desk", "/laptop"))));
        all.add(new Crafted(
                "a stream opened twice",
                opened(Flows.data(SID, 0, "QUJD"), Flows.open(SID), Flows.data(SID, 0, "QUJD"))));
        all.add(new Crafted(
                "a stream opened again after its close",
                opened(Flows.data(SID, 0, "QUJD"), Flows.close(SID), Flows.open(SID), Flows.data(SID, 0, "REVG"))));
        all.add(new Crafted("blocks after the close", opened(Flows.close(SID), Flows.data(SID, 0, "QUJD"))));
        all.add(new Crafted("blocks without a stream", List.of(Flows.data(SID, 0, "QUJD"))));
        all.add(new Crafted(
                "a stream of another peer under the same id",
                opened(
                        Flows.open(SID).replace("alice@example.org/desk", "eve@example.org/x"),
                        Flows.data(SID, 0, "QUJD").replace("alice@example.org/desk", "eve@example.org/x"),
                        Flows.data(SID, 0, "REVG"))));
        all.add(new Crafted(
                "streamhosts beside an open stream",
                opened(Flows.data(SID, 0, "QUJD"), Flows.hosts(SID, Flows.host("198.51.100.7")))));
        for (String attributes :
                List.of("block-size='-1'", "block-size='0'", "", "block-size='70000'", "block-size='1e3'")) {
            all.add(new Crafted(
                    "a stream opened with " + attributes,
                    List.of(
                            Flows.offerInBand(SID),
                            Flows.open(SID).replace("block-size='4096'", attributes),
                            Flows.data(SID, 0, "QUJD"))));
        }
    }

    private static List<String> opened(String... further) {
        List<String> stanzas = new ArrayList<>(List.of(Flows.offerInBand(SID), Flows.open(SID)));
        stanzas.addAll(List.of(further));
        return stanzas;
    }
}
