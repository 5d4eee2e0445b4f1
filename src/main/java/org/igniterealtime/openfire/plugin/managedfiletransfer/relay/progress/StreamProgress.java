// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.relay.progress;

import java.time.Duration;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferId;

/** How far a stream is and how fast. Confined to a loop but for {@link #snapshot}. */
public final class StreamProgress {

    /** How much the newest measurement counts: the rate shown is one of about the last two seconds. */
    private static final double WEIGHT = 0.15;

    private static final double NANOS_PER_SECOND = 1e9;

    private final TransferId transfer;
    private final long began;
    private MovedBytes moved = MovedBytes.NOTHING;
    private long lastMove;
    private long lastUpdate;
    private double bytesPerSecond;
    private volatile RunningStream snapshot;

    public StreamProgress(TransferId transfer, long now) {
        this.transfer = transfer;
        this.began = now;
        this.lastMove = now;
        this.lastUpdate = now;
        this.snapshot = new RunningStream(transfer, moved, 0, Duration.ZERO);
    }

    /** Takes note of what has moved so far; says whether that is more than before. */
    public boolean update(MovedBytes soFar, long now) {
        boolean changed = !soFar.equals(moved);
        if (now > lastUpdate) {
            double current = (soFar.total() - moved.total()) * NANOS_PER_SECOND / (now - lastUpdate);
            bytesPerSecond = lastUpdate == began ? current : bytesPerSecond + (current - bytesPerSecond) * WEIGHT;
            lastUpdate = now;
        }
        if (changed) {
            moved = soFar;
            lastMove = now;
        }
        snapshot = new RunningStream(transfer, moved, Math.round(bytesPerSecond), lasted(now));
        return changed;
    }

    /** It is a rate limit that keeps it waiting, not a peer. */
    public void waits(long now) {
        lastMove = now;
    }

    public MovedBytes moved() {
        return moved;
    }

    /** Nanoseconds without a byte. */
    public long idle(long now) {
        return now - lastMove;
    }

    public Duration lasted(long now) {
        return Duration.ofNanos(now - began);
    }

    public RunningStream snapshot() {
        return snapshot;
    }
}
