// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.stanza;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.dom4j.DocumentHelper;
import org.dom4j.Element;
import org.dom4j.QName;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Argument;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.FileRange;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.OfferedFile;
import org.jspecify.annotations.Nullable;
import org.xmpp.packet.IQ;
import org.xmpp.packet.Packet;

/** Stream initiation (XEP-0095): offers of a file, and the answers that choose how it travels. */
final class StreamInitiation {

    static final String NAMESPACE = "http://jabber.org/protocol/si";
    static final String ELEMENT = "si";

    private static final Problem OTHER_PROFILE =
            Flaw.PROFILE_OTHER.with(new Argument.Text(FileTransferProfile.NAMESPACE));

    private static final Shape OFFER = Shape.of(ELEMENT, NAMESPACE)
            .attributes("id", "mime-type", "profile")
            .one(FileTransferProfile.FILE)
            .one(FeatureNegotiation.CHOICES)
            .one(Extensions.SEVERAL_METHODS);

    private static final Shape ANSWER = Shape.of(ELEMENT, NAMESPACE)
            .attributes("id", "mime-type", "profile")
            .one(FileTransferProfile.ACCEPTED)
            .one(FeatureNegotiation.CHOSEN)
            .one(FeatureNegotiation.SEVERAL_CHOSEN);

    private StreamInitiation() {}

    /**
     * Reads an offer. One of another profile is none of a file, but Smack shows whatever has a {@code <file/>} as one, so it
     * is not passed on.
     */
    static TransferSignal offer(Packet packet, Envelope envelope, Element si, Flaws flaws) {
        if (!si.getName().equals(ELEMENT)) {
            return Flaws.unknown(packet, envelope, si);
        }
        Element canonical = OFFER.canonical(si, flaws);
        flaws.noteIf(!FileTransferProfile.NAMESPACE.equals(Markup.attribute(si, "profile")), OTHER_PROFILE);
        String session = SessionId.of(Markup.attribute(canonical, "id"), flaws);
        OfferedFile file = FileTransferProfile.read(described(si, canonical), Markup.attribute(si, "mime-type"), flaws);
        Set<StreamMethod> methods = FeatureNegotiation.offered(canonical, flaws);
        Rewrite rewrite = Rewrite.of(packet, canonical);
        return flaws.offer(
                envelope,
                session,
                file,
                rewrite,
                () -> new TransferSignal.Offer(envelope, session, file, methods, rewrite));
    }

    /** Of an offer that is refused for its form, what a lax client would have shown is still written down. */
    private static @Nullable Element described(Element si, Element canonical) {
        Element file = file(canonical);
        return file == null ? file(si) : file;
    }

    private static @Nullable Element file(Element si) {
        for (Element file : Markup.children(si, "file")) {
            return file;
        }
        return null;
    }

    /** What of an answer to an offer goes on. */
    static Element answer(Element si, Flaws flaws) {
        return ANSWER.canonical(si, flaws);
    }

    /** The part of the file that such an answer asks for; empty for all of it. */
    static Optional<FileRange> range(@Nullable Element canonical, Flaws flaws) {
        return canonical == null ? Optional.empty() : FileTransferProfile.range(file(canonical), flaws);
    }

    /** Takes the wish for a part of the file out of an answer. */
    static void withoutRange(Element canonical) {
        Element file = file(canonical);
        if (file != null) {
            Markup.children(file, "range").forEach(file::remove);
        }
    }

    /** The methods that such an answer chooses; none where it names none. */
    static Set<StreamMethod> chosen(@Nullable Element canonical) {
        return canonical == null ? EnumSet.noneOf(StreamMethod.class) : FeatureNegotiation.chosen(canonical);
    }

    /**
     * What of an offer stands in the error that answers it. Gajim 0.16 knows its offer by the profile, and Pidgin, which
     * does not look at the type of an answer, finds no choice in it.
     */
    static Element outline(Element si) {
        Element outline = DocumentHelper.createElement(QName.get(ELEMENT, NAMESPACE));
        String id = Markup.attribute(si, "id");
        if (id != null) {
            outline.addAttribute("id", id);
        }
        return outline.addAttribute("profile", FileTransferProfile.NAMESPACE);
    }

    /** An offer as far as it can be told again later: its addresses, its id and its session. */
    static IQ outline(Envelope offer, String session) {
        IQ outline = new IQ(IQ.Type.set, offer.id());
        outline.setFrom(offer.from().address());
        outline.setTo(offer.addressed().address());
        Element si = outline.setChildElement(ELEMENT, NAMESPACE);
        si.addAttribute("id", session);
        si.addAttribute("profile", FileTransferProfile.NAMESPACE);
        return outline;
    }
}
