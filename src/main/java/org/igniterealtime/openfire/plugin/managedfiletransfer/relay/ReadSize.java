// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.relay;

import io.netty.channel.DefaultMaxMessagesRecvByteBufAllocator;

/**
 * How many bytes of one socket are read at once. Small until its stream stands, so that strangers hold little; then as
 * much as rates and the memory for all streams allow. Confined to the socket's loop.
 */
final class ReadSize extends DefaultMaxMessagesRecvByteBufAllocator {

    /** Holds any SOCKS message but one with more than 200 methods or a name that is refused anyway. */
    static final int HANDSHAKE = 256;

    /** What all streams together may hold in user space: each has one read in each direction, at worst. */
    private static final int BUDGET = 64 * 1024 * 1024;

    private static final int SMALLEST = 4096;

    /** A socket that has more to read lets the others of its loop have their turn after this many reads. */
    private static final int READS_PER_TURN = 1;

    private int size = HANDSHAKE;

    ReadSize() {
        super(READS_PER_TURN);
    }

    void set(int bytes) {
        size = bytes;
    }

    /** What one direction of one of so many streams may read at once. */
    static int of(int bufferSize, int streams) {
        int share = BUDGET / (2 * Math.max(1, streams));
        return Math.min(bufferSize, Math.max(SMALLEST, share));
    }

    @Override
    public MaxMessageHandle newHandle() {
        return new MaxMessageHandle() {
            @Override
            public int guess() {
                return size;
            }
        };
    }
}
