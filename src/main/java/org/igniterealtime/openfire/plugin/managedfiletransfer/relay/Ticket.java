// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.relay;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.BearerAddress;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.FileHash;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferId;

/**
 * What an allowed transfer hands to the relay: which connections are its own, and what it must obey.
 *
 * @param addresses the digests under which its peers may connect: a stream has one for each order of its peers
 * @param users who is charged for its connections and rates: any stable keys, such as bare addresses
 * @param byteLimit the most bytes that may be forwarded, both directions and all its streams added up
 * @param expectedBytes how many bytes make it whole; tells {@link Ending#FINISHED} from {@link Ending#SHORT}
 * @param bytesPerSecond its rate, in place of the relay's default
 * @param userBytesPerSecond the rate of each of its users, in place of the relay's default
 * @param hash whether the SHA-256 of what moved is wanted
 * @param offeredHash a digest of the file, to compare with what moved where a hash is wanted
 */
public record Ticket(
        TransferId id,
        Set<BearerAddress> addresses,
        Set<String> users,
        OptionalLong byteLimit,
        OptionalLong expectedBytes,
        OptionalLong bytesPerSecond,
        OptionalLong userBytesPerSecond,
        boolean hash,
        Optional<FileHash> offeredHash,
        RelayListener listener) {

    public Ticket {
        requireNonNull(id, "id is null");
        addresses = Set.copyOf(addresses);
        users = Set.copyOf(users);
        requireNonNull(offeredHash, "offeredHash is null");
        requireNonNull(listener, "listener is null");
        requireNotNegative(byteLimit, "byteLimit");
        requireNotNegative(expectedBytes, "expectedBytes");
        Rates.requirePositive(bytesPerSecond, "bytesPerSecond");
        Rates.requirePositive(userBytesPerSecond, "userBytesPerSecond");
        if (addresses.isEmpty()) {
            throw new IllegalArgumentException("addresses is empty");
        }
    }

    /** A ticket without limits, charged to nobody. */
    public static Ticket unlimited(TransferId id, Set<BearerAddress> addresses, RelayListener listener) {
        OptionalLong none = OptionalLong.empty();
        return new Ticket(id, addresses, Set.of(), none, none, none, none, false, Optional.empty(), listener);
    }

    public Ticket withUsers(Set<String> newUsers) {
        return new Ticket(
                id,
                addresses,
                newUsers,
                byteLimit,
                expectedBytes,
                bytesPerSecond,
                userBytesPerSecond,
                hash,
                offeredHash,
                listener);
    }

    public Ticket withByteLimit(OptionalLong limit) {
        return new Ticket(
                id,
                addresses,
                users,
                limit,
                expectedBytes,
                bytesPerSecond,
                userBytesPerSecond,
                hash,
                offeredHash,
                listener);
    }

    public Ticket withExpectedBytes(OptionalLong expected) {
        return new Ticket(
                id,
                addresses,
                users,
                byteLimit,
                expected,
                bytesPerSecond,
                userBytesPerSecond,
                hash,
                offeredHash,
                listener);
    }

    public Ticket withRates(OptionalLong transfer, OptionalLong user) {
        return new Ticket(id, addresses, users, byteLimit, expectedBytes, transfer, user, hash, offeredHash, listener);
    }

    public Ticket withHash(boolean wanted) {
        return new Ticket(
                id,
                addresses,
                users,
                byteLimit,
                expectedBytes,
                bytesPerSecond,
                userBytesPerSecond,
                wanted,
                offeredHash,
                listener);
    }

    public Ticket withOfferedHash(Optional<FileHash> offered) {
        return new Ticket(
                id,
                addresses,
                users,
                byteLimit,
                expectedBytes,
                bytesPerSecond,
                userBytesPerSecond,
                hash,
                offered,
                listener);
    }

    private static void requireNotNegative(OptionalLong value, String name) {
        requireNonNull(value, name + " is null");
        if (value.isPresent() && value.getAsLong() < 0) {
            throw new IllegalArgumentException(name + " is negative");
        }
    }
}
