// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.transfer;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.live.Ended;

/** Something that happened to a transfer. Events are the only thing that changes one; the history keeps them. */
public sealed interface TransferEvent {

    /** When it happened. */
    Instant at();

    /** The offer was seen and allowed: the transfer begins. */
    record Offered(Instant at) implements TransferEvent {
        public Offered {
            requireNonNull(at, "at is null");
        }
    }

    /** It was interrupted by a stop of the server, or given up, and its peers go on with it. */
    record Resumed(Instant at) implements TransferEvent {
        public Resumed {
            requireNonNull(at, "at is null");
        }
    }

    /**
     * The recipient takes part: it accepted the offer, or the stream. The path is known where only one was chosen.
     *
     * @param range the part of the file that it asks for; empty for the whole file
     */
    record Accepted(Instant at, TransferPath path, Optional<FileRange> range) implements TransferEvent {

        /** It wants the whole file. */
        public Accepted(Instant at, TransferPath path) {
            this(at, path, Optional.empty());
        }

        public Accepted {
            requireNonNull(at, "at is null");
            requireNonNull(path, "path is null");
            requireNonNull(range, "range is null");
        }
    }

    /**
     * The peers set up a stream over this path; again, if one attempt failed and they make the next.
     *
     * @param fastMode whether this shows that both speak iris' fast mode
     */
    record Connecting(Instant at, TransferPath path, boolean fastMode) implements TransferEvent {

        /** As XEP-0065 has it. */
        public Connecting(Instant at, TransferPath path) {
            this(at, path, false);
        }

        public Connecting {
            requireNonNull(at, "at is null");
            requireNonNull(path, "path is null");
        }
    }

    /** The stream is established. */
    record Connected(Instant at, TransferPath path) implements TransferEvent {
        public Connected {
            requireNonNull(at, "at is null");
            requireNonNull(path, "path is null");
        }
    }

    /** This many further bytes were forwarded on this way: of the file, and in the other direction. */
    record Moved(Instant at, TransferPath path, long bytes, long bytesBack) implements TransferEvent {
        public Moved {
            requireNonNull(at, "at is null");
            requireNonNull(path, "path is null");
            if (bytes < 0 || bytesBack < 0) {
                throw new IllegalArgumentException("bytes is negative");
            }
        }
    }

    /** An attempt to set up the stream failed; the peers may make another (a SOCKS5 client falls back to in-band). */
    record AttemptFailed(Instant at, Reason reason) implements TransferEvent {
        public AttemptFailed {
            requireNonNull(at, "at is null");
            requireNonNull(reason, "reason is null");
        }
    }

    /** A rule was broken where it is not enforced: what enforcement would have done. Changes no state. */
    record Breached(Instant at, Reason reason) implements TransferEvent {
        public Breached {
            requireNonNull(at, "at is null");
            requireNonNull(reason, "reason is null");
        }
    }

    /** What moved over one stream was hashed. Changes no state. */
    record Hashed(Instant at, MovedHash hash) implements TransferEvent {
        public Hashed {
            requireNonNull(at, "at is null");
            requireNonNull(hash, "hash is null");
        }
    }

    /**
     * It has ended. The state is that of the cause, but for one that failed since an attempt had been refused.
     *
     * @param givenUp whether the server only supposes so: its peers may know better and go on, and then it is the same one
     */
    record Ended(Instant at, TransferState state, Reason reason, boolean givenUp) implements TransferEvent {

        public Ended(Instant at, Reason reason) {
            this(at, reason.cause().end(), reason);
        }

        public Ended(Instant at, TransferState state, Reason reason) {
            this(at, state, reason, false);
        }

        /** In the state to which the reason leads. */
        public static Ended givenUp(Instant at, Reason reason) {
            return new Ended(at, reason.cause().end(), reason, true);
        }

        public Ended {
            requireNonNull(at, "at is null");
            requireNonNull(reason, "reason is null");
            if (!state.isEnd()) {
                throw new IllegalArgumentException(state + " is not an end");
            }
        }
    }
}
