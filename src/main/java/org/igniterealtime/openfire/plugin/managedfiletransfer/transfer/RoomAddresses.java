// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.transfer;

import static java.util.Objects.requireNonNull;

/**
 * How two users who write to each other in a chat room of this server know each other: by {@code room@service/nickname}
 * (XEP-0045 section 7.5). Neither client knows the other's own address.
 *
 * @param from the one who sends, as the other one knows him
 * @param to the other one, as the one who sends knows him
 */
public record RoomAddresses(Party from, Party to) {

    public RoomAddresses {
        requireNonNull(from, "from is null");
        requireNonNull(to, "to is null");
    }

    /** The address of the room. */
    public String room() {
        return to.bare();
    }

    /** The same for what the other one sends. */
    public RoomAddresses reversed() {
        return new RoomAddresses(to, from);
    }
}
