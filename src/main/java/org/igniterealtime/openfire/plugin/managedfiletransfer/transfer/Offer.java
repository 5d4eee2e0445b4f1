// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.transfer;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * What was proposed: made once, where the offer is read, and passed on as it is.
 *
 * @param protocol how it was proposed
 * @param session the negotiation it belongs to
 * @param sender who has the file; in stream initiation the one who began
 * @param recipient who gets it
 * @param file what the offer says of it
 * @param at when the server saw it
 */
public record Offer(
        Protocol protocol, SessionKey session, Party sender, Party recipient, OfferedFile file, Instant at) {

    public Offer {
        requireNonNull(protocol, "protocol is null");
        requireNonNull(session, "session is null");
        requireNonNull(sender, "sender is null");
        requireNonNull(recipient, "recipient is null");
        requireNonNull(file, "file is null");
        requireNonNull(at, "at is null");
    }

    /** An offer of the one who began the negotiation. */
    public static Offer ofInitiator(Protocol protocol, SessionKey session, OfferedFile file, Instant at) {
        return new Offer(protocol, session, session.initiator(), session.responder(), file, at);
    }
}
