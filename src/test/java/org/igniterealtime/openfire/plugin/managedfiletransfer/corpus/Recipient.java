// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.corpus;

/** A client's parser, or the client itself. One thread. */
interface Recipient extends AutoCloseable {

    /** The server delivers this stanza. */
    Seen deliver(String stanza);

    /** Forgets all offers and streams. */
    void reset();

    @Override
    void close();
}
