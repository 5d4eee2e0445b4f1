// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.transfer;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * What the bytes that moved come to.
 *
 * @param sha256 64 lower-case hex digits
 * @param matchesOffer whether they are the file that the offer's own digest is of; empty where that cannot be told
 */
public record MovedHash(String sha256, Optional<Boolean> matchesOffer) {

    public MovedHash {
        requireNonNull(sha256, "sha256 is null");
        requireNonNull(matchesOffer, "matchesOffer is null");
    }
}
