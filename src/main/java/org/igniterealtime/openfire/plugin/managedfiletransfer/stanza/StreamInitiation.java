// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.stanza;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.dom4j.Element;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.OfferedFile;
import org.xmpp.packet.IQ;

/** Stream initiation (XEP-0095): offers of a file, and the answers that choose how it travels. */
public final class StreamInitiation {

    static final String NAMESPACE = "http://jabber.org/protocol/si";

    static final String ELEMENT = "si";

    private StreamInitiation() {}

    /**
     * Takes a method out of the choices of an offer, in place; nothing else of it changes. An offer without choices
     * must not go on: Strophe's plugin accepts one without looking.
     *
     * @return whether the recipient is left with another method
     */
    public static boolean withdraw(IQ offer, StreamMethod method) {
        boolean left = false;
        for (Element si : Markup.children(offer.getElement(), ELEMENT)) {
            left |= FeatureNegotiation.withdraw(si, method);
        }
        return left;
    }

    /**
     * An offer as far as it can be told again later: its addresses, its id and its session, without the file and without
     * the form, in which Pidgin would see an answer.
     */
    public static IQ outline(Envelope offer, String session) {
        IQ outline = new IQ(IQ.Type.set, offer.id());
        outline.setFrom(offer.from().address());
        outline.setTo(offer.to().address());
        Element si = outline.setChildElement(ELEMENT, NAMESPACE);
        si.addAttribute("id", session);
        si.addAttribute("profile", FileTransferProfile.NAMESPACE);
        return outline;
    }

    /**
     * Reads an offer.
     *
     * @return empty for an initiation of something else than a file
     */
    static Optional<TransferSignal> offer(Envelope envelope, Element si, Flaws flaws) {
        Element file = Markup.only(si, "file", FileTransferProfile.NAMESPACE, flaws);
        String profile = Markup.attribute(si, "profile");
        boolean announced = FileTransferProfile.NAMESPACE.equals(profile);
        if (!announced && file == null && !Markup.isAmbiguous(si)) {
            return Optional.empty();
        }
        flaws.noteIf(
                !announced,
                "The offer has a file but not its profile; it must name " + FileTransferProfile.NAMESPACE + ".");
        flaws.noteIf(Markup.isAmbiguous(si), Flaws.AMBIGUOUS);
        String session = SessionId.of(Markup.attribute(si, "id"), flaws);
        OfferedFile described = FileTransferProfile.read(file, Markup.attribute(si, "mime-type"), flaws);
        Set<StreamMethod> methods = FeatureNegotiation.offered(si, flaws);
        return Optional.of(flaws.offer(
                envelope, session, described, () -> new TransferSignal.SiOffer(envelope, session, described, methods)));
    }

    /** The methods that an answer to an offer chooses; empty where it is none, or names none. */
    static Set<StreamMethod> chosen(Element stanza) {
        Set<StreamMethod> methods = EnumSet.noneOf(StreamMethod.class);
        for (Element si : Markup.children(stanza, ELEMENT)) {
            methods.addAll(FeatureNegotiation.chosen(si));
        }
        return methods;
    }
}
