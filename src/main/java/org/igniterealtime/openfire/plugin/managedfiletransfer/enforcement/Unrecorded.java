// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement;

import java.util.concurrent.atomic.LongAdder;

/** Counts what leaves no row in the history, so that an administrator knows of it all the same. Thread-safe. */
public final class Unrecorded {

    private final LongAdder strays = new LongAdder();
    private final LongAdder unfounded = new LongAdder();
    private final LongAdder unfollowed = new LongAdder();

    /** File transfer that was taken out of an answer that nobody waits for, or of an error message. */
    void stray() {
        strays.increment();
    }

    /** A step of a stream that does not exist, and that moved nothing: an activation of nothing, an empty query. */
    void unfounded() {
        unfounded.increment();
    }

    /** Something that passed and was not followed, since the policy is not enforced. */
    void unfollowed() {
        unfollowed.increment();
    }

    /** The counts so far. */
    public Counts counts() {
        return new Counts(strays.sum(), unfounded.sum(), unfollowed.sum());
    }

    /**
     * What was counted since the plugin started.
     *
     * @param strays file transfer in stanzas that cannot carry any
     * @param unfounded steps of streams that do not exist
     * @param unfollowed what passed without being followed
     */
    public record Counts(long strays, long unfounded, long unfollowed) {}
}
