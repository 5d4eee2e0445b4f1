// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.relay;

import io.netty.buffer.ByteBuf;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.FileHash;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.MovedHash;

/**
 * What the bytes of one direction come to: their SHA-256, and whether they are those of which a digest was offered.
 * Confined to a loop.
 */
final class Fingerprint {

    private final MessageDigest sha256 = Digests.sha256();
    private final Optional<FileHash> offered;
    private final Optional<MessageDigest> second;

    /** @param offered the digest to compare with; one that cannot be checked is not looked at */
    Fingerprint(Optional<FileHash> offered) {
        this.offered = offered;
        this.second = offered.flatMap(Digests::comparable);
    }

    /** Adds the readable bytes and leaves the buffer as it is. */
    void add(ByteBuf bytes) {
        sha256.update(bytes.nioBuffer());
        second.ifPresent(digest -> digest.update(bytes.nioBuffer()));
    }

    /**
     * To be asked once.
     *
     * @param whole whether all of the file is in it: a part of it says nothing about the digest of the whole
     */
    MovedHash sum(boolean whole) {
        Optional<String> toCompare = second.filter(digest -> whole).map(Fingerprint::hex);
        return new MovedHash(
                hex(sha256),
                toCompare.flatMap(sum -> offered.map(hash -> hash.hex().equals(sum))));
    }

    private static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }
}
