// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.stanza;

/** A way to move the bytes, as stream initiation negotiates it (XEP-0095 section 3, XEP-0096 section 4). */
public enum StreamMethod {
    /** SOCKS5 bytestreams, XEP-0065. */
    SOCKS5("http://jabber.org/protocol/bytestreams"),
    /** In-band bytestreams, XEP-0047. */
    IN_BAND("http://jabber.org/protocol/ibb"),
    /** Out-of-band data, XEP-0066: the recipient fetches a URL. */
    OUT_OF_BAND("jabber:iq:oob"),
    /** Any that this server does not know. */
    OTHER("");

    private final String namespace;

    StreamMethod(String namespace) {
        this.namespace = namespace;
    }

    /** The value in the form's {@code stream-method} field. */
    public String namespace() {
        return namespace;
    }

    /** The method of this value. */
    public static StreamMethod of(String value) {
        for (StreamMethod method : values()) {
            if (method.namespace.equals(value)) {
                return method;
            }
        }
        return OTHER;
    }
}
