// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.policy;

import java.util.Optional;
import java.util.OptionalLong;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Argument;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Cause;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Limits.ByteLimit;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Reason;

/** How many bytes of an allowed transfer may move. */
final class MovingBytes {

    /** Bytes beyond the declared size that are legitimate: encryption tags, a carriage return of Psi, and the like. */
    private static final long LEAST_SLACK = 1024;

    private static final long SLACK_DIVISOR = 100;

    private MovingBytes() {}

    /** The bytes are the truth: the smaller of what policy allows and what the offer declared, with some slack. */
    static Optional<ByteLimit> limit(OptionalLong largestFile, OptionalLong declared) {
        Optional<ByteLimit> ofPolicy = largestFile.isEmpty()
                ? Optional.empty()
                : Optional.of(new ByteLimit(
                        largestFile.getAsLong(),
                        Reason.of(Cause.LIMIT_REACHED, new Argument.Bytes(largestFile.getAsLong()))));
        if (declared.isEmpty()) {
            return ofPolicy;
        }
        long size = declared.getAsLong();
        long slack = Math.max(LEAST_SLACK, size / SLACK_DIVISOR);
        long most = size > Long.MAX_VALUE - slack ? Long.MAX_VALUE : size + slack;
        if (ofPolicy.isPresent() && ofPolicy.get().bytes() <= most) {
            return ofPolicy;
        }
        return Optional.of(new ByteLimit(most, Reason.of(Cause.DECLARED_SIZE, new Argument.Bytes(size))));
    }
}
