// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.relay.address;

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
public final class Fingerprint {

    private final MessageDigest sha256 = Digests.sha256();
    private final Optional<FileHash> offered;
    private final Optional<MessageDigest> second;

    /** @param offered the digest to compare with; one that cannot be checked is not looked at */
    public Fingerprint(Optional<FileHash> offered) {
        this.offered = offered;
        this.second = offered.flatMap(Digests::comparable);
    }

    /**
     * Adds the readable bytes and leaves the buffer as it is.
     *
     * @param from how many of them, at the beginning, are not the file's
     */
    public void add(ByteBuf bytes, int from) {
        int begin = bytes.readerIndex() + from;
        int count = bytes.readableBytes() - from;
        sha256.update(bytes.nioBuffer(begin, count));
        second.ifPresent(digest -> digest.update(bytes.nioBuffer(begin, count)));
    }

    /**
     * To be asked once.
     *
     * @param whole whether all of the file is in it: a part of it says nothing about the digest of the whole
     * @param exact whether nothing else is in it
     */
    public MovedHash sum(boolean whole, boolean exact) {
        Optional<Boolean> matches = second.filter(digest -> whole)
                .map(Fingerprint::hex)
                .flatMap(sum -> offered.map(hash -> hash.hex().equals(sum)));
        boolean file = (whole && exact) || matches.isPresent();
        return new MovedHash(hex(sha256), file ? MovedHash.Of.FILE : MovedHash.Of.MOVED, matches);
    }

    private static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }
}
