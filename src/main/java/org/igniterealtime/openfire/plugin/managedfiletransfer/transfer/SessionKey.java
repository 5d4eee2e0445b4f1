// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.transfer;

import static java.util.Objects.requireNonNull;

/**
 * Finds a transfer by its stream's session id. The id alone is no key: clients use constants and short counters, so the
 * pair of full addresses belongs to it; in either order, since both peers send stanzas of one stream.
 *
 * @param lower the address that sorts first
 * @param upper the other one
 * @param session the session id, compared to the byte
 */
public record SessionKey(Party lower, Party upper, String session) {

    public SessionKey {
        requireNonNull(lower, "lower is null");
        requireNonNull(upper, "upper is null");
        requireNonNull(session, "session is null");
    }

    /** The key of a stream between these two, named in any order. */
    public static SessionKey of(Party one, Party other, String session) {
        return one.address().compareTo(other.address()) <= 0
                ? new SessionKey(one, other, session)
                : new SessionKey(other, one, session);
    }
}
