// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.transfer;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

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

    /** The recipient accepted; the path is known where only one way was chosen. */
    record Accepted(Instant at, TransferPath path) implements TransferEvent {
        public Accepted {
            requireNonNull(at, "at is null");
            requireNonNull(path, "path is null");
        }
    }

    /** The peers set up a stream over this path; again, if one way failed and they try the next. */
    record Connecting(Instant at, TransferPath path) implements TransferEvent {
        public Connecting {
            requireNonNull(at, "at is null");
            requireNonNull(path, "path is null");
        }
    }

    /** The stream stands. */
    record Connected(Instant at, TransferPath path) implements TransferEvent {
        public Connected {
            requireNonNull(at, "at is null");
            requireNonNull(path, "path is null");
        }
    }

    /** This many further bytes were forwarded to the recipient. */
    record Moved(Instant at, long bytes) implements TransferEvent {
        public Moved {
            requireNonNull(at, "at is null");
            if (bytes < 0) {
                throw new IllegalArgumentException("bytes is negative");
            }
        }
    }

    /** One way to set up the stream failed; the peers may try another (a SOCKS5 client falls back to in-band). */
    record Hindered(Instant at, Reason reason) implements TransferEvent {
        public Hindered {
            requireNonNull(at, "at is null");
            requireNonNull(reason, "reason is null");
        }
    }

    /** A rule was broken in mode OBSERVE: what enforcement would have done. Changes no state. */
    record Noted(Instant at, Reason reason) implements TransferEvent {
        public Noted {
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

    /** It is over. */
    record Ended(Instant at, TransferState state, Reason reason) implements TransferEvent {
        public Ended {
            requireNonNull(at, "at is null");
            requireNonNull(reason, "reason is null");
            if (!state.isEnd()) {
                throw new IllegalArgumentException(state + " is not an end");
            }
        }
    }
}
