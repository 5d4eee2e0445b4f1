// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.live;

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

    /** How much had been taken in all when the last block of it went in a stanza. */
    private long takenInBand;

    /** The lowest limit of the transfers that have this stream in common. */
    private OptionalLong lowest = OptionalLong.empty();

    /** Bytes that were forwarded in streams that the recipient may still have, both directions added up. */
    public synchronized long used() {
        return taken - closed;
    }

    /** Takes all of these bytes, which go in a stanza, or none where that would exceed the limit. */
    public synchronized boolean take(long bytes, OptionalLong limit) {
        if (wouldExceed(bytes, limit)) {
            return false;
        }
        taken += bytes;
        takenInBand = taken;
        return true;
    }

    /** Takes this many bytes, or as many as the limit leaves. */
    public synchronized int takeUpTo(int bytes, OptionalLong limit) {
        OptionalLong most = lower(limit, lowest);
        int given = most.isEmpty() ? bytes : (int) Math.max(0, Math.min(most.getAsLong() - used(), bytes));
        taken += given;
        return given;
    }

    /** Whether this many further bytes would exceed the limit. */
    public synchronized boolean wouldExceed(long bytes, OptionalLong limit) {
        OptionalLong most = lower(limit, lowest);
        return most.isPresent() && bytes > most.getAsLong() - used();
    }

    /** One more transfer has this stream, with this limit: nobody gets round the limit of the one before it. */
    synchronized void limitTo(OptionalLong limit) {
        lowest = lower(limit, lowest);
    }

    /** The recipient has accepted a transfer with this limit, so that its client begins a new file. */
    synchronized void accepted(OptionalLong limit) {
        lowest = limit;
    }

    /** Whether the recipient may still have an in-band stream of which it took a byte. */
    synchronized boolean isOpenInBand() {
        return takenInBand > closed;
    }

    private static OptionalLong lower(OptionalLong one, OptionalLong other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.isEmpty() ? other : one;
        }
        return OptionalLong.of(Math.min(one.getAsLong(), other.getAsLong()));
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
        if (closed == taken) {
            lowest = OptionalLong.empty();
        }
    }
}
