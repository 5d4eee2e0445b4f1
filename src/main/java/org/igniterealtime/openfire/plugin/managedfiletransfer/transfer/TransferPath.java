// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.transfer;

/** How the bytes travel. */
public enum TransferPath {
    /** SOCKS5 bytestream through this server's proxy (XEP-0065). */
    PROXIED,
    /** Straight between the peers; the server sees no byte of it. */
    DIRECT,
    /** In-band bytestream, in the stanzas themselves (XEP-0047). */
    IN_BAND,
    /** Uploaded to, and fetched from, a web server. */
    HTTP,
    /** Not known yet, or over a third party that the server cannot see. */
    UNKNOWN
}
