// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.transfer;

import static java.util.Objects.requireNonNull;

/**
 * Names one negotiation. The id alone is no key: clients use constants and short counters, so the pair of full addresses
 * belongs to it, and so does its direction: an offer the other way under the same id is another negotiation.
 *
 * @param initiator who began it
 * @param responder to whom
 * @param id {@code si@id}, or the {@code sid} of a stream that nobody offered; compared to the byte
 */
public record SessionKey(Party initiator, Party responder, String id) {

    public SessionKey {
        requireNonNull(initiator, "initiator is null");
        requireNonNull(responder, "responder is null");
        requireNonNull(id, "id is null");
    }

    /** The stream that such a negotiation is about: in stream initiation, both have one id. */
    public StreamKey stream() {
        return StreamKey.of(initiator, responder, id);
    }
}
