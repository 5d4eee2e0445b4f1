// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.relay.address;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.FileHash;

/** The digests that every Java 17 can make, under the names that offers give them. Others cannot be checked. */
final class Digests {

    private static final Map<String, String> JAVA_NAMES = Map.of(
            "md5", "MD5",
            "sha-1", "SHA-1",
            "sha-224", "SHA-224",
            "sha-256", "SHA-256",
            "sha-384", "SHA-384",
            "sha-512", "SHA-512",
            "sha3-256", "SHA3-256",
            "sha3-512", "SHA3-512");

    private Digests() {}

    static MessageDigest sha256() {
        return named("SHA-256");
    }

    /** A digest to compare with the one that was offered; empty where that is of no known kind, or broken. */
    static Optional<MessageDigest> comparable(FileHash offered) {
        return Optional.ofNullable(JAVA_NAMES.get(offered.algorithm()))
                .map(Digests::named)
                .filter(digest -> offered.hex().length() == 2 * digest.getDigestLength())
                .filter(digest -> offered.hex().chars().allMatch(HexFormat::isHexDigit));
    }

    private static MessageDigest named(String javaName) {
        try {
            return MessageDigest.getInstance(javaName);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has " + javaName, e);
        }
    }
}
