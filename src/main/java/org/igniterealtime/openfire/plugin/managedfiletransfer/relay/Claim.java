// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.relay;

import java.util.concurrent.atomic.AtomicReference;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.StreamKey;
import org.jspecify.annotations.Nullable;

/** A ticket that the relay holds, and what became of it. Thread-safe. */
final class Claim {

    private final Ticket ticket;
    private final AtomicReference<@Nullable Bytestream> stream = new AtomicReference<>();
    private volatile boolean released;

    Claim(Ticket ticket) {
        this.ticket = ticket;
    }

    Ticket ticket() {
        return ticket;
    }

    /** Takes this many bytes of the allowance, or as many as the limit leaves. */
    int take(int wanted) {
        return ticket.allowance().takeUpTo(wanted, ticket.byteLimit());
    }

    boolean isOf(StreamKey name) {
        return ticket.isOf(name);
    }

    /** The stream that runs under this ticket now. */
    @Nullable
    Bytestream stream() {
        return stream.get();
    }

    boolean begin(Bytestream begun) {
        return stream.compareAndSet(null, begun);
    }

    /** Holds again: a new ticket was asked for while the stream of this one runs. */
    void hold() {
        released = false;
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
