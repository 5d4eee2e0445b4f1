// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.relay;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A ticket that the relay holds, and what became of it. Thread-safe. */
final class Claim {

    private final Ticket ticket;
    private final Allowance allowance;
    private final AtomicReference<@Nullable Bytestream> stream = new AtomicReference<>();
    private volatile boolean released;

    Claim(Ticket ticket) {
        this.ticket = ticket;
        this.allowance = new Allowance(ticket.byteLimit());
    }

    Ticket ticket() {
        return ticket;
    }

    Allowance allowance() {
        return allowance;
    }

    /** The stream that runs under this ticket now. */
    @Nullable
    Bytestream stream() {
        return stream.get();
    }

    boolean begin(Bytestream begun) {
        return stream.compareAndSet(null, begun);
    }

    void release() {
        released = true;
    }

    boolean isReleased() {
        return released;
    }

    void end(Bytestream ended) {
        stream.compareAndSet(ended, null);
    }
}
