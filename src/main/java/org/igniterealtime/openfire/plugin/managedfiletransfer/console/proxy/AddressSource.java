// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console.proxy;

/** Who says which hosts clients are told; each one only where those before it say nothing. */
public enum AddressSource {
    /** This node's {@code openfire.xml}. */
    NODE,
    /** Our own property, for the whole server. */
    LIST,
    /** The property of Openfire's own proxy, {@code xmpp.proxy.externalip}. */
    EXTERNAL,
    /** {@code network.interface}. */
    INTERFACE,
    /** Nobody: all addresses of the machine but loopback and link-local. */
    MACHINE
}
