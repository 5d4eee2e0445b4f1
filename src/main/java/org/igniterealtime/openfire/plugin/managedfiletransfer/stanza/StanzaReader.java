// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.stanza;

import java.util.Optional;
import java.util.Set;
import org.dom4j.Element;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Argument;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Party;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.RoomAddresses;
import org.jspecify.annotations.Nullable;
import org.xmpp.packet.IQ;
import org.xmpp.packet.JID;
import org.xmpp.packet.Message;
import org.xmpp.packet.Packet;
import org.xmpp.packet.Presence;

/**
 * Tells what a stanza means for file transfer, if anything.
 *
 * <p>It is on the path of every stanza of the server: one that is not part of a transfer is let go after a few
 * comparisons, without a lock and without a byte allocated. It never throws, whatever a peer made up, and changes nothing:
 * what it read goes on by the signal's rewrite. Thread-safe where {@code awaited} is.
 *
 * <p>What users write to each other in a chat room passes twice: as it was sent to the room, and as the room's copy for the
 * recipient, which nobody but the room can have sent. The first is read, with the users' own addresses; the copy means
 * nothing more.
 */
public final class StanzaReader {

    private static final Problem BAD_ID = Flaw.ID_INVALID.with(new Argument.Count(SessionId.MAX_BYTES));

    private static final String ADDRESSES = "addresses";

    private final Awaited awaited;
    private final Rooms rooms;
    private final RoomCopies copies;

    /**
     * @param awaited which answers somebody waits for
     * @param rooms the chat rooms of this server
     */
    public StanzaReader(Awaited awaited, Rooms rooms) {
        this.awaited = awaited;
        this.rooms = rooms;
        this.copies = new RoomCopies(rooms);
    }

    /** Where no rooms are. */
    public StanzaReader(Awaited awaited) {
        this(awaited, Rooms.NONE);
    }

    /**
     * Reads a stanza.
     *
     * @return empty where it means nothing for file transfer, or is for the server itself
     */
    public Optional<TransferSignal> read(Packet packet) {
        int found = Survey.of(packet.getElement());
        if ((found & Survey.UNWRITABLE) != 0) {
            return Optional.of(stray(packet, Optional.of(Flaw.NAMESPACE_UNWRITABLE.plain())));
        }
        if (packet instanceof IQ iq) {
            return iq(iq, found == Survey.GOVERNED);
        }
        if (found != Survey.GOVERNED) {
            return Optional.empty();
        }
        return packet instanceof Message message ? message(message) : ofNoRequest(packet);
    }

    private static Optional<TransferSignal> ofNoRequest(Packet packet) {
        return Governed.first(packet.getElement()) != null
                ? Optional.of(stray(packet, Optional.empty()))
                : Optional.empty();
    }

    /** Whether a stanza that could not be read must not go on: it may bring file transfer to its recipient. */
    public static boolean mayBeOfTransfer(Packet packet) {
        return Survey.of(packet.getElement()) != Survey.NOTHING;
    }

    /** Whether somebody says that they have gone. */
    public static boolean isUnavailable(Presence presence) {
        return "unavailable".equals(Markup.written(presence.getElement(), "type"));
    }

    /** Between whom it passes, as it says; for a stanza that could not be judged. */
    public static Optional<Envelope> addresses(Packet packet) {
        return written(packet);
    }

    private Optional<TransferSignal> iq(IQ packet, boolean governed) {
        Element stanza = packet.getElement();
        String type = Markup.written(stanza, "type");
        boolean failed = "error".equals(type);
        if (failed || "result".equals(type)) {
            return answer(packet, stanza, failed, governed);
        }
        return governed ? request(packet, stanza, type, Governed.first(stanza)) : Optional.empty();
    }

    private Optional<TransferSignal> answer(IQ packet, Element stanza, boolean failed, boolean governed) {
        String id = Markup.attribute(stanza, "id");
        boolean mayAnswer = id != null && awaited.mayAnswer(id);
        Element payload = governed ? Governed.first(stanza) : null;
        if (!mayAnswer && payload == null) {
            return Optional.empty();
        }
        boolean copied = copies.isCopy(packet);
        // Of errors, some are the room's own: it lets nothing pass, or there is no such user.
        if (mayAnswer && (failed || !copied)) {
            Optional<Envelope> envelope = envelope(packet);
            Optional<AwaitedKind> kind = envelope.flatMap(awaited::kind);
            if (kind.isPresent() && (failed || isAnswer(kind.get(), stanza, payload))) {
                return Optional.of(
                        failed
                                ? error(packet, envelope.get(), stanza, payload)
                                : result(packet, envelope.get(), kind.get(), payload));
            }
            if (failed && envelope.filter(awaited::isOfferer).isPresent()) {
                return Optional.of(new TransferSignal.Withdrawal(envelope.get(), new StrayRewrite(packet)));
            }
        }
        return copied ? Optional.empty() : ofNoRequest(packet);
    }

    /**
     * Whether a result may be the answer to a request of this kind, and not that to another one of the same id: clients
     * answer a ping by themselves, and the sender of an offer could give his ping the offer's id.
     */
    private static boolean isAnswer(AwaitedKind kind, Element stanza, @Nullable Element payload) {
        return switch (kind) {
            case OFFER, NOBODYS, STREAMHOSTS, ADDRESS -> payload != null;
            case ACTIVATION, OPEN, BLOCK, CLOSE, REVOKED, OWN ->
                payload != null || Markup.children(stanza).isEmpty();
        };
    }

    /** Of the echo of its request, an error keeps no more than names it: to libpurple, an error with an offer is an offer. */
    private static TransferSignal error(IQ packet, Envelope envelope, Element stanza, @Nullable Element payload) {
        Element echo = payload != null && payload.getNamespaceURI().equals(StreamInitiation.NAMESPACE)
                ? StreamInitiation.outline(payload)
                : null;
        return new TransferSignal.Answer(
                envelope,
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(ErrorCondition.of(stanza)),
                Optional.empty(),
                AnswerRewrite.of(packet, echo));
    }

    private static TransferSignal result(IQ packet, Envelope envelope, AwaitedKind kind, @Nullable Element payload) {
        Flaws flaws = new Flaws();
        Element canonical = payload == null ? null : canonical(payload, kind, flaws);
        return new TransferSignal.Answer(
                envelope,
                kind == AwaitedKind.OFFER ? StreamInitiation.chosen(canonical) : Set.of(),
                kind == AwaitedKind.OFFER ? StreamInitiation.range(canonical, flaws) : Optional.empty(),
                kind == AwaitedKind.STREAMHOSTS ? Socks5Bytestreams.used(canonical, flaws) : Optional.empty(),
                Optional.empty(),
                flaws.first(),
                AnswerRewrite.of(packet, canonical));
    }

    private static @Nullable Element canonical(Element payload, AwaitedKind kind, Flaws flaws) {
        return switch (kind) {
            case OFFER ->
                Markup.is(payload, StreamInitiation.ELEMENT, StreamInitiation.NAMESPACE)
                        ? StreamInitiation.answer(payload, flaws)
                        : null;
            case STREAMHOSTS -> Socks5Bytestreams.answer(payload, flaws);
            case ADDRESS -> Socks5Bytestreams.addresses(payload, flaws);
            case ACTIVATION, OPEN, BLOCK, CLOSE, REVOKED, NOBODYS, OWN -> null;
        };
    }

    private static TransferSignal stray(Packet packet, Optional<Problem> problem) {
        return new TransferSignal.Stray(written(packet).map(Envelope::from), problem, new StrayRewrite(packet));
    }

    private Optional<TransferSignal> request(
            IQ packet, Element stanza, @Nullable String type, @Nullable Element payload) {
        Optional<Envelope> known = envelope(packet);
        if (known.isEmpty() || copies.isCopy(packet)) {
            return Optional.empty();
        }
        Envelope envelope = known.get();
        if (payload == null) {
            // iris looks for elements by their tag's name, at any depth.
            return Optional.of(
                    Flaws.misplaced(packet, envelope, Markup.children(stanza).get(0)));
        }
        Flaws flaws = new Flaws();
        flaws.noteIf(Markup.children(stanza).size() > 1, Flaw.SEVERAL_PAYLOADS);
        flaws.noteIf(Markup.isAmbiguous(stanza), Flaw.ATTRIBUTE_PREFIXED);
        boolean asks = "get".equals(type);
        flaws.noteIf(!"set".equals(type) && !asks, Flaw.TYPE_INVALID);
        flaws.noteIf(envelope.id().isEmpty() || SessionId.isTooLong(envelope.id()), BAD_ID);
        boolean askable = Markup.is(payload, Socks5Bytestreams.ELEMENT, Socks5Bytestreams.NAMESPACE);
        flaws.noteIf(asks && !askable, Flaw.TYPE_GET);
        return Optional.of(
                switch (payload.getNamespaceURI()) {
                    case StreamInitiation.NAMESPACE -> StreamInitiation.offer(packet, envelope, payload, flaws);
                    case Socks5Bytestreams.NAMESPACE ->
                        Socks5Bytestreams.request(
                                packet, envelope, asks, payload, flaws, target -> met(packet, target));
                    case InBandBytestreams.NAMESPACE -> InBandBytestreams.request(packet, envelope, payload, flaws);
                    default -> Flaws.unknown(packet, envelope, payload);
                });
    }

    /** The language that a stanza says it is in, {@code xml:lang}; empty where it says none. */
    public static String language(Packet packet) {
        return Markup.language(packet.getElement());
    }

    /** XEP-0047 lets a stream use messages; what else such a message carries goes on with it. */
    private Optional<TransferSignal> message(Message packet) {
        Element stanza = packet.getElement();
        Element taken = Governed.taken(stanza);
        Element payload = taken == null ? Governed.first(stanza) : taken;
        if (payload == null) {
            return Optional.empty();
        }
        String type = Markup.attribute(stanza, "type");
        if ("error".equals(type)) {
            return Optional.of(stray(packet, Optional.empty()));
        }
        if (!"groupchat".equalsIgnoreCase(type) && copies.isCopy(packet)) {
            return Optional.empty();
        }
        return envelope(packet).map(envelope -> block(packet, envelope, stanza, payload, type));
    }

    private static TransferSignal block(
            Message packet, Envelope envelope, Element stanza, Element payload, @Nullable String type) {
        if (!Markup.is(payload, InBandBytestreams.DATA, InBandBytestreams.NAMESPACE)) {
            return Flaws.unknown(packet, envelope, payload);
        }
        Flaws flaws = new Flaws();
        flaws.noteIf(Governed.count(stanza) > 1, Flaw.SEVERAL_PAYLOADS);
        flaws.noteIf(Markup.isAmbiguous(stanza), Flaw.ATTRIBUTE_PREFIXED);
        flaws.noteIf("groupchat".equalsIgnoreCase(type), Flaw.BLOCK_TO_ROOM);
        // Openfire would deliver it to each of them past every interceptor.
        flaws.noteIf(!Markup.children(stanza, ADDRESSES).isEmpty(), Flaw.BLOCK_TO_SEVERAL);
        return InBandBytestreams.block(packet, envelope, payload, flaws);
    }

    /** A stanza was judged and is routed now. To be followed by {@link #routed}, on the same thread. */
    public void routing(Packet packet) {
        copies.routing(packet);
    }

    /** It was routed. */
    public void routed(Packet packet) {
        copies.routed(packet);
    }

    /** By the users' own addresses, where they write to each other in a room. */
    private Optional<Envelope> envelope(Packet packet) {
        Optional<Envelope> written = written(packet);
        if (written.isEmpty() || packet.getTo() == null) {
            return written;
        }
        JID from = packet.getFrom();
        JID to = packet.getTo();
        String id = written.get().id();
        if (copies.isErrorOfRoom(packet) || copies.isCopy(packet)) {
            return rooms.find(to, from).map(pair -> between(pair, id, true)).or(() -> written);
        }
        return rooms.isOccupant(to)
                ? rooms.find(from, to).map(pair -> between(pair, id, false)).or(() -> written)
                : written;
    }

    /** Between whom the stream is that this activates, where its target is named as the occupant of a room. */
    private Optional<Envelope> met(Packet activation, JID target) {
        String id = Markup.attribute(activation.getElement(), "id");
        return rooms.isOccupant(target)
                ? rooms.find(activation.getFrom(), target).map(pair -> between(pair, id == null ? "" : id, false))
                : Optional.empty();
    }

    /** @param copied whether the room sends this to the user, and not the user to the room */
    private static Envelope between(Rooms.Pair pair, String id, boolean copied) {
        RoomAddresses sent = new RoomAddresses(party(pair.userInRoom()), party(pair.otherInRoom()));
        return copied
                ? new Envelope(party(pair.other()), party(pair.user()), id, Optional.of(sent.reversed()))
                : new Envelope(party(pair.user()), party(pair.other()), id, Optional.of(sent));
    }

    /** A message without an address is for the sender's own account (RFC 6120 section 10.3.1); a request, for the server. */
    private static Optional<Envelope> written(Packet packet) {
        JID from = packet.getFrom();
        JID to =
                packet.getTo() == null && from != null && packet instanceof Message ? from.asBareJID() : packet.getTo();
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
            return new Party(Markup.asRead(address.toString()));
        }
    }
}
