// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.transfer;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * One file from one sender to one recipient, as it stands at one moment. Immutable; any thread may hold one.
 *
 * @param id names it for good
 * @param protocol how it was proposed
 * @param session the session id of its protocol ({@code si@id}, {@code sid}); not unique, see {@link SessionKey}
 * @param sender who has the file
 * @param recipient who gets it
 * @param file what the offer says of it
 * @param state where it stands
 * @param path how its bytes travel, as far as known
 * @param bytesMoved bytes that this server forwarded to the recipient; 0 where it cannot see them
 * @param offeredAt when its offer was seen
 * @param changedAt when its last event happened
 * @param movingSince when its stream stood first
 * @param policyVersion the policy that decided it
 * @param obligations what it must obey
 * @param reason why it ended, or the latest breach that was only noted, or why the last way failed until another is tried
 * @param hash what the bytes of its last proxied stream come to, once that is over and if they were hashed
 */
public record Transfer(
        TransferId id,
        Protocol protocol,
        String session,
        Party sender,
        Party recipient,
        OfferedFile file,
        TransferState state,
        TransferPath path,
        long bytesMoved,
        Instant offeredAt,
        Instant changedAt,
        Optional<Instant> movingSince,
        long policyVersion,
        Obligations obligations,
        Optional<Reason> reason,
        Optional<MovedHash> hash) {

    public Transfer {
        requireNonNull(id, "id is null");
        requireNonNull(protocol, "protocol is null");
        requireNonNull(session, "session is null");
        requireNonNull(sender, "sender is null");
        requireNonNull(recipient, "recipient is null");
        requireNonNull(file, "file is null");
        requireNonNull(state, "state is null");
        requireNonNull(path, "path is null");
        requireNonNull(offeredAt, "offeredAt is null");
        requireNonNull(changedAt, "changedAt is null");
        requireNonNull(movingSince, "movingSince is null");
        requireNonNull(obligations, "obligations is null");
        requireNonNull(reason, "reason is null");
        requireNonNull(hash, "hash is null");
    }

    /** A transfer whose offer was just seen. */
    public static Transfer offered(
            TransferId id,
            Protocol protocol,
            SessionKey key,
            Party sender,
            Party recipient,
            OfferedFile file,
            Instant at,
            long policyVersion,
            Obligations obligations) {
        return new Transfer(
                id,
                protocol,
                key.session(),
                sender,
                recipient,
                file,
                TransferState.OFFERED,
                TransferPath.UNKNOWN,
                0,
                at,
                at,
                Optional.empty(),
                policyVersion,
                obligations,
                Optional.empty(),
                Optional.empty());
    }

    /** The key under which the stanzas of its protocol find it. */
    public SessionKey key() {
        return SessionKey.of(sender, recipient, session);
    }

    /** Whether this address is one of its two ends. */
    public boolean involves(Party party) {
        return sender.equals(party) || recipient.equals(party);
    }

    /** The other end. */
    public Party peerOf(Party party) {
        return sender.equals(party) ? recipient : sender;
    }

    /** Whether this many further bytes would exceed its limit. */
    public boolean wouldExceed(long bytes) {
        return obligations.byteLimit().isPresent()
                && bytes > obligations.byteLimit().get().bytes() - bytesMoved;
    }

    /** Whether as many bytes moved as were declared; a stream of unknown size has all it will ever have. */
    public boolean isWhole() {
        return file.size().isEmpty() || bytesMoved >= file.size().getAsLong();
    }

    /**
     * The transfer after this event.
     *
     * @return empty where the event does not apply: nothing follows an end, and a stream that stands is not offered
     */
    public Optional<Transfer> after(TransferEvent event) {
        if (state.isEnd()) {
            return Optional.empty();
        }
        if (event instanceof TransferEvent.Accepted accepted) {
            return state == TransferState.OFFERED
                    ? Optional.of(with(TransferState.ACCEPTED, accepted.path(), accepted.at()))
                    : Optional.empty();
        }
        if (event instanceof TransferEvent.Connecting connecting) {
            return state == TransferState.TRANSFERRING
                    ? Optional.empty()
                    : Optional.of(copy(
                            TransferState.CONNECTING,
                            connecting.path(),
                            bytesMoved,
                            connecting.at(),
                            movingSince,
                            reason.filter(why -> !why.rule().equals(TimeOuts.STREAM))));
        }
        if (event instanceof TransferEvent.Connected connected) {
            return Optional.of(with(TransferState.TRANSFERRING, connected.path(), connected.at()));
        }
        if (event instanceof TransferEvent.Moved moved) {
            return Optional.of(moved(moved));
        }
        if (event instanceof TransferEvent.Hindered hindered) {
            return state == TransferState.TRANSFERRING
                    ? Optional.empty()
                    : Optional.of(copy(
                            TransferState.CONNECTING,
                            TransferPath.UNKNOWN,
                            bytesMoved,
                            hindered.at(),
                            movingSince,
                            Optional.of(hindered.reason())));
        }
        if (event instanceof TransferEvent.Noted noted) {
            return Optional.of(copy(state, path, bytesMoved, changedAt, movingSince, Optional.of(noted.reason())));
        }
        if (event instanceof TransferEvent.Hashed hashed) {
            return Optional.of(withHash(hashed.hash()));
        }
        if (event instanceof TransferEvent.Ended ended) {
            return Optional.of(
                    copy(ended.state(), path, bytesMoved, ended.at(), movingSince, Optional.of(ended.reason())));
        }
        return Optional.empty();
    }

    private Transfer with(TransferState next, TransferPath over, Instant at) {
        Optional<Instant> since =
                next == TransferState.TRANSFERRING && movingSince.isEmpty() ? Optional.of(at) : movingSince;
        return copy(next, over, bytesMoved, at, since, reason);
    }

    /** Bytes may be seen before the answer that says that the stream stands: they prove that it does. */
    private Transfer moved(TransferEvent.Moved moved) {
        long sum = bytesMoved + moved.bytes();
        Optional<Instant> since = movingSince.isPresent() ? movingSince : Optional.of(moved.at());
        return copy(TransferState.TRANSFERRING, path, sum, moved.at(), since, reason);
    }

    private Transfer copy(
            TransferState newState,
            TransferPath newPath,
            long newBytes,
            Instant newChangedAt,
            Optional<Instant> newMovingSince,
            Optional<Reason> newReason) {
        return new Transfer(
                id,
                protocol,
                session,
                sender,
                recipient,
                file,
                newState,
                newPath,
                newBytes,
                offeredAt,
                newChangedAt,
                newMovingSince,
                policyVersion,
                obligations,
                newReason,
                hash);
    }

    private Transfer withHash(MovedHash newHash) {
        return new Transfer(
                id,
                protocol,
                session,
                sender,
                recipient,
                file,
                state,
                path,
                bytesMoved,
                offeredAt,
                changedAt,
                movingSince,
                policyVersion,
                obligations,
                reason,
                Optional.of(newHash));
    }
}
