// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.stanza;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Party;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.RoomAddresses;

/**
 * From whom a stanza is, to whom, and what its answer will be called.
 *
 * @param from who sends it; by the own address, where it goes through a room
 * @param to who gets it; by the own address, where it goes through a room
 * @param id the stanza's id; empty where it has none, as a message may
 * @param room how the two know each other, where it goes through a room of this server
 */
public record Envelope(Party from, Party to, String id, Optional<RoomAddresses> room) {

    public Envelope {
        requireNonNull(from, "from is null");
        requireNonNull(to, "to is null");
        requireNonNull(id, "id is null");
        requireNonNull(room, "room is null");
    }

    /** Between two who know each other by their own addresses. */
    public Envelope(Party from, Party to, String id) {
        this(from, to, id, Optional.empty());
    }

    /** To whom its sender addressed it. */
    public Party addressed() {
        return room.map(RoomAddresses::to).orElse(to);
    }

    /** By what an answer is compared with its request: a user may have changed the name in the room in between. */
    public Envelope withoutRoom() {
        return room.isEmpty() ? this : new Envelope(from, to, id);
    }
}
