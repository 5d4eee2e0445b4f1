// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.transfer;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * The part of a file that its recipient asks for, having the rest already (XEP-0096 section 3).
 *
 * @param offset how many bytes of the file come before it
 * @param length how many bytes it has; empty for all up to the end of the file
 */
public record FileRange(long offset, OptionalLong length) {

    public FileRange {
        requireNonNull(length, "length is null");
        if (!isValid(offset, length)) {
            throw new IllegalArgumentException("not a range: " + offset + ", " + length);
        }
    }

    /** Whether there can be such a part of any file. One of no bytes is none: to iris, a length of 0 means the whole rest. */
    public static boolean isValid(long offset, OptionalLong length) {
        return offset >= 0
                && (length.isEmpty() || (length.getAsLong() > 0 && length.getAsLong() <= Long.MAX_VALUE - offset));
    }

    /** Whether a file of this size has such a part; one of unknown size may have any. */
    public boolean isWithin(OptionalLong size) {
        return size.isEmpty() || offset + length.orElse(0) <= size.getAsLong();
    }

    /** Whether it is the whole file. */
    public boolean isWhole(OptionalLong size) {
        return offset == 0 && (length.isEmpty() || length.equals(size));
    }

    /**
     * The most that may move for it: to the byte, as both peers know what was asked for, but for the carriage return that iris
     * puts before a file.
     */
    Optional<Limits.ByteLimit> limit(OptionalLong size) {
        OptionalLong asked = bytes(size);
        if (asked.isEmpty()) {
            return Optional.empty();
        }
        long most = asked.getAsLong() == Long.MAX_VALUE ? Long.MAX_VALUE : asked.getAsLong() + 1;
        return Optional.of(
                new Limits.ByteLimit(most, Reason.of(Cause.RANGE_EXCEEDED, new Argument.Bytes(asked.getAsLong()))));
    }

    /** How many bytes of a file of this size are in it, as far as that is known. */
    public OptionalLong bytes(OptionalLong size) {
        if (length.isPresent() || size.isEmpty()) {
            return length;
        }
        return OptionalLong.of(Math.max(0, size.getAsLong() - offset));
    }
}
