// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.relay.limits;

/**
 * How many connections there may be at once. One above a cap is refused; those that stand are not touched.
 *
 * @param total in all; never more than two thirds of the file descriptors that the process may have
 * @param perAddress of one IPv4 address or one IPv6 /64 network, which is what one subscriber has, of those that no known
 *     transfer claims
 * @param perUser of all transfers that one user sends or receives, both ends counted
 * @param perDigest waiting under one digest: a client may try several addresses of the relay in parallel
 */
public record ConnectionLimits(int total, int perAddress, int perUser, int perDigest) {

    /** What holds unless an administrator says otherwise. */
    public static final ConnectionLimits DEFAULT = new ConnectionLimits(10_000, 500, 100, 8);

    public ConnectionLimits {
        requirePositive(total, "total");
        requirePositive(perAddress, "perAddress");
        if (perUser < 2 || perDigest < 2) {
            throw new IllegalArgumentException("a transfer needs two connections");
        }
    }

    private static void requirePositive(int cap, String name) {
        if (cap < 1) {
            throw new IllegalArgumentException(name + " is not positive");
        }
    }
}
