// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.relay;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** What the relay has done, counted by all loops. Thread-safe. */
final class Counters {

    final AtomicInteger running = new AtomicInteger();
    final LongAdder arrived = new LongAdder();
    final LongAdder activated = new LongAdder();
    final LongAdder bytes = new LongAdder();
    final LongAdder refusedAtDoor = new LongAdder();
    final LongAdder refusedRequests = new LongAdder();
    final LongAdder refusedActivations = new LongAdder();

    RelayCounters counters(int connections) {
        return new RelayCounters(
                connections,
                running.get(),
                arrived.sum(),
                activated.sum(),
                bytes.sum(),
                refusedAtDoor.sum(),
                refusedRequests.sum(),
                refusedActivations.sum());
    }
}
