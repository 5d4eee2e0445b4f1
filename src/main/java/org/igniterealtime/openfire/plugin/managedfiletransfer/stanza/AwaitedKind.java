// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.stanza;

/** What a request was about, as far as its answer is read differently. */
public enum AwaitedKind {
    /** An offer: its answer chooses how the file travels. */
    OFFER,
    /** Streamhosts: the answer names the one that is used. */
    STREAMHOSTS,
    /** The address of a proxy: the answer names its streamhosts. */
    ADDRESS,
    /** An activation at a proxy; the answer is empty. */
    ACTIVATION,
    /** The opening of an in-band stream; the answer is empty. */
    OPEN,
    /** A block; the answer is empty. */
    BLOCK,
    /** The close of an in-band stream; the answer is empty. */
    CLOSE,
    /** A step of a transfer that this server has ended meanwhile: a result must not set up its stream. */
    REVOKED,
    /** A request that the server has answered itself: nobody may hear of another answer. */
    NOBODYS,
    /** A request of the server's own, in the name of a peer that knows nothing of it. */
    OWN
}
