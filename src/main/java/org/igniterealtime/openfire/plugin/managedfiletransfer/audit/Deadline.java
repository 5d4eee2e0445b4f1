// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.audit;

import java.time.Duration;

/** A moment on the scale of {@link System#nanoTime}, which no change of the clock moves. Passed until it is set. */
final class Deadline {

    private long at;
    private boolean set;

    void set(long now, Duration ahead) {
        at = now + ahead.toNanos();
        set = true;
    }

    boolean isPassed(long now) {
        return nanosLeft(now) <= 0;
    }

    long nanosLeft(long now) {
        return set ? Math.max(0, at - now) : 0;
    }
}
