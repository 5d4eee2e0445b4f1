// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.corpus;

import java.util.ArrayList;
import java.util.List;
import org.dom4j.Element;
import org.igniterealtime.openfire.plugin.managedfiletransfer.corpus.Seen.SeenAddress;
import org.igniterealtime.openfire.plugin.managedfiletransfer.corpus.Seen.SeenBytes;
import org.igniterealtime.openfire.plugin.managedfiletransfer.corpus.Seen.SeenOffer;
import org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement.Scene;
import org.igniterealtime.openfire.plugin.managedfiletransfer.policy.Policy;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.Streamhost;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.TransferSignal;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.OfferedFile;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.shown.FileName;
import org.xmpp.packet.IQ;
import org.xmpp.packet.JID;
import org.xmpp.packet.Message;
import org.xmpp.packet.Packet;

/**
 * The way of stanzas from Alice through enforcement to a recipient that is Bob's client. It knows what was judged of each,
 * and says what the recipient saw beyond that.
 */
final class Passage {

    private final Recipient recipient;
    private final Scene scene;

    Passage(Recipient recipient, Policy policy) {
        this.recipient = recipient;
        this.scene = new Scene(policy);
    }

    /**
     * Alice sends this. What Bob's client answers goes back the same way.
     *
     * @return what the client saw and was not judged; empty where all is well
     */
    List<String> send(Element stanza) {
        Packet packet = stanza.getName().equals("message") ? new Message(stanza) : new IQ(stanza);
        String written = packet.toXML();
        List<TransferSignal> judged = new ArrayList<>();
        scene.read(packet).ifPresent(judged::add);
        long before = scene.bytesMoved();
        scene.send(packet);
        if (packet.getTo() == null) {
            return List.of();
        }
        if (!packet.getTo().toBareJID().equals(new JID(Scene.BOB).toBareJID())) {
            return unjudged(reflected(packet), List.of(), 0, written, packet);
        }
        Seen seen = recipient.deliver(packet.toXML());
        List<String> unjudged = unjudged(seen, judged, scene.bytesMoved() - before, written, packet);
        seen.replies().forEach(this::reply);
        return unjudged;
    }

    /** A refusal goes to whom the stanza said it came from. A component says what it likes, so he may know nothing of it. */
    private Seen reflected(Packet refusal) {
        if (!refusal.getTo().toString().equals(Scene.ALICE)) {
            return Seen.nothing();
        }
        Packet copy = refusal.createCopy();
        copy.setFrom(Scene.ALICE);
        copy.setTo(Scene.BOB);
        return recipient.deliver(copy.toXML());
    }

    private List<String> unjudged(Seen seen, List<TransferSignal> judged, long bytes, String written, Packet passed) {
        return unjudged(seen, judged, bytes).stream()
                .map(what -> recipient + " saw " + what + "\n  of " + written + "\n  as " + passed.toXML())
                .toList();
    }

    /** What was seen of an answer may be what it chose; nothing else was ever judged of one. */
    private static List<String> unjudged(Seen seen, List<TransferSignal> judged, long bytes) {
        List<String> unjudged = new ArrayList<>();
        seen.offers().stream()
                .filter(offer -> judged.stream().noneMatch(signal -> isOf(offer, signal)))
                .forEach(offer -> unjudged.add(offer.toString()));
        seen.addresses().stream()
                .filter(address -> judged.stream().noneMatch(signal -> isOf(address, signal)))
                .forEach(address -> unjudged.add(address.toString()));
        seen.streams().stream()
                .filter(stream -> judged.stream()
                        .noneMatch(signal -> signal instanceof TransferSignal.Open open
                                && open.stream().equals(stream)))
                .forEach(stream -> unjudged.add("stream " + stream));
        long taken = seen.bytes().stream().mapToLong(SeenBytes::count).sum();
        if (taken > bytes) {
            unjudged.add(taken + " bytes, where " + bytes + " were counted");
        }
        return unjudged;
    }

    private static boolean isOf(SeenOffer seen, TransferSignal signal) {
        return signal instanceof TransferSignal.Offer offer
                && offer.session().equals(seen.stream())
                && offer.file().name().equals(FileName.of(seen.name()))
                && isSizeOf(seen.size(), offer.file());
    }

    /** Clients that tell no size say 0, -1, or what Gabble says for it. */
    private static boolean isSizeOf(String seen, OfferedFile file) {
        return file.size().orElse(0) > 0
                ? seen.equals(Long.toString(file.size().getAsLong()))
                : List.of("0", "-1", "18446744073709551615").contains(seen);
    }

    /** A port that is no number to us is none of our proxy's, whatever number a client makes of it. */
    private static boolean isOf(SeenAddress seen, TransferSignal signal) {
        return signal instanceof TransferSignal.Streamhosts hosts
                && hosts.streamhosts().stream()
                        .filter(host ->
                                host.host().strip().equalsIgnoreCase(seen.host().strip()))
                        .anyMatch(host -> isPortOf(seen, host));
    }

    private static boolean isPortOf(SeenAddress seen, Streamhost host) {
        return host.port() == seen.port() || host.port() < 0 || isWithoutPort(seen, host);
    }

    /** To Smack, a streamhost without a port has the port 0, which nobody listens at. */
    private static boolean isWithoutPort(SeenAddress seen, Streamhost host) {
        return seen.port() == 0 && host.port() == Streamhost.DEFAULT_PORT;
    }

    private void reply(String reply) {
        if (reply.startsWith("<iq")) {
            Element stanza = Scene.element(reply);
            IQ answer = new IQ(stanza);
            if (answer.getFrom() == null) {
                answer.setFrom(Scene.BOB);
            }
            scene.send(answer);
        }
    }
}
