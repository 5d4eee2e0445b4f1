// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.transfer;

import static java.util.Objects.requireNonNull;

/**
 * Names one bytestream between two addresses, in either order, since both peers send stanzas of one stream.
 *
 * @param lower the address that sorts first
 * @param upper the other one
 * @param id the {@code sid}, compared to the byte
 */
public record StreamKey(Party lower, Party upper, String id) {

    public StreamKey {
        requireNonNull(lower, "lower is null");
        requireNonNull(upper, "upper is null");
        requireNonNull(id, "id is null");
    }

    /** The key of a stream between these two, named in any order. */
    public static StreamKey of(Party one, Party other, String id) {
        return one.address().compareTo(other.address()) <= 0
                ? new StreamKey(one, other, id)
                : new StreamKey(other, one, id);
    }
}
