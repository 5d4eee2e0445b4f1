// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.transfer;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * What was proposed: made once, where the offer is read, and passed on as it is.
 *
 * @param protocol how it was proposed
 * @param session the negotiation it belongs to
 * @param sender who has the file; in stream initiation the one who began
 * @param recipient who gets it
 * @param file what the offer says of it
 * @param at when the server saw it
 * @param room how sender and recipient know each other, where they met in a chat room of this server
 */
public record Offer(
        Protocol protocol,
        SessionKey session,
        Party sender,
        Party recipient,
        OfferedFile file,
        Instant at,
        Optional<RoomAddresses> room) {

    public Offer {
        requireNonNull(protocol, "protocol is null");
        requireNonNull(session, "session is null");
        requireNonNull(sender, "sender is null");
        requireNonNull(recipient, "recipient is null");
        requireNonNull(file, "file is null");
        requireNonNull(at, "at is null");
        requireNonNull(room, "room is null");
    }

    /** Between two who know each other by their own addresses. */
    public Offer(Protocol protocol, SessionKey session, Party sender, Party recipient, OfferedFile file, Instant at) {
        this(protocol, session, sender, recipient, file, at, Optional.empty());
    }

    /** An offer of the one who began the negotiation. */
    public static Offer ofInitiator(Protocol protocol, SessionKey session, OfferedFile file, Instant at) {
        return new Offer(protocol, session, session.initiator(), session.responder(), file, at);
    }

    /** The same between two who met in a room. */
    public Offer in(Optional<RoomAddresses> chatRoom) {
        return new Offer(protocol, session, sender, recipient, file, at, chatRoom);
    }

    /** The address by which the recipient knows the sender. */
    public Party senderAsKnown() {
        return room.map(RoomAddresses::from).orElse(sender);
    }

    /** The address by which the sender knows the recipient. */
    public Party recipientAsKnown() {
        return room.map(RoomAddresses::to).orElse(recipient);
    }
}
