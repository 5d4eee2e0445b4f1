// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.stanza;

import static java.util.Objects.requireNonNull;

import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Party;

/**
 * From whom a stanza is, to whom, and what its answer will be called.
 *
 * @param id the stanza's id; empty where it has none, as a message may
 */
public record Envelope(Party from, Party to, String id) {

    public Envelope {
        requireNonNull(from, "from is null");
        requireNonNull(to, "to is null");
        requireNonNull(id, "id is null");
    }
}
