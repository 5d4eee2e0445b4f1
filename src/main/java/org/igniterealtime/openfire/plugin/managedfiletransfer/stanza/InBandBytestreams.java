// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.stanza;

import java.util.Optional;
import java.util.OptionalLong;
import org.dom4j.Element;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Party;
import org.xmpp.packet.IQ;
import org.xmpp.packet.JID;

/** In-band bytestreams (XEP-0047): streams that are opened, blocks of data, and the close. */
public final class InBandBytestreams {

    static final String NAMESPACE = "http://jabber.org/protocol/ibb";

    static final String OPEN = "open";

    static final String DATA = "data";

    static final String CLOSE = "close";

    /** The schema's xs:unsignedShort. */
    private static final int MAX_BLOCK_SIZE = 65535;

    private InBandBytestreams() {}

    /** A request, in one peer's name to the other, that ends a stream (XEP-0047 section 2.3). */
    public static IQ close(Party from, Party to, String id, String session) {
        IQ close = new IQ(IQ.Type.set, id);
        close.setFrom(new JID(from.address(), true));
        close.setTo(new JID(to.address(), true));
        close.setChildElement(CLOSE, NAMESPACE).addAttribute("sid", session);
        return close;
    }

    /** Reads a request: an open, a block of data or a close. */
    static TransferSignal request(Envelope envelope, Element payload, Flaws flaws) {
        flaws.noteIf(Markup.isAmbiguous(payload), Flaws.AMBIGUOUS);
        return switch (payload.getName()) {
            case OPEN -> open(envelope, payload, flaws);
            case DATA -> data(envelope, payload, flaws);
            default -> closed(envelope, payload, flaws);
        };
    }

    private static TransferSignal open(Envelope envelope, Element open, Flaws flaws) {
        String session = SessionId.of(Markup.attribute(open, "sid"), flaws);
        String wire = Markup.attribute(open, "block-size");
        OptionalLong size = wire == null ? OptionalLong.empty() : Digits.parse(wire);
        boolean valid = size.isPresent() && size.getAsLong() >= 1 && size.getAsLong() <= MAX_BLOCK_SIZE;
        flaws.noteIf(
                !valid, "The block size is missing or wrong; it must be a number from 1 to " + MAX_BLOCK_SIZE + ".");
        return flaws.step(
                envelope, session, () -> new TransferSignal.IbbOpen(envelope, session, (int) size.orElseThrow()));
    }

    private static TransferSignal data(Envelope envelope, Element data, Flaws flaws) {
        String session = SessionId.of(Markup.attribute(data, "sid"), flaws);
        String sequence = Markup.attribute(data, "seq");
        flaws.noteIf(
                !Markup.children(data).isEmpty(),
                "The block has elements in it; it must be text, since some clients would take theirs for more of it.");
        long number = sequence == null ? -1 : Digits.parse(sequence).orElse(-1);
        return flaws.step(
                envelope, session, () -> new TransferSignal.IbbData(envelope, session, number, Base64Length.of(data)));
    }

    /** XIFF's close has no session id. */
    private static TransferSignal closed(Envelope envelope, Element close, Flaws flaws) {
        String sid = Markup.attribute(close, "sid");
        Optional<String> session =
                sid == null || sid.isEmpty() ? Optional.empty() : Optional.of(SessionId.of(sid, flaws));
        return flaws.step(envelope, session.orElse(""), () -> new TransferSignal.IbbClose(envelope, session));
    }
}
