// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.transfer;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * What the bytes that moved come to.
 *
 * @param sha256 64 lower-case hex digits
 * @param of what these bytes are
 * @param matchesOffer whether they are the file that the offer's own digest is of; empty where that cannot be told
 */
public record MovedHash(String sha256, Of of, Optional<Boolean> matchesOffer) {

    /** What was hashed. The names are stored: never rename one. */
    public enum Of {
        /** The file. */
        FILE,
        /** All of the part of the file that the recipient asked for. */
        RANGE,
        /** Bytes of which nobody can tell that they are the file: some are missing, or there are more than were offered. */
        MOVED
    }

    public MovedHash {
        requireNonNull(sha256, "sha256 is null");
        requireNonNull(of, "of is null");
        requireNonNull(matchesOffer, "matchesOffer is null");
        if (of != Of.FILE && matchesOffer.isPresent()) {
            throw new IllegalArgumentException("only a file is compared");
        }
    }

    /** Of a file. */
    public MovedHash(String sha256, Optional<Boolean> matchesOffer) {
        this(sha256, Of.FILE, matchesOffer);
    }

    /** The same, of the part that was asked for, if it is whole. */
    public MovedHash ofRange() {
        return new MovedHash(sha256, of == Of.FILE ? Of.RANGE : of, Optional.empty());
    }
}
