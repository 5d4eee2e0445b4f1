// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.stanza;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.dom4j.Element;
import org.jspecify.annotations.Nullable;
import org.xmpp.packet.IQ;

/** SOCKS5 bytestreams (XEP-0065): streamhosts that are offered, used and activated. */
public final class Socks5Bytestreams {

    /** The most streamhosts that an offer may have: many addresses of many networks, with room to spare. */
    public static final int MAX_STREAMHOSTS = 64;

    static final String NAMESPACE = "http://jabber.org/protocol/bytestreams";

    static final String ELEMENT = "query";

    private static final String STREAMHOST = "streamhost";

    /** iris' fast mode: the target answers with streamhosts of its own. */
    private static final String IRIS = "http://affinix.com/jabber/stream";

    private static final int MAX_PORT = 65535;

    /** Three parts of 1023 bytes with their separators (RFC 7622). */
    private static final int MAX_ADDRESS = 3071;

    private Socks5Bytestreams() {}

    /**
     * Takes out of an offer of streamhosts all but some of them, in place, and iris' {@code <fast/>}, which would have
     * the target offer its own. What stays is untouched, in its order.
     *
     * @return how many streamhosts stay; an offer without any is better not passed on (XEP-0065 asks for one)
     */
    public static int keepOnly(IQ query, Predicate<Streamhost> kept) {
        int stay = 0;
        for (Element offer : Markup.children(query.getElement(), ELEMENT)) {
            for (Element host : Markup.children(offer, STREAMHOST)) {
                if (kept.test(streamhost(host))) {
                    stay++;
                } else {
                    offer.remove(host);
                }
            }
            Markup.children(offer, "fast").stream()
                    .filter(fast -> Markup.is(fast, "fast", IRIS))
                    .forEach(offer::remove);
        }
        return stay;
    }

    /**
     * Reads a request.
     *
     * @return empty for the question to a proxy for its address
     */
    static Optional<TransferSignal> request(Envelope envelope, @Nullable String type, Element query, Flaws flaws) {
        List<Element> hosts = Markup.children(query, STREAMHOST);
        List<Element> activations = Markup.children(query, "activate");
        if ("get".equals(type)) {
            if (hosts.isEmpty() && activations.isEmpty()) {
                return Optional.empty();
            }
            flaws.note("The request asks for something while it tells something; its type must be set.");
        }
        flaws.noteIf(Markup.isAmbiguous(query), Flaws.AMBIGUOUS);
        flaws.noteIf(
                activations.size() > 1 || (!activations.isEmpty() && !hosts.isEmpty()),
                "The request asks for more than one thing; it must have streamhosts or one <activate/>.");
        String session = SessionId.of(Markup.attribute(query, "sid"), flaws);
        TransferSignal signal = activations.isEmpty()
                ? streamhosts(envelope, session, query, hosts, flaws)
                : activation(envelope, session, activations.get(0), flaws);
        return Optional.of(flaws.step(envelope, session, () -> signal));
    }

    /**
     * The streamhost that an answer names as used. An answer that names several is read as naming the empty address,
     * which nobody offered: which of them the requester would take is not known.
     */
    static Optional<String> used(Element stanza) {
        Optional<String> used = Optional.empty();
        for (Element query : Markup.children(stanza, ELEMENT)) {
            for (Element host : Markup.children(query, "streamhost-used")) {
                String jid = Markup.isAmbiguous(host) ? "" : textOf(Markup.attribute(host, "jid"));
                used = Optional.of(used.isEmpty() || used.get().equals(jid) ? jid : "");
            }
        }
        return used;
    }

    private static TransferSignal streamhosts(
            Envelope envelope, String session, Element query, List<Element> hosts, Flaws flaws) {
        String mode = Markup.attribute(query, "mode");
        boolean udp = "udp".equals(mode);
        flaws.noteIf(mode != null && !udp && !mode.equals("tcp"), "The mode is unknown; it must be tcp, or missing.");
        flaws.noteIf(
                hosts.size() > MAX_STREAMHOSTS,
                "The request has too many streamhosts; it may have up to " + MAX_STREAMHOSTS + ".");
        List<Streamhost> offered = new ArrayList<>();
        for (Element host : hosts.subList(0, Math.min(hosts.size(), MAX_STREAMHOSTS))) {
            flaws.noteIf(Markup.isAmbiguous(host), Flaws.AMBIGUOUS);
            offered.add(streamhost(host));
        }
        boolean fast = Markup.children(query, "fast").stream().anyMatch(child -> Markup.is(child, "fast", IRIS));
        return new TransferSignal.StreamhostOffer(envelope, session, offered, fast, udp);
    }

    private static TransferSignal activation(Envelope envelope, String session, Element activate, Flaws flaws) {
        String target = Markup.text(activate);
        flaws.noteIf(
                target.isEmpty() || target.length() > MAX_ADDRESS,
                "The activation does not name the other party; <activate/> must have its address.");
        return new TransferSignal.Activation(envelope, session, target);
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
