// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.stanza;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Predicate;
import org.dom4j.Element;
import org.jspecify.annotations.Nullable;
import org.xmpp.packet.IQ;
import org.xmpp.packet.JID;

/** SOCKS5 bytestreams (XEP-0065): streamhosts that are offered, used and activated. */
public final class Socks5Bytestreams {

    /** The most streamhosts that an offer may have: many addresses of many networks, with room to spare. */
    public static final int MAX_STREAMHOSTS = 64;

    static final String NAMESPACE = "http://jabber.org/protocol/bytestreams";
    static final String ELEMENT = "query";

    private static final String STREAMHOST = "streamhost";
    private static final String USED = "streamhost-used";
    private static final String ACTIVATE = "activate";

    /** iris' fast mode: the target answers with streamhosts of its own. */
    private static final String FAST = "fast";

    private static final int MAX_PORT = 65535;

    /** Three parts of 1023 bytes with their separators (RFC 7622). */
    public static final int MAX_ADDRESS = 3071;

    /** A name of the DNS (RFC 1035 section 2.3.4); no address is longer. */
    private static final int MAX_HOST = 255;

    private static final Shape HOST =
            Shape.of(STREAMHOST, NAMESPACE).attributes("jid", "host", "port").one(Extensions.IS_PROXY);

    private static final Shape QUESTION = Shape.of(ELEMENT, NAMESPACE).attributes("sid");

    private static final Shape REQUEST = QUESTION.attributes("mode", "dstaddr")
            .many(HOST, MAX_STREAMHOSTS)
            .one(Shape.of(ACTIVATE, NAMESPACE).text())
            .one(Shape.of(FAST, Governed.IRIS));

    private static final Shape ANSWER = QUESTION.one(Shape.of(USED, NAMESPACE).attributes("jid"));

    private static final Shape ADDRESSES = QUESTION.many(HOST, MAX_STREAMHOSTS);

    private Socks5Bytestreams() {}

    /** Takes out of an offer of streamhosts all but some, and {@code <fast/>}. What stays is untouched, in its order. */
    static void keepOnly(Element query, Predicate<Streamhost> kept) {
        for (Element host : Markup.children(query, STREAMHOST)) {
            if (!kept.test(streamhost(host))) {
                query.remove(host);
            }
        }
        Markup.children(query, FAST).forEach(query::remove);
    }

    /**
     * Reads a request.
     *
     * @param asks whether its type is get: the question to a proxy for its address
     * @param met between whom a stream is whose target is named by this address
     */
    static TransferSignal request(
            IQ packet,
            Envelope envelope,
            boolean asks,
            Element payload,
            Flaws flaws,
            Function<JID, Optional<Envelope>> met) {
        if (!payload.getName().equals(ELEMENT)) {
            return Flaws.unknown(packet, envelope, payload);
        }
        Element query = REQUEST.canonical(payload, flaws);
        List<Element> hosts = Markup.children(query, STREAMHOST);
        List<Element> activations = Markup.children(query, ACTIVATE);
        boolean empty = hosts.isEmpty() && activations.isEmpty();
        flaws.noteIf(asks && !empty, Flaw.TYPE_GET);
        flaws.noteIf(!activations.isEmpty() && !hosts.isEmpty(), Flaw.SEVERAL_REQUESTS);
        Rewrite rewrite = Rewrite.of(packet, query);
        if (asks && empty) {
            return flaws.step(envelope, "", rewrite, () -> new TransferSignal.AddressQuestion(envelope, rewrite));
        }
        String stream = SessionId.of(Markup.attribute(query, "sid"), flaws);
        TransferSignal signal = activations.isEmpty()
                ? streamhosts(envelope, stream, query, hosts, rewrite, flaws)
                : activation(envelope, stream, activations.get(0), rewrite, flaws, met);
        return flaws.step(envelope, stream, rewrite, () -> signal);
    }

    /** What of the answer to streamhosts goes on; nothing where it is another payload. */
    static @Nullable Element answer(Element payload, Flaws flaws) {
        return Markup.is(payload, ELEMENT, NAMESPACE) ? ANSWER.canonical(payload, flaws) : null;
    }

    /** What of a proxy's answer goes on. */
    static @Nullable Element addresses(Element payload, Flaws flaws) {
        return Markup.is(payload, ELEMENT, NAMESPACE) ? ADDRESSES.canonical(payload, flaws) : null;
    }

    /** The streamhost that an answer names as used. */
    static Optional<String> used(@Nullable Element canonical, Flaws flaws) {
        if (canonical == null) {
            return Optional.empty();
        }
        for (Element host : Markup.children(canonical, USED)) {
            String jid = textOf(Markup.attribute(host, "jid"));
            flaws.noteIf(jid.isEmpty(), Flaw.STREAMHOST_NOT_NAMED);
            return Optional.of(jid);
        }
        return Optional.empty();
    }

    private static TransferSignal streamhosts(
            Envelope envelope, String stream, Element query, List<Element> hosts, Rewrite rewrite, Flaws flaws) {
        String mode = Markup.attribute(query, "mode");
        boolean udp = "udp".equals(mode);
        flaws.noteIf(mode != null && !udp && !mode.equals("tcp"), Flaw.MODE_UNKNOWN);
        List<Streamhost> offered = new ArrayList<>();
        hosts.forEach(host -> offered.add(streamhost(host)));
        flaws.noteIf(
                offered.stream()
                        .anyMatch(host ->
                                host.jid().length() > MAX_ADDRESS || host.host().length() > MAX_HOST),
                Flaw.ADDRESS_TOO_LONG);
        boolean fast = !Markup.children(query, FAST).isEmpty();
        return new TransferSignal.Streamhosts(envelope, stream, offered, fast, udp, rewrite);
    }

    private static TransferSignal activation(
            Envelope envelope,
            String stream,
            Element activate,
            Rewrite rewrite,
            Flaws flaws,
            Function<JID, Optional<Envelope>> met) {
        String target = Markup.text(activate);
        flaws.noteIf(target.isEmpty() || target.length() > MAX_ADDRESS, Flaw.TARGET_INVALID);
        Optional<Envelope> between =
                flaws.first().isPresent() ? Optional.empty() : address(target).flatMap(met);
        return new TransferSignal.Activation(envelope, stream, target, between, rewrite);
    }

    private static Optional<JID> address(String text) {
        try {
            return Optional.of(new JID(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Streamhost streamhost(Element host) {
        String port = Markup.attribute(host, "port");
        return new Streamhost(
                textOf(Markup.attribute(host, "jid")),
                textOf(Markup.attribute(host, "host")),
                port == null ? Streamhost.DEFAULT_PORT : port(port));
    }

    private static int port(String wire) {
        OptionalLong port = Digits.parse(wire);
        return port.isPresent() && port.getAsLong() >= 1 && port.getAsLong() <= MAX_PORT ? (int) port.getAsLong() : -1;
    }

    private static String textOf(@Nullable String attribute) {
        return attribute == null ? "" : attribute;
    }
}
