// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.transfer;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.OptionalLong;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.shown.FileName;

/**
 * The file as its offer describes it. All of it is the sender's word; only the bytes that move are the truth.
 *
 * @param name its name
 * @param size declared bytes, not negative; empty where the offer does not tell, which is not zero
 * @param mimeType the declared media type; for display only
 * @param md5 the declared MD5 in lower-case hex (XEP-0096)
 * @param ranged whether the recipient may ask for a part of it
 */
public record OfferedFile(
        FileName name, OptionalLong size, Optional<String> mimeType, Optional<String> md5, boolean ranged) {

    /** A stream without an offer: nothing is known of what it carries. */
    public static final OfferedFile UNKNOWN = new OfferedFile(FileName.NONE, OptionalLong.empty());

    public OfferedFile {
        requireNonNull(name, "name is null");
        requireNonNull(size, "size is null");
        requireNonNull(mimeType, "mimeType is null");
        requireNonNull(md5, "md5 is null");
        if (size.isPresent() && size.getAsLong() < 0) {
            throw new IllegalArgumentException("size is negative");
        }
    }

    /** A file that is sent whole. */
    public OfferedFile(FileName name, OptionalLong size, Optional<String> mimeType, Optional<String> md5) {
        this(name, size, mimeType, md5, false);
    }

    /** A file of which only name and size were told. */
    public OfferedFile(FileName name, OptionalLong size) {
        this(name, size, Optional.empty(), Optional.empty());
    }

    /** The digest that the offer names, of whatever kind its protocol has. */
    public Optional<FileHash> hash() {
        return md5.map(hex -> new FileHash(FileHash.MD5, hex));
    }
}
