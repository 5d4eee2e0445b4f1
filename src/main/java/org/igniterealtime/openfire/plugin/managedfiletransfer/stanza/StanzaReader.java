// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.stanza;

import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.dom4j.Element;
import org.dom4j.Node;
import org.dom4j.QName;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.OfferedFile;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Party;
import org.jspecify.annotations.Nullable;
import org.xmpp.packet.IQ;
import org.xmpp.packet.JID;
import org.xmpp.packet.Message;
import org.xmpp.packet.Packet;

/**
 * Tells what a stanza means for file transfer, if anything.
 *
 * <p>It is on the path of every stanza of the server: one that is not part of a transfer is let go after a few
 * comparisons, without a lock and without a byte allocated. It never throws, whatever a peer made up. Thread-safe where
 * {@code awaited} is.
 */
public final class StanzaReader {

    private static final String DOUBLED =
            "The request has more than one payload of a file transfer; it must have one (RFC 6120 section 8.2.3).";

    private final Predicate<String> awaited;

    /** @param awaited whether somebody waits for the answer of this id; a look-up in a hash table */
    public StanzaReader(Predicate<String> awaited) {
        this.awaited = awaited;
    }

    /**
     * Reads a stanza.
     *
     * @return empty where it means nothing for file transfer, or is for the server itself
     */
    public Optional<TransferSignal> read(Packet packet) {
        Element stanza = packet.getElement();
        if (packet instanceof IQ) {
            String type = Markup.attribute(stanza, "type");
            boolean failed = "error".equals(type);
            // With a prefixed type beside it, an answer to us may be a request to a careless client.
            return (failed || "result".equals(type)) && !Markup.isAmbiguous(stanza)
                    ? answer(packet, stanza, failed)
                    : request(packet, stanza, type);
        }
        return packet instanceof Message ? message(packet, stanza) : Optional.empty();
    }

    /** Whether a stanza that could not be read has a payload of file transfer; for deciding what to do with it. */
    public static boolean isOfTransfer(Packet packet) {
        Element stanza = packet.getElement();
        for (int i = 0; i < stanza.nodeCount(); i++) {
            if (isPayload(stanza.node(i))) {
                return true;
            }
        }
        return false;
    }

    private Optional<TransferSignal> answer(Packet packet, Element stanza, boolean failed) {
        String id = Markup.attribute(stanza, "id");
        return id == null || !awaited.test(id)
                ? Optional.empty()
                : envelope(packet).map(envelope -> reply(envelope, stanza, failed));
    }

    private static TransferSignal reply(Envelope envelope, Element stanza, boolean failed) {
        return failed
                ? new TransferSignal.Reply(envelope, Set.of(), Optional.empty(), Optional.of(ErrorCondition.of(stanza)))
                : new TransferSignal.Reply(
                        envelope, StreamInitiation.chosen(stanza), Socks5Bytestreams.used(stanza), Optional.empty());
    }

    private static Optional<TransferSignal> request(Packet packet, Element stanza, @Nullable String type) {
        for (int i = 0, count = stanza.nodeCount(); i < count; i++) {
            Node node = stanza.node(i);
            if (isPayload(node)) {
                return envelope(packet).flatMap(envelope -> request(envelope, stanza, type, (Element) node));
            }
        }
        return Optional.empty();
    }

    private static Optional<TransferSignal> request(
            Envelope envelope, Element stanza, @Nullable String type, Element payload) {
        if (count(stanza) > 1) {
            // Which of them a peer would take is not known, so that nothing of either is reported.
            boolean offer = !Markup.children(stanza, StreamInitiation.ELEMENT).isEmpty();
            return Optional.of(new TransferSignal.Malformed(envelope, "", OfferedFile.UNKNOWN, offer, DOUBLED));
        }
        Flaws flaws = new Flaws();
        flaws.noteIf(Markup.isAmbiguous(stanza), Flaws.AMBIGUOUS);
        flaws.noteIf(!"set".equals(type) && !"get".equals(type), "The request has no valid type; it must be set.");
        flaws.noteIf(
                envelope.id().isEmpty() || SessionId.isTooLong(envelope.id()),
                "The request has no id, or one that is too long; an answer needs one of up to " + SessionId.MAX_BYTES
                        + " bytes.");
        return switch (payload.getNamespaceURI()) {
            case StreamInitiation.NAMESPACE -> StreamInitiation.offer(envelope, payload, flaws);
            case Socks5Bytestreams.NAMESPACE -> Socks5Bytestreams.request(envelope, type, payload, flaws);
            default -> Optional.of(InBandBytestreams.request(envelope, payload, flaws));
        };
    }

    /** XEP-0047 lets a stream use messages; what else the message carries does not matter. */
    private static Optional<TransferSignal> message(Packet packet, Element stanza) {
        for (int i = 0, count = stanza.nodeCount(); i < count; i++) {
            Node node = stanza.node(i);
            if (Markup.is(node, InBandBytestreams.DATA, InBandBytestreams.NAMESPACE)) {
                return "error".equals(Markup.attribute(stanza, "type")) && !Markup.isAmbiguous(stanza)
                        ? Optional.empty()
                        : envelope(packet).map(envelope -> block(envelope, stanza, (Element) node));
            }
        }
        return Optional.empty();
    }

    private static TransferSignal block(Envelope envelope, Element stanza, Element data) {
        Flaws flaws = new Flaws();
        flaws.noteIf(count(stanza) > 1, DOUBLED);
        flaws.noteIf(Markup.isAmbiguous(stanza), Flaws.AMBIGUOUS);
        return InBandBytestreams.request(envelope, data, flaws);
    }

    private static boolean isPayload(Node node) {
        if (node.getNodeType() != Node.ELEMENT_NODE) {
            return false;
        }
        QName name = ((Element) node).getQName();
        String namespace = name.getNamespaceURI();
        return switch (name.getName()) {
            case StreamInitiation.ELEMENT -> namespace.equals(StreamInitiation.NAMESPACE);
            case Socks5Bytestreams.ELEMENT -> namespace.equals(Socks5Bytestreams.NAMESPACE);
            case InBandBytestreams.OPEN, InBandBytestreams.DATA, InBandBytestreams.CLOSE ->
                namespace.equals(InBandBytestreams.NAMESPACE);
            default -> false;
        };
    }

    private static int count(Element stanza) {
        int payloads = 0;
        for (int i = 0; i < stanza.nodeCount(); i++) {
            if (isPayload(stanza.node(i))) {
                payloads++;
            }
        }
        return payloads;
    }

    private static Optional<Envelope> envelope(Packet packet) {
        JID from = packet.getFrom();
        JID to = packet.getTo();
        if (from == null || to == null) {
            return Optional.empty();
        }
        String id = Markup.attribute(packet.getElement(), "id");
        return Optional.of(new Envelope(party(from), party(to), id == null ? "" : id));
    }

    /** Tinder leaves {@code from} as another server wrote it; the answers to it carry the prepared form. */
    private static Party party(JID address) {
        try {
            return new Party(new JID(address.getNode(), address.getDomain(), address.getResource()).toString());
        } catch (IllegalArgumentException e) {
            return new Party(address.toString());
        }
    }
}
