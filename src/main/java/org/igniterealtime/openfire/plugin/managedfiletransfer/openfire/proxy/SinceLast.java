// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.openfire.proxy;

import java.util.function.LongSupplier;

/** What a sum has grown by since it was last asked for. A sum that has become smaller has begun anew. Thread-safe. */
final class SinceLast {

    private final LongSupplier sum;
    private long last;

    SinceLast(LongSupplier sum) {
        this.sum = sum;
    }

    synchronized long sample() {
        long now = sum.getAsLong();
        long growth = now < last ? now : now - last;
        last = now;
        return growth;
    }
}
