// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.stanza;

import java.util.Optional;
import java.util.OptionalLong;
import org.dom4j.Element;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Argument;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Party;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.live.TextDigest;
import org.xmpp.packet.IQ;
import org.xmpp.packet.JID;
import org.xmpp.packet.Packet;

/** In-band bytestreams (XEP-0047): streams that are opened, blocks of data, and the close. */
public final class InBandBytestreams {

    static final String NAMESPACE = "http://jabber.org/protocol/ibb";
    static final String OPEN = "open";
    static final String DATA = "data";
    static final String CLOSE = "close";

    /** The schema's xs:unsignedShort. */
    private static final int MAX_BLOCK_SIZE = 65535;

    private static final Problem BAD_BLOCK_SIZE = Flaw.BLOCK_SIZE_INVALID.with(new Argument.Count(MAX_BLOCK_SIZE));

    private static final Shape OPENS = Shape.of(OPEN, NAMESPACE).attributes("sid", "block-size", "stanza");
    private static final Shape BLOCK = Shape.of(DATA, NAMESPACE).attributes("sid", "seq");
    private static final Shape CLOSES = Shape.of(CLOSE, NAMESPACE).attributes("sid");

    private InBandBytestreams() {}

    /** A request, in one peer's name to the other, that ends a stream (XEP-0047 section 2.3). */
    public static IQ close(Party from, Party to, String id, String stream) {
        IQ close = new IQ(IQ.Type.set, id);
        close.setFrom(new JID(from.address(), true));
        close.setTo(new JID(to.address(), true));
        close.setChildElement(CLOSE, NAMESPACE).addAttribute("sid", stream);
        return close;
    }

    /** Reads a request: an open, a block of data or a close. */
    static TransferSignal request(IQ packet, Envelope envelope, Element payload, Flaws flaws) {
        return switch (payload.getName()) {
            case OPEN -> open(packet, envelope, payload, flaws);
            case DATA -> block(packet, envelope, payload, flaws);
            case CLOSE -> closed(packet, envelope, payload, flaws);
            default -> Flaws.unknown(packet, envelope, payload);
        };
    }

    private static TransferSignal open(IQ packet, Envelope envelope, Element payload, Flaws flaws) {
        Element open = OPENS.canonical(payload, flaws);
        String stream = SessionId.of(Markup.attribute(open, "sid"), flaws);
        String wire = Markup.attribute(open, "block-size");
        OptionalLong size = wire == null ? OptionalLong.empty() : Digits.parse(wire);
        boolean valid = size.isPresent() && size.getAsLong() >= 1 && size.getAsLong() <= MAX_BLOCK_SIZE;
        flaws.noteIf(!valid, BAD_BLOCK_SIZE);
        Rewrite rewrite = Rewrite.of(packet, open);
        return flaws.step(
                envelope,
                stream,
                rewrite,
                () -> new TransferSignal.Open(envelope, stream, (int) size.orElseThrow(), rewrite));
    }

    /** Reads a block, in an IQ or in a message. */
    static TransferSignal block(Packet packet, Envelope envelope, Element payload, Flaws flaws) {
        flaws.noteIf(!Markup.children(payload).isEmpty(), Flaw.BLOCK_WITH_ELEMENTS);
        Element data = BLOCK.canonical(payload, flaws);
        Base64Text content = Base64Text.of(payload, flaws);
        data.addText(content.text());
        String stream = SessionId.of(Markup.attribute(data, "sid"), flaws);
        String sequence = Markup.attribute(data, "seq");
        long number = sequence == null ? -1 : Digits.parse(sequence).orElse(-1);
        Rewrite rewrite = Rewrite.of(packet, data);
        boolean inMessage = !(packet instanceof IQ);
        return flaws.step(
                envelope,
                stream,
                rewrite,
                () -> new TransferSignal.Block(
                        envelope, stream, number, content.bytes(), TextDigest.of(content.text()), inMessage, rewrite));
    }

    /** XIFF's close has no session id. */
    private static TransferSignal closed(IQ packet, Envelope envelope, Element payload, Flaws flaws) {
        Element close = CLOSES.canonical(payload, flaws);
        String sid = Markup.attribute(close, "sid");
        Optional<String> stream =
                sid == null || sid.isEmpty() ? Optional.empty() : Optional.of(SessionId.of(sid, flaws));
        Rewrite rewrite = Rewrite.of(packet, close);
        return flaws.step(
                envelope, stream.orElse(""), rewrite, () -> new TransferSignal.Close(envelope, stream, rewrite));
    }
}
