// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.transfer;

import static java.util.Objects.requireNonNull;

import java.util.Locale;

/**
 * A digest of a file, as an offer names it. Whether it can be checked is for others to say: any text may stand here.
 *
 * @param algorithm as the IANA registry of hash functions has it ({@code md5}, {@code sha-256}); in lower case here
 * @param hex the digest; in lower case here
 */
public record FileHash(String algorithm, String hex) {

    /** What stream initiation uses (XEP-0096). */
    public static final String MD5 = "md5";

    public FileHash {
        requireNonNull(algorithm, "algorithm is null");
        requireNonNull(hex, "hex is null");
        algorithm = algorithm.toLowerCase(Locale.ROOT);
        hex = hex.toLowerCase(Locale.ROOT);
    }
}
