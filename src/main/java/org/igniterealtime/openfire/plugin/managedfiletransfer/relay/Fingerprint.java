// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.relay;

import io.netty.buffer.ByteBuf;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The SHA-256 of the bytes of one direction. Confined to a loop. */
final class Fingerprint {

    private final MessageDigest digest;

    Fingerprint() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    /** Adds the readable bytes and leaves the buffer as it is. */
    void add(ByteBuf bytes) {
        digest.update(bytes.nioBuffer());
    }

    /** 64 lower-case hex digits. To be asked once. */
    String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
