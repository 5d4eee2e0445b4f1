// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.relay;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.address.KnownAddresses;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.limits.Rates;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.progress.StreamOutcome;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.FileHash;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.StreamKey;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferId;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.live.Allowance;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.live.BearerAddress;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.live.RoomStream;

/**
 * What an allowed transfer hands to the relay: which connections are its own, and what it must obey.
 *
 * @param stream its name; who activates it has to be one of its two parties
 * @param room where its peers met in a chat room: by what they name it then, in place of the addresses of {@code stream}
 * @param accepted whether the recipient is known to take part: such a ticket takes a digest from one that waits in vain
 * @param met whether one of its two connections has to be among those that waited when a peer said that it is connected
 * @param users who is charged for its connections and rates: any stable keys, such as bare addresses
 * @param allowance what its bytes are taken from
 * @param byteLimit how much of the allowance may be used, both directions and all its streams added up
 * @param expectedBytes how many bytes make it whole; tells {@link StreamOutcome#FINISHED} from {@link StreamOutcome#SHORT}
 * @param fastMode whether a carriage return may come before the file, which is not the file's (iris)
 * @param bytesPerSecond its rate, in place of the relay's default
 * @param userBytesPerSecond the rate of each of its users, in place of the relay's default
 * @param hash whether the SHA-256 of what moved is wanted
 * @param offeredHash a digest of the file, to compare with what moved where a hash is wanted
 * @param known from where its peers are connected otherwise: their places are kept from strangers
 */
public record Ticket(
        TransferId id,
        StreamKey stream,
        Optional<RoomStream> room,
        boolean accepted,
        boolean met,
        Set<String> users,
        Allowance allowance,
        OptionalLong byteLimit,
        OptionalLong expectedBytes,
        boolean fastMode,
        OptionalLong bytesPerSecond,
        OptionalLong userBytesPerSecond,
        boolean hash,
        Optional<FileHash> offeredHash,
        KnownAddresses known,
        RelayListener listener) {

    public Ticket {
        requireNonNull(id, "id is null");
        requireNonNull(stream, "stream is null");
        requireNonNull(room, "room is null");
        requireNonNull(allowance, "allowance is null");
        users = Set.copyOf(users);
        requireNonNull(offeredHash, "offeredHash is null");
        requireNonNull(known, "known is null");
        requireNonNull(listener, "listener is null");
        requireNotNegative(byteLimit, "byteLimit");
        requireNotNegative(expectedBytes, "expectedBytes");
        Rates.requirePositive(bytesPerSecond, "bytesPerSecond");
        Rates.requirePositive(userBytesPerSecond, "userBytesPerSecond");
    }

    /** A ticket without limits, charged to nobody. */
    public static Ticket unlimited(TransferId id, StreamKey stream, RelayListener listener) {
        OptionalLong none = OptionalLong.empty();
        return new Ticket(
                id,
                stream,
                Optional.empty(),
                false,
                false,
                Set.of(),
                new Allowance(),
                none,
                none,
                false,
                none,
                none,
                false,
                Optional.empty(),
                KnownAddresses.NONE,
                listener);
    }

    /** The digests under which its peers may connect: a stream has one for each order of its peers. */
    Set<BearerAddress> addresses() {
        return room.map(met -> met.digests().keySet()).orElseGet(() -> BearerAddress.of(stream));
    }

    /** Under which digest the connections meet that name this one of its own. */
    BearerAddress meeting(BearerAddress digest) {
        return room.map(met -> met.digests().getOrDefault(digest, digest)).orElse(digest);
    }

    /** Whether this is its stream, as one of its peers names it. */
    boolean isOf(StreamKey name) {
        return room.map(met -> met.isNamed(name)).orElseGet(() -> stream.equals(name));
    }

    /** Of two who met in a chat room. */
    public Ticket withRoom(Optional<RoomStream> met) {
        return change(copy -> copy.room = met);
    }

    /** Of a transfer whose recipient takes part. */
    public Ticket withAccepted(boolean isAccepted) {
        return change(copy -> copy.accepted = isAccepted);
    }

    /** Only for a peer whose connection was there when it said so, see {@link Relay#met}. */
    public Ticket withMet(boolean isNeeded) {
        return change(copy -> copy.met = isNeeded);
    }

    /** Charged to these. */
    public Ticket withUsers(Set<String> newUsers) {
        return change(copy -> copy.users = newUsers);
    }

    /** With an allowance of its own that may be used up to here. */
    public Ticket withByteLimit(OptionalLong limit) {
        return change(copy -> copy.byteLimit = limit);
    }

    /** With an allowance that other streams may share. */
    public Ticket withAllowance(Allowance shared, OptionalLong limit) {
        return change(copy -> {
            copy.allowance = shared;
            copy.byteLimit = limit;
        });
    }

    /** Whole with so many bytes. */
    public Ticket withExpectedBytes(OptionalLong expected) {
        return change(copy -> copy.expectedBytes = expected);
    }

    /** With what iris puts before the file. */
    public Ticket withFastMode(boolean agreed) {
        return change(copy -> copy.fastMode = agreed);
    }

    /** At these rates. */
    public Ticket withRates(OptionalLong transfer, OptionalLong user) {
        return change(copy -> {
            copy.bytesPerSecond = transfer;
            copy.userBytesPerSecond = user;
        });
    }

    /** With a hash of what moved. */
    public Ticket withHash(boolean wanted) {
        return change(copy -> copy.hash = wanted);
    }

    /** With a hash to compare that with. */
    public Ticket withOfferedHash(Optional<FileHash> offered) {
        return change(copy -> copy.offeredHash = offered);
    }

    /** With the places of its peers kept. */
    public Ticket withKnown(KnownAddresses addresses) {
        return change(copy -> copy.known = addresses);
    }

    private Ticket change(Consumer<Copy> one) {
        Copy copy = new Copy(this);
        one.accept(copy);
        return copy.finished();
    }

    /** A copy in the making. */
    private static final class Copy {

        private final Ticket before;
        private Optional<RoomStream> room;
        private boolean accepted;
        private boolean met;
        private Set<String> users;
        private Allowance allowance;
        private OptionalLong byteLimit;
        private OptionalLong expectedBytes;
        private boolean fastMode;
        private OptionalLong bytesPerSecond;
        private OptionalLong userBytesPerSecond;
        private boolean hash;
        private Optional<FileHash> offeredHash;
        private KnownAddresses known;

        Copy(Ticket before) {
            this.before = before;
            this.room = before.room;
            this.accepted = before.accepted;
            this.met = before.met;
            this.users = before.users;
            this.allowance = before.allowance;
            this.byteLimit = before.byteLimit;
            this.expectedBytes = before.expectedBytes;
            this.fastMode = before.fastMode;
            this.bytesPerSecond = before.bytesPerSecond;
            this.userBytesPerSecond = before.userBytesPerSecond;
            this.hash = before.hash;
            this.offeredHash = before.offeredHash;
            this.known = before.known;
        }

        Ticket finished() {
            return new Ticket(
                    before.id,
                    before.stream,
                    room,
                    accepted,
                    met,
                    users,
                    allowance,
                    byteLimit,
                    expectedBytes,
                    fastMode,
                    bytesPerSecond,
                    userBytesPerSecond,
                    hash,
                    offeredHash,
                    known,
                    before.listener);
        }
    }

    private static void requireNotNegative(OptionalLong value, String name) {
        requireNonNull(value, name + " is null");
        if (value.isPresent() && value.getAsLong() < 0) {
            throw new IllegalArgumentException(name + " is negative");
        }
    }
}
