// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.transfer;

import java.util.OptionalLong;

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
    UNKNOWN;

    /**
     * What this server saw move; empty where it cannot see it, which is not 0.
     *
     * @param counted the bytes that it forwarded
     * @param state where the transfer stands
     */
    public OptionalLong seen(long counted, TransferState state) {
        boolean isElsewhere =
                switch (this) {
                    case DIRECT, HTTP -> true;
                    case UNKNOWN -> state == TransferState.TRANSFERRING || state == TransferState.HANDED_OFF;
                    case PROXIED, IN_BAND -> state == TransferState.HANDED_OFF;
                };
        return counted == 0 && isElsewhere ? OptionalLong.empty() : OptionalLong.of(counted);
    }
}
