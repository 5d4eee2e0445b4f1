// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.transfer;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * What an allowed transfer must obey while it runs.
 *
 * @param enforced whether a breach ends the transfer; otherwise (mode OBSERVE) it is only noted
 * @param proxyOnly whether its bytes may travel only through this server's proxy
 * @param inBandAllowed whether its bytes may travel in stanzas
 * @param byteLimit the most bytes that may move, where there is a limit
 */
public record Obligations(boolean enforced, boolean proxyOnly, boolean inBandAllowed, Optional<ByteLimit> byteLimit) {

    /** Nothing to obey. */
    public static final Obligations NONE = new Obligations(false, false, true, Optional.empty());

    public Obligations {
        requireNonNull(byteLimit, "byteLimit is null");
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
