// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.relay.selftest;

import java.net.SocketTimeoutException;
import java.time.Duration;

/** The moment until which all steps of something must be done, however many there are. */
final class ProbeDeadline {

    private final long endsAt;

    private ProbeDeadline(long endsAt) {
        this.endsAt = endsAt;
    }

    static ProbeDeadline in(Duration time) {
        return new ProbeDeadline(System.nanoTime() + time.toNanos());
    }

    /** What is left for the next step: at least 1, since 0 means for ever to a socket. */
    int millisLeft() throws SocketTimeoutException {
        long left = (endsAt - System.nanoTime()) / 1_000_000;
        if (left < 1) {
            throw new SocketTimeoutException("out of time");
        }
        return (int) Math.min(left, Integer.MAX_VALUE);
    }
}
