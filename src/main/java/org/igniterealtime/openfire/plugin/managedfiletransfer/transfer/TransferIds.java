// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.transfer;

import java.time.Clock;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** Makes transfer ids: node tag, time in milliseconds and chance, so that ids of one node sort by time. Thread-safe. */
public final class TransferIds {

    private static final int TAG_LENGTH = 8;

    private final String nodeTag;
    private final Clock clock;
    private final RandomGenerator random;

    /**
     * @param node what names this server in its cluster; hashed into a short tag
     * @param random must be safe for use by several threads
     */
    public TransferIds(String node, Clock clock, RandomGenerator random) {
        String hash = String.format(Locale.ROOT, "%08x", node.hashCode());
        this.nodeTag = hash.substring(0, TAG_LENGTH);
        this.clock = clock;
        this.random = random;
    }

    /** The next id. */
    public TransferId next() {
        String time = Long.toString(clock.millis(), Character.MAX_RADIX);
        return new TransferId(
                String.format(Locale.ROOT, "%s-%s-%010x", nodeTag, time, random.nextLong() & 0xff_ffff_ffffL));
    }
}
