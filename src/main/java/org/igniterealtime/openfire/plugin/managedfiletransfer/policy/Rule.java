// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.policy;

/** The rules of the policy. The key is what the history, the pages and the log call a rule; it never changes. */
public enum Rule {
    /** The declared or moved bytes exceed the largest file that is allowed. */
    LARGEST_FILE("largest-file"),
    /** The file's name ends with a refused ending. */
    REFUSED_ENDING("refused-ending"),
    /** The offer does not say how large the file is. */
    UNKNOWN_SIZE("unknown-size"),
    /** In-band bytestreams are not allowed. */
    IN_BAND("in-band"),
    /** The bytes may travel only through this server's proxy. */
    PROXY_ONLY("proxy-only"),
    /** More bytes moved than the offer declared. */
    DECLARED_SIZE("declared-size"),
    /** The offer is broken or contradicts itself. */
    MALFORMED("malformed"),
    /** The stream was ended before: by policy, a limit or an administrator. */
    ENDED_STREAM("ended-stream"),
    /** A session id that is in use by a running transfer of the same two addresses. */
    DUPLICATE("duplicate"),
    /** Bytes for a recipient who has not accepted them. */
    NOT_ACCEPTED("not-accepted"),
    /** Bytes of a stream that was not opened. */
    NO_STREAM("no-stream"),
    /** More live transfers than the server keeps track of. */
    CAPACITY("capacity"),
    /** The plugin failed while it decided; what it cannot judge does not pass. */
    INTERNAL_ERROR("internal-error");

    private final String key;

    Rule(String key) {
        this.key = key;
    }

    /** The stable key. */
    public String key() {
        return key;
    }
}
