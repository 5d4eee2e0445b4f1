// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.transfer;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * What an allowed transfer must obey while it runs.
 *
 * @param proxyOnly whether its bytes may travel only through this server's proxy
 * @param inBandAllowed whether its bytes may travel in stanzas
 * @param byteLimit the most bytes that may move, where there is a limit
 * @param bytesPerSecond how fast its proxied bytes may move
 * @param userBytesPerSecond how fast the proxied bytes of each of its users may move, those of all their transfers together
 * @param hash whether its proxied bytes are hashed, for the record
 * @param toTheRange whether no more may move than the part of the file that its recipient asked for
 */
public record Limits(
        boolean proxyOnly,
        boolean inBandAllowed,
        Optional<ByteLimit> byteLimit,
        OptionalLong bytesPerSecond,
        OptionalLong userBytesPerSecond,
        boolean hash,
        boolean toTheRange) {

    /** No limit. */
    public static final Limits NONE = new Limits(false, true, Optional.empty());

    public Limits {
        requireNonNull(byteLimit, "byteLimit is null");
        requireNonNull(bytesPerSecond, "bytesPerSecond is null");
        requireNonNull(userBytesPerSecond, "userBytesPerSecond is null");
    }

    /** Without a rate, without a hash, whatever part is asked for. */
    public Limits(boolean proxyOnly, boolean inBandAllowed, Optional<ByteLimit> byteLimit) {
        this(proxyOnly, inBandAllowed, byteLimit, OptionalLong.empty(), OptionalLong.empty(), false, false);
    }

    /**
     * A limit on the bytes that move, and what to say when it is reached.
     *
     * @param bytes the most that may be forwarded
     * @param reason the rule that set it
     */
    public record ByteLimit(long bytes, Reason reason) {

        public ByteLimit {
            requireNonNull(reason, "reason is null");
            if (bytes < 0) {
                throw new IllegalArgumentException("bytes is negative");
            }
        }
    }
}
