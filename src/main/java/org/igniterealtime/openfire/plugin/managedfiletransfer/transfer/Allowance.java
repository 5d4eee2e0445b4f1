// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.transfer;

import java.util.OptionalLong;

/**
 * How much one recipient took from one sender under one stream id: what a byte limit is compared with. It follows the
 * stream over transfers, paths and the recipient's connections, until the recipient cannot have that stream any more:
 * otherwise each new start would be a new limit. Thread-safe.
 */
public final class Allowance {

    /** Blocks that repeat the one before them, and that a recipient takes once; more are no repetition but a way round. */
    static final int MOST_REPEATS = 16;

    private long taken;
    private long closed;
    private int repeats;

    /** Bytes that were forwarded in streams that the recipient may still have, both directions added up. */
    public synchronized long used() {
        return taken - closed;
    }

    /** Takes all of these bytes, or none where that would exceed the limit. */
    public synchronized boolean take(long bytes, OptionalLong limit) {
        if (wouldExceed(bytes, limit)) {
            return false;
        }
        taken += bytes;
        return true;
    }

    /** Takes this many bytes, or as many as the limit leaves. */
    public synchronized int takeUpTo(int bytes, OptionalLong limit) {
        int given = limit.isEmpty() ? bytes : (int) Math.max(0, Math.min(limit.getAsLong() - used(), bytes));
        taken += given;
        return given;
    }

    /** Whether this many further bytes would exceed the limit. */
    public synchronized boolean wouldExceed(long bytes, OptionalLong limit) {
        return limit.isPresent() && bytes > limit.getAsLong() - used();
    }

    /** Lets one more block repeat the one before it without being counted, if that has not happened too often. */
    public synchronized boolean takeRepeat() {
        if (repeats == MOST_REPEATS) {
            return false;
        }
        repeats++;
        return true;
    }

    /** All bytes that were ever taken. */
    synchronized long taken() {
        return taken;
    }

    /** The recipient has closed the stream in which it had taken so much; what it took since belongs to another. */
    synchronized void closedAt(long mark) {
        closed = Math.max(closed, mark);
    }
}
