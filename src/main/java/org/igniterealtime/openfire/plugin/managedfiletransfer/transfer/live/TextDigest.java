// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.live;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Party;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.StreamKey;

/**
 * A few bytes in place of texts of which a stranger may make kilobytes: addresses and ids of what is remembered, the content
 * of a block. Half of a SHA-256, so that nobody finds two that collide.
 */
public record TextDigest(long high, long low) {

    /** The digest of these parts; each is told apart from the next. */
    public static TextDigest of(String... parts) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            for (String part : parts) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                sha256.update(
                        ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
                sha256.update(bytes);
            }
            ByteBuffer sum = ByteBuffer.wrap(sha256.digest());
            return new TextDigest(sum.getLong(), sum.getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    static TextDigest of(StreamKey stream) {
        return of(stream.lower().address(), stream.upper().address(), stream.id());
    }

    /** What an allowance is kept by: whichever of the recipient's connections takes the bytes, they are the same stream. */
    static TextDigest ofAllowance(Party sender, Party recipient, String stream) {
        return of("allowance", sender.address(), recipient.bare(), stream);
    }
}
