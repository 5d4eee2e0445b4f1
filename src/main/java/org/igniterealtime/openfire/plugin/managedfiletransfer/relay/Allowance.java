// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.relay;

import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;

/** The bytes that a transfer may still forward, over all its streams. Thread-safe. */
final class Allowance {

    private final AtomicLong left;

    /** @param limit empty for no limit */
    Allowance(OptionalLong limit) {
        left = new AtomicLong(limit.orElse(Long.MAX_VALUE));
    }

    /** Takes this many bytes, or as many as are left. */
    int take(int wanted) {
        long before = left.getAndUpdate(now -> now - Math.min(now, wanted));
        return (int) Math.min(before, wanted);
    }
}
