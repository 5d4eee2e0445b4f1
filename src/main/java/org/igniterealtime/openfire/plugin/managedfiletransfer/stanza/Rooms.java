// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.stanza;

import java.util.Optional;
import org.xmpp.packet.JID;

/**
 * The chat rooms of this server, as far as they tell who is behind an address in a room. Asked for stanzas of transfers only;
 * returns at once: what is not in memory is not known.
 */
public interface Rooms {

    /** Whether this is the address of an occupant of a room of this server. No look-up of the room itself. */
    boolean isOccupant(JID address);

    /**
     * Two users who write to each other in a room.
     *
     * @param user the own address of one of them
     * @param occupant the other one's address in the room, of which {@link #isOccupant} is true
     * @return empty where one of them is not in the room, so that nothing passes between them
     */
    Optional<Pair> find(JID user, JID occupant);

    /**
     * The two.
     *
     * @param user the user's own address
     * @param userInRoom the user's address in the room
     * @param other the other one's own address
     * @param otherInRoom the other one's address in the room, spelled as the room spells it
     */
    record Pair(JID user, JID userInRoom, JID other, JID otherInRoom) {}

    /** A server without rooms. */
    Rooms NONE = new Rooms() {
        @Override
        public boolean isOccupant(JID address) {
            return false;
        }

        @Override
        public Optional<Pair> find(JID user, JID occupant) {
            return Optional.empty();
        }
    };
}
