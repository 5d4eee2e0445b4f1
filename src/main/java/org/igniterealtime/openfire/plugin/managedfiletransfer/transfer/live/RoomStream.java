// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.live;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Party;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.RoomAddresses;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.StreamKey;

/**
 * A SOCKS5 bytestream between two who met in a chat room. Each names it by the own address and by the other's address in the
 * room, so that they do not compute the same digest (XEP-0065 section 5.3.2), unless the requester sends its own one along.
 *
 * @param id the {@code sid}
 * @param one the own address of one of them
 * @param other the own address of the other
 * @param room how they know each other: {@code one} is from whom
 */
public record RoomStream(String id, Party one, Party other, RoomAddresses room) {

    public RoomStream {
        requireNonNull(id, "id is null");
        requireNonNull(one, "one is null");
        requireNonNull(other, "other is null");
        requireNonNull(room, "room is null");
    }

    /** Whether one of the two would name it so. */
    public boolean isNamed(StreamKey name) {
        return name.equals(StreamKey.of(one, room.to(), id)) || name.equals(StreamKey.of(room.from(), other, id));
    }

    /** Its digests: both of those that belong together, each of one peer, lead to the one of the requester. */
    public Map<BearerAddress, BearerAddress> digests() {
        BearerAddress oneRequests = BearerAddress.of(id, one, room.to());
        BearerAddress otherRequests = BearerAddress.of(id, other, room.from());
        return Map.of(
                oneRequests,
                oneRequests,
                BearerAddress.of(id, room.from(), other),
                oneRequests,
                otherRequests,
                otherRequests,
                BearerAddress.of(id, room.to(), one),
                otherRequests);
    }
}
