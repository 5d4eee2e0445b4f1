// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.relay;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * How long a connection may stay as it is. Checked four times a second.
 *
 * @param handshakeStep for each step of the SOCKS handshake, and for a refused or ended connection to go away
 * @param unclaimed connected, but no known transfer explains its digest
 * @param claimed connected for a known transfer that is not activated: a person has to accept the file
 * @param idle without a byte while the stream stands; time spent waiting for a rate limit does not count
 * @param halfClosed without a byte after one of the peers has closed its direction
 */
public record Timeouts(
        Duration handshakeStep, Duration unclaimed, Duration claimed, Duration idle, Duration halfClosed) {

    /** What holds unless an administrator says otherwise. */
    public static final Timeouts DEFAULT = new Timeouts(
            Duration.ofSeconds(10),
            Duration.ofSeconds(60),
            Duration.ofMinutes(30),
            Duration.ofMinutes(5),
            Duration.ofSeconds(60));

    public Timeouts {
        requirePositive(handshakeStep, "handshakeStep");
        requirePositive(unclaimed, "unclaimed");
        requirePositive(claimed, "claimed");
        requirePositive(idle, "idle");
        requirePositive(halfClosed, "halfClosed");
    }

    private static void requirePositive(Duration duration, String name) {
        requireNonNull(duration, name + " is null");
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException(name + " is not positive");
        }
    }
}
