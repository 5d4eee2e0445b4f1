// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.relay.limits;

import static java.util.Objects.requireNonNull;

import java.util.OptionalLong;

/**
 * How fast bytes may move, in bytes per second, both directions added up. Empty: as fast as they can.
 *
 * @param relay all transfers together
 * @param perUser all transfers of one user together, where the ticket says nothing else
 * @param perTransfer one transfer, where the ticket says nothing else
 */
public record Rates(OptionalLong relay, OptionalLong perUser, OptionalLong perTransfer) {

    /** No limit. */
    public static final Rates UNLIMITED = new Rates(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty());

    public Rates {
        requirePositive(relay, "relay");
        requirePositive(perUser, "perUser");
        requirePositive(perTransfer, "perTransfer");
    }

    public static void requirePositive(OptionalLong rate, String name) {
        requireNonNull(rate, name + " is null");
        if (rate.isPresent() && rate.getAsLong() < 1) {
            throw new IllegalArgumentException(name + " is not positive");
        }
    }
}
