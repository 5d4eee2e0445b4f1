// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.live;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Party;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.StreamKey;

/**
 * The name under which the two connections of a SOCKS5 bytestream find each other at a proxy: the DST.ADDR of XEP-0065
 * section 5.3.2, {@code SHA1(sid + requester + target)}.
 *
 * @param digest 40 hex digits; kept in lower case, since clients write either
 */
public record BearerAddress(String digest) {

    private static final int LENGTH = 40;

    public BearerAddress {
        requireNonNull(digest, "digest is null");
        if (digest.length() != LENGTH || !digest.chars().allMatch(c -> Character.digit(c, 16) >= 0 && c < 'a' + 6)) {
            throw new IllegalArgumentException("not a SHA-1 digest");
        }
        digest = digest.toLowerCase(Locale.ROOT);
    }

    /**
     * The address of a stream. A stream has two of them, since either peer may be the one who offers streamhosts.
     *
     * @param requester who offered the streamhosts
     * @param target who connects to them
     */
    public static BearerAddress of(String session, Party requester, Party target) {
        try {
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            byte[] input = (session + requester.address() + target.address()).getBytes(StandardCharsets.UTF_8);
            return new BearerAddress(HexFormat.of().formatHex(sha1.digest(input)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-1", e);
        }
    }

    /** Both addresses of a stream: one for each order of its peers. */
    public static Set<BearerAddress> of(StreamKey stream) {
        BearerAddress one = of(stream.id(), stream.lower(), stream.upper());
        BearerAddress other = of(stream.id(), stream.upper(), stream.lower());
        return one.equals(other) ? Set.of(one) : Set.of(one, other);
    }

    @Override
    public String toString() {
        return digest;
    }
}
