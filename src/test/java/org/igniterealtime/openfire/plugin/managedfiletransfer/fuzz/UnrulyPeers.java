// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.fuzz;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.dom4j.Element;
import org.igniterealtime.openfire.plugin.managedfiletransfer.corpus.Mutator;
import org.igniterealtime.openfire.plugin.managedfiletransfer.e2e.Socks5Socket;
import org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement.Scene;
import org.igniterealtime.openfire.plugin.managedfiletransfer.openfire.stanzas.WholePath;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Party;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.live.BearerAddress;
import org.xmpp.packet.IQ;
import org.xmpp.packet.Message;
import org.xmpp.packet.Packet;

/**
 * Peers that begin transfers under few addresses and ids, so that they get into each other's way, and that leave out,
 * repeat, swap and mutate what they say. One thread; the same seed, the same stanzas.
 */
final class UnrulyPeers {

    private static final String SOCKS5 = "http://jabber.org/protocol/bytestreams";
    private static final String IBB = "http://jabber.org/protocol/ibb";
    private static final String FILE = "http://jabber.org/protocol/si/profile/file-transfer";
    private static final List<String> ADDRESSES = List.of(
            Scene.ALICE,
            Scene.BOB,
            "carol@example.org/desk",
            "carol@example.org/phone",
            "dave@example.org/desk",
            "eve@remote.example/x",
            "mallory@remote.example/y",
            "bot.component.example");
    private static final int SESSIONS = 40;

    private final WholePath path;
    private final Random random;
    private final Mutator mutator;
    private long sent;

    UnrulyPeers(WholePath path, long seed) {
        this.path = path;
        this.random = new Random(seed);
        this.mutator = new Mutator(seed);
    }

    /** How many stanzas they have sent. */
    long sent() {
        return sent;
    }

    /** One transfer, or what they make of it. */
    void converse() throws IOException {
        String from = pick(ADDRESSES);
        String to = pick(ADDRESSES);
        String sid = "s" + random.nextInt(SESSIONS);
        switch (random.nextInt(12)) {
            case 0, 1 -> mutator.flow(sid).forEach(this::send);
            case 2 -> path.gone(new Party(from));
            case 3 -> {
                if (random.nextInt(10) == 0) {
                    path.stopOne();
                }
            }
            case 4, 5, 6 -> inBand(from, to, sid);
            case 7, 8, 9, 10 -> socks5(from, to, sid);
            default -> answers(from, to, sid);
        }
    }

    private void inBand(String from, String to, String sid) {
        List<String> stanzas = new ArrayList<>(begun(from, to, sid, IBB));
        stanzas.add(
                iq("set", "open-" + sid, from, to, "<open xmlns='" + IBB + "' sid='" + sid + "' block-size='4096'/>"));
        stanzas.add(answer("open-" + sid, from, to));
        int blocks = random.nextInt(8);
        for (int i = 0; i < blocks; i++) {
            stanzas.add(block(from, to, sid, i));
            stanzas.add(answer("data-" + sid + i, from, to));
        }
        stanzas.add(iq("set", "close-" + sid, from, to, "<close xmlns='" + IBB + "' sid='" + sid + "'/>"));
        stanzas.add(answer("close-" + sid, from, to));
        say(stanzas);
    }

    private String block(String from, String to, String sid, int seq) {
        String data = "<data xmlns='" + IBB + "' sid='" + sid + "' seq='" + seq + "'>"
                + Base64.getEncoder().encodeToString(new byte[random.nextInt(600)]) + "</data>";
        boolean back = random.nextInt(6) == 0;
        String sender = back ? to : from;
        String recipient = back ? from : to;
        return random.nextInt(5) == 0
                ? "<message from='" + sender + "' to='" + recipient + "'>" + data + "</message>"
                : iq("set", "data-" + sid + seq, sender, recipient, data);
    }

    private void socks5(String from, String to, String sid) throws IOException {
        List<String> before = new ArrayList<>(begun(from, to, sid, SOCKS5));
        String proxy = "<streamhost jid='" + WholePath.PROXY + "' host='127.0.0.1' port='" + path.port() + "'/>";
        String own = "<streamhost jid='" + from + "' host='198.51.100.7' port='5000'/>";
        before.add(
                iq("set", "hosts-" + sid, from, to, query(sid, pick(List.of(proxy, own, own + proxy, proxy + proxy)))));
        String used = pick(List.of(WholePath.PROXY, WholePath.PROXY, from));
        before.add(iq(
                "result",
                "hosts-" + sid,
                to,
                from,
                "<query xmlns='" + SOCKS5 + "'><streamhost-used jid='" + used + "'/></query>"));
        say(before);
        String activation =
                iq("set", "act-" + sid, from, WholePath.PROXY, query(sid, "<activate>" + to + "</activate>"));
        if (random.nextInt(8) == 0) {
            overTheRelay(from, to, sid, activation);
        } else {
            say(List.of(activation));
        }
    }

    private void overTheRelay(String from, String to, String sid, String activation) throws IOException {
        String digest = BearerAddress.of(sid, new Party(from), new Party(to)).digest();
        try (Socks5Socket target = Socks5Socket.connect(path.port(), digest);
                Socks5Socket requester = Socks5Socket.connect(path.port(), digest)) {
            send(Scene.element(activation));
            requester.write(new byte[random.nextInt(3_000)]);
            if (random.nextBoolean()) {
                requester.finish();
            }
            if (random.nextInt(4) == 0) {
                target.write(new byte[random.nextInt(100)]);
            }
        } catch (IOException e) {
            // The relay closes what it does not want.
            if (e.getMessage() == null) {
                throw e;
            }
        }
    }

    /** Answers to what was asked, or was not. */
    private void answers(String from, String to, String sid) {
        say(List.of(
                answer("offer-" + sid, from, to),
                answer("open-" + sid, from, to),
                answer("hosts-" + sid, from, to),
                iq("result", "act-" + sid, WholePath.PROXY, from, "")));
    }

    private List<String> begun(String from, String to, String sid, String method) {
        if (random.nextInt(6) == 0) {
            return List.of();
        }
        String name = pick(List.of("a.txt", "b.exe", "", "notes.pdf"));
        String size = pick(List.of("size='1000'", "size='5'", "size='99999999'", ""));
        String form = "<feature xmlns='http://jabber.org/protocol/feature-neg'><x xmlns='jabber:x:data' type='%s'>"
                + "<field var='stream-method'>%s</field></x></feature>";
        String offer = "<si xmlns='http://jabber.org/protocol/si' id='" + sid + "' profile='" + FILE + "'><file xmlns='"
                + FILE
                + "' name='" + name + "' " + size + "/>"
                + form.formatted(
                        "form",
                        "<option><value>" + SOCKS5 + "</value></option><option><value>" + IBB + "</value></option>")
                + "</si>";
        String accept = "<si xmlns='http://jabber.org/protocol/si'>"
                + form.formatted("submit", "<value>" + method + "</value>") + "</si>";
        return List.of(
                iq("set", "offer-" + sid, from, to, offer),
                random.nextInt(5) == 0
                        ? answer("offer-" + sid, from, to)
                        : iq("result", "offer-" + sid, to, from, accept));
    }

    /** Most of it, mostly in this order. */
    private void say(List<String> stanzas) {
        List<String> said = new ArrayList<>(stanzas);
        if (said.size() > 1 && random.nextInt(5) == 0) {
            Collections.swap(said, random.nextInt(said.size()), random.nextInt(said.size()));
        }
        if (random.nextInt(5) == 0) {
            said.remove(random.nextInt(said.size()));
        }
        if (!said.isEmpty() && random.nextInt(5) == 0) {
            said.add(pick(said));
        }
        String asked = "";
        String forwarded = "";
        for (String stanza : said) {
            // The recipient of an opening answers it under the id that it has by then.
            String next = asked.isEmpty() ? stanza : stanza.replace("'" + asked + "'", "'" + forwarded + "'");
            Element element = Scene.element(next);
            boolean opens = element.element("open") != null;
            String id = element.attributeValue("id");
            String passed = send(element);
            if (opens) {
                asked = id;
                forwarded = passed;
            }
        }
    }

    private String answer(String id, String from, String to) {
        return random.nextInt(3) == 0
                ? iq(
                        "error",
                        id,
                        to,
                        from,
                        "<error type='cancel'><" + pick(List.of("item-not-found", "forbidden", "gone"))
                                + " xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error>")
                : iq("result", id, to, from, "");
    }

    /** @return the id that it went on with */
    private String send(Element stanza) {
        Packet packet = stanza.getName().equals("message") ? new Message(stanza) : new IQ(stanza);
        path.send(packet);
        sent++;
        return String.valueOf(packet.getID());
    }

    private static String query(String sid, String children) {
        return "<query xmlns='" + SOCKS5 + "' sid='" + sid + "' mode='tcp'>" + children + "</query>";
    }

    private static String iq(String type, String id, String from, String to, String payload) {
        return "<iq type='" + type + "' id='" + id + "' from='" + from + "' to='" + to + "'>" + payload + "</iq>";
    }

    private <T> T pick(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
