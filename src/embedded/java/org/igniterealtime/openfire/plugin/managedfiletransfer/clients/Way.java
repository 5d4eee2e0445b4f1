// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.clients;

/** Which way a client offers to move its bytes. */
public enum Way {
    /** SOCKS5 through the server's proxy only. */
    PROXY,
    /** SOCKS5, the client's own address first, then the server's proxy. */
    DIRECT,
    /** In-band only, as Spark does by default. */
    IN_BAND
}
