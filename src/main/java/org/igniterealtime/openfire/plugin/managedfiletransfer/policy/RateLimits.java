// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.policy;

import static java.util.Objects.requireNonNull;

import java.util.OptionalLong;

/**
 * How fast bytes may move through the proxy, in bytes per second, both directions added up. Empty: as fast as they can.
 *
 * @param relay all transfers together
 * @param perUser all transfers that one user sends or receives together
 * @param perTransfer one transfer
 */
public record RateLimits(OptionalLong relay, OptionalLong perUser, OptionalLong perTransfer) {

    /** The lowest rate: below it, a stream could rest so long that it is taken for a dead one. */
    public static final long LOWEST = 1024;

    /** Nothing is slowed. */
    public static final RateLimits NONE =
            new RateLimits(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty());

    public RateLimits {
        requireHighEnough(relay, "relay");
        requireHighEnough(perUser, "perUser");
        requireHighEnough(perTransfer, "perTransfer");
    }

    /** Whether anything is slowed. */
    public boolean limitsAnything() {
        return !equals(NONE);
    }

    private static void requireHighEnough(OptionalLong rate, String name) {
        requireNonNull(rate, name + " is null");
        if (rate.isPresent() && rate.getAsLong() < LOWEST) {
            throw new IllegalArgumentException(name + " is below " + LOWEST + " bytes per second");
        }
    }
}
