// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.transfer;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * How far a transfer is: the state machine. Immutable.
 *
 * @param state where it stands
 * @param path how its bytes travel, as far as known
 * @param consent whether the recipient is known to take part: it accepted the offer or the stream. Before that, nothing
 *     counts as delivered, and nothing is charged or told to the recipient
 * @param bytes bytes that this server forwarded in the direction of the file
 * @param bytesBack bytes that it forwarded in the other direction
 * @param changedAt when the last event happened
 * @param movingSince when the stream was first established
 * @param failedAttempt why the latest attempt to set up a stream failed, until another one is made
 * @param end why it ended
 * @param hash the SHA-256 of the bytes of its last proxied stream, once that has ended and if they were hashed
 * @param agreed what the peers agreed on beside the offer
 */
public record Progress(
        TransferState state,
        TransferPath path,
        boolean consent,
        long bytes,
        long bytesBack,
        Instant changedAt,
        Optional<Instant> movingSince,
        Optional<Reason> failedAttempt,
        Optional<Reason> end,
        Optional<MovedHash> hash,
        Agreed agreed) {

    public Progress {
        requireNonNull(state, "state is null");
        requireNonNull(path, "path is null");
        requireNonNull(changedAt, "changedAt is null");
        requireNonNull(movingSince, "movingSince is null");
        requireNonNull(failedAttempt, "failedAttempt is null");
        requireNonNull(end, "end is null");
        requireNonNull(hash, "hash is null");
        requireNonNull(agreed, "agreed is null");
    }

    /** An offer that was just seen. */
    static Progress offered(Instant at) {
        return new Progress(
                TransferState.OFFERED,
                TransferPath.UNKNOWN,
                false,
                0,
                0,
                at,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Agreed.NOTHING);
    }

    /** The same, with a new time to wait for the next event. */
    Progress reopened(Instant at) {
        return new Changes(this).at(at).orElseThrow();
    }

    /** One that was interrupted, begins its stream anew, and keeps what had moved: bytes that had are the recipient's yes. */
    static Progress resumed(Progress interrupted, Instant at) {
        return new Progress(
                TransferState.OFFERED,
                TransferPath.UNKNOWN,
                interrupted.consent || interrupted.bytes > 0,
                interrupted.bytes,
                interrupted.bytesBack,
                at,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Agreed.NOTHING);
    }

    /**
     * The progress after this event.
     *
     * @return empty where the event does not apply: nothing follows an end, and an established stream is not set up
     */
    Optional<Progress> after(TransferEvent event) {
        if (state.isEnd()) {
            return Optional.empty();
        }
        Changes next = new Changes(this);
        boolean moving = state == TransferState.TRANSFERRING;
        if (event instanceof TransferEvent.Accepted accepted) {
            return state == TransferState.OFFERED
                    ? next.consent()
                            .range(accepted.range())
                            .stands(TransferState.ACCEPTED, accepted.path())
                            .at(accepted.at())
                    : consent
                            ? Optional.empty()
                            : next.consent().range(accepted.range()).at(accepted.at());
        }
        if (event instanceof TransferEvent.Connecting connecting) {
            return moving
                    ? Optional.empty()
                    : next.attempt(Optional.empty())
                            .fastMode(connecting.fastMode())
                            .stands(TransferState.CONNECTING, connecting.path())
                            .at(connecting.at());
        }
        if (event instanceof TransferEvent.Connected connected) {
            // Bytes that move one way do not begin to move another.
            return moving && connected.path() != path
                    ? Optional.empty()
                    : next.moving(connected.at())
                            .stands(TransferState.TRANSFERRING, connected.path())
                            .at(connected.at());
        }
        if (event instanceof TransferEvent.Moved moved) {
            // Bytes may be seen before the answer that says that the stream is established. Those between two sockets
            // prove
            // that it is; of those in stanzas, nobody knows whether they are taken.
            Changes sum = next.add(moved.bytes(), moved.bytesBack());
            return (moved.path() == TransferPath.IN_BAND ? sum : sum.moving(moved.at()))
                    .stands(TransferState.TRANSFERRING, moved.path())
                    .at(moved.at());
        }
        if (event instanceof TransferEvent.AttemptFailed failed) {
            return moving
                    ? Optional.empty()
                    : next.attempt(Optional.of(failed.reason()))
                            // Where the recipient said that it is at the proxy, it is there still.
                            .stands(
                                    TransferState.CONNECTING,
                                    path == TransferPath.PROXIED ? path : TransferPath.UNKNOWN)
                            .at(failed.at());
        }
        if (event instanceof TransferEvent.Hashed hashed) {
            return next.hash(hashed.hash()).at(changedAt);
        }
        if (event instanceof TransferEvent.Ended ended) {
            return next.end(ended.reason()).stands(ended.state(), path).at(ended.at());
        }
        return Optional.empty();
    }

    /** A copy in the making: an event changes two or three of the eleven. */
    private static final class Changes {

        private final Progress before;
        private TransferState state;
        private TransferPath path;
        private boolean consent;
        private long bytes;
        private long bytesBack;
        private Optional<Instant> movingSince;
        private Optional<Reason> failedAttempt;
        private Optional<Reason> end;
        private Optional<MovedHash> hash;
        private Agreed agreed;

        Changes(Progress before) {
            this.before = before;
            this.state = before.state;
            this.path = before.path;
            this.consent = before.consent;
            this.bytes = before.bytes;
            this.bytesBack = before.bytesBack;
            this.movingSince = before.movingSince;
            this.failedAttempt = before.failedAttempt;
            this.end = before.end;
            this.hash = before.hash;
            this.agreed = before.agreed;
        }

        Changes stands(TransferState newState, TransferPath newPath) {
            state = newState;
            path = newPath;
            return this;
        }

        Changes consent() {
            consent = true;
            return this;
        }

        Changes add(long more, long moreBack) {
            bytes = before.bytes + more;
            bytesBack = before.bytesBack + moreBack;
            return this;
        }

        Changes moving(Instant since) {
            movingSince = movingSince.or(() -> Optional.of(since));
            failedAttempt = Optional.empty();
            return this;
        }

        Changes attempt(Optional<Reason> failed) {
            failedAttempt = failed;
            return this;
        }

        Changes end(Reason why) {
            end = Optional.of(why);
            return this;
        }

        Changes hash(MovedHash of) {
            hash = Optional.of(of);
            return this;
        }

        Changes range(Optional<FileRange> asked) {
            agreed = agreed.withRange(asked);
            return this;
        }

        Changes fastMode(boolean shown) {
            agreed = shown ? agreed.inFastMode() : agreed;
            return this;
        }

        Optional<Progress> at(Instant at) {
            return Optional.of(new Progress(
                    state, path, consent, bytes, bytesBack, at, movingSince, failedAttempt, end, hash, agreed));
        }
    }
}
