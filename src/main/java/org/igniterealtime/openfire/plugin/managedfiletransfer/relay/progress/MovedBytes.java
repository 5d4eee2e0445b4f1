// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.relay.progress;

/**
 * How many bytes of a stream were taken over by the operating system for the peer's socket, since the stream began.
 *
 * <p>Which socket is the requester's is told by the order of arrival and by addresses, so it can be wrong; in a file
 * transfer only one of the two numbers is large.
 *
 * @param toTarget bytes that came from the requester
 * @param toRequester bytes that came from the target
 * @param beforeFile how many of those in the direction of the file come before it: 1 in fast mode, otherwise 0
 */
public record MovedBytes(long toTarget, long toRequester, int beforeFile) {

    /** Nothing yet. */
    public static final MovedBytes NOTHING = new MovedBytes(0, 0);

    public MovedBytes {
        if (toTarget < 0 || toRequester < 0 || beforeFile < 0) {
            throw new IllegalArgumentException("a count is negative");
        }
    }

    /** Without anything before the file. */
    public MovedBytes(long toTarget, long toRequester) {
        this(toTarget, toRequester, 0);
    }

    /** Both directions; what the byte limit counts. */
    public long total() {
        return toTarget + toRequester;
    }

    /** The direction in which the file travels. */
    public long main() {
        return Math.max(toTarget, toRequester);
    }

    /** Those of the file itself. */
    public long file() {
        return main() - beforeFile;
    }
}
