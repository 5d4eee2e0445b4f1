// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.stanza;

import static java.util.Objects.requireNonNull;

/**
 * One address at which a peer can be met (XEP-0065 section 5.3.1), as the stanza says it.
 *
 * @param jid who listens there
 * @param host an address or a name
 * @param port 1080 where the stanza does not tell; -1 where it is no number
 */
public record Streamhost(String jid, String host, int port) {

    /** The schema's default port. */
    public static final int DEFAULT_PORT = 1080;

    public Streamhost {
        requireNonNull(jid, "jid is null");
        requireNonNull(host, "host is null");
    }
}
