// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.transfer;

/** How a transfer was proposed. */
public enum Protocol {
    /** Stream initiation (XEP-0095, XEP-0096). */
    SI,
    /** Jingle file transfer (XEP-0234). */
    JINGLE,
    /** A slot of HTTP file upload (XEP-0363). */
    HTTP_UPLOAD,
    /** A bytestream that nobody offered: XEP-0065 or XEP-0047 without an offer before it. */
    BARE
}
