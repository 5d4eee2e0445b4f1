// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.stanza;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.xmpp.packet.JID;
import org.xmpp.packet.Packet;

/**
 * Tells what a chat room sends on from what somebody else sends in the name of an occupant: Openfire lets a component do so. A
 * room copies a stanza while Openfire routes it, on the same thread, so that what was judged last on it is remembered until then.
 */
final class RoomCopies {

    /** What this thread sends to an occupant of a room at this moment. */
    private static final ThreadLocal<@Nullable Packet> SENDING = new ThreadLocal<>();

    private final Rooms rooms;

    /** Spares all others the look at it. */
    private volatile boolean roomsUsed;

    RoomCopies(Rooms rooms) {
        this.rooms = rooms;
    }

    /** A stanza was judged and is routed now. To be followed by {@link #routed}, on the same thread. */
    void routing(Packet packet) {
        if (packet.getTo() != null && rooms.isOccupant(packet.getTo())) {
            roomsUsed = true;
            SENDING.set(packet);
        }
    }

    /** It was routed. */
    void routed(Packet packet) {
        if (roomsUsed && SENDING.get() == packet) {
            SENDING.remove();
        }
    }

    /** Whether a room sends this on: what an occupant sends to the room was read before. */
    boolean isCopy(Packet packet) {
        return isOfSending(packet)
                .filter(sent -> isSameName(sent.getFrom(), packet.getTo(), packet.getFrom(), sent.getTo()))
                .isPresent();
    }

    /** Whether a room sends this back as its own error to what it does not send on. */
    boolean isErrorOfRoom(Packet packet) {
        return "error".equals(Markup.written(packet.getElement(), "type"))
                && isOfSending(packet)
                        .filter(sent -> packet.getFrom().equals(sent.getTo())
                                && packet.getTo().equals(sent.getFrom()))
                        .isPresent();
    }

    private Optional<Packet> isOfSending(Packet packet) {
        if (!roomsUsed || packet.getFrom() == null || packet.getTo() == null) {
            return Optional.empty();
        }
        return Optional.ofNullable(SENDING.get())
                .filter(sent -> packet.getFrom().toBareJID().equals(sent.getTo().toBareJID()))
                .filter(sent -> Objects.equals(packet.getID(), sent.getID()));
    }

    /** Whether these are the two in the room: the sender by the name he has there, the recipient by the one that was sent to. */
    private boolean isSameName(JID sender, JID recipient, JID senderInRoom, JID recipientInRoom) {
        return rooms.find(recipient, senderInRoom)
                .filter(pair -> pair.other().toBareJID().equals(sender.toBareJID()))
                .filter(pair -> pair.userInRoom().getResource().equalsIgnoreCase(recipientInRoom.getResource()))
                .isPresent();
    }
}
