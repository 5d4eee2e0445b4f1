// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement;

import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.live.TextDigest;

/**
 * Which blocks of a stream its receiver takes. Each direction counts for itself; a block that is sent twice, with the same
 * content under the same number as the one before it, is taken once. Thread-safe.
 */
final class BlockSequence {

    private static final TextDigest NOTHING = TextDigest.of("");

    private final Direction forth = new Direction();
    private final Direction back = new Direction();

    /**
     * Whether this block repeats the last one that was let through.
     *
     * @param number -1 where the block has none
     * @param content the digest of what it carries
     * @param isBack whether it goes from the recipient to the sender
     */
    synchronized boolean repeats(long number, TextDigest content, boolean isBack) {
        Direction direction = isBack ? back : forth;
        return number >= 0 && number == direction.last && content.equals(direction.content);
    }

    /** This block goes on. One that is refused is not remembered: sent again, it would pass uncounted. */
    synchronized void passed(long number, TextDigest content, boolean isBack) {
        Direction direction = isBack ? back : forth;
        direction.last = number;
        direction.content = content;
    }

    private static final class Direction {

        private long last = -1;
        private TextDigest content = NOTHING;
    }
}
