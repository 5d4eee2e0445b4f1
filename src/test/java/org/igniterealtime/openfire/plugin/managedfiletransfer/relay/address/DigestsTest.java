// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.relay.address;

import static org.assertj.core.api.Assertions.assertThat;

import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.FileHash;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DigestsTest {

    @ParameterizedTest
    @CsvSource({
        "md5, 32",
        "MD5, 32",
        "sha-1, 40",
        "sha-224, 56",
        "sha-256, 64",
        "sha-384, 96",
        "sha-512, 128",
        "sha3-256, 64",
        "sha3-512, 128"
    })
    void aDigestOfAKnownKindCanBeCompared(String algorithm, int digits) {
        assertThat(Digests.comparable(new FileHash(algorithm, "A".repeat(digits))))
                .isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "crc32, 00000000",
        "blake2b-256, 0000000000000000000000000000000000000000000000000000000000000000",
        "'', d41d8cd98f00b204e9800998ecf8427e",
        "md5, ''",
        "md5, d41d8cd98f00b204e9800998ecf8427",
        "md5, d41d8cd98f00b204e9800998ecf8427e0",
        "md5, g41d8cd98f00b204e9800998ecf8427e",
        "md5, \u0664\u0664\u0664\u0664\u0664\u0664\u0664\u0664\u0664\u0664\u0664\u0664\u0664\u0664\u0664\u0664\u0664\u0664\u0664\u0664\u0664\u0664\u0664\u0664\u0664\u0664\u0664\u0664\u0664\u0664\u0664\u0664",
        "SHA-256/../MD5, d41d8cd98f00b204e9800998ecf8427e",
        "sha-1, d41d8cd98f00b204e9800998ecf8427e"
    })
    void anyOtherTextIsNotLookedAt(String algorithm, String hex) {
        assertThat(Digests.comparable(new FileHash(algorithm, hex))).isEmpty();
    }
}
