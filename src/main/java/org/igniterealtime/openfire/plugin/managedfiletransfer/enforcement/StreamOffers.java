// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement;

import java.time.Instant;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.Envelope;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Offer;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.OfferedFile;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Protocol;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.SessionKey;

/** A bytestream that nobody offered, seen as an offer of the one who begins it. */
final class StreamOffers {

    private StreamOffers() {}

    static Offer of(Envelope stream, String id, Instant at) {
        SessionKey session = new SessionKey(stream.from(), stream.to(), id);
        return Offer.ofInitiator(Protocol.BARE, session, OfferedFile.UNKNOWN, at)
                .in(stream.room());
    }
}
