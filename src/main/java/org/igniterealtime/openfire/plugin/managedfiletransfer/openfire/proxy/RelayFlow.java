// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.openfire.proxy;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.LongAdder;
import org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement.OwnProxy;
import org.igniterealtime.openfire.plugin.managedfiletransfer.openfire.stanzas.TransferEvents;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.RelayListener;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.progress.MovedBytes;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.progress.StreamOutcome;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.progress.StreamResult;

/** Carries what the relay says of a transfer's streams to enforcement. Called on the relay's threads, in order. */
final class RelayFlow implements RelayListener {

    private final String session;
    private final OwnProxy.Flow flow;
    private final TransferEvents events;
    private final LongAdder allBytes;
    private final Executor mayWait;
    private MovedBytes before = MovedBytes.NOTHING;

    RelayFlow(String session, OwnProxy.Flow flow, TransferEvents events, LongAdder allBytes, Executor mayWait) {
        this.session = session;
        this.flow = flow;
        this.events = events;
        this.allBytes = allBytes;
        this.mayWait = mayWait;
    }

    @Override
    public boolean joined() {
        return flow.joined();
    }

    @Override
    public void moved(MovedBytes soFar) {
        long all = soFar.total() - before.total();
        // What comes before the file may be known later than it was counted.
        long ofFile = Math.max(0, soFar.file() - before.file());
        before = soFar;
        allBytes.add(all);
        if (all > 0) {
            flow.moved(ofFile, all - ofFile);
        }
    }

    @Override
    public void ended(StreamResult end) {
        before = MovedBytes.NOTHING;
        mayWait.execute(() -> {
            end.hash().ifPresent(flow::hashed);
            flow.over(meaning(end.ending()));
            events.ended(session, end.ending() == StreamOutcome.FINISHED);
        });
    }

    private static OwnProxy.End meaning(StreamOutcome ending) {
        return switch (ending) {
            case FINISHED -> OwnProxy.End.WHOLE;
            case SHORT, RESET -> OwnProxy.End.SHORT;
            case CUT -> OwnProxy.End.LIMIT;
            case TIMED_OUT -> OwnProxy.End.IDLE;
            case STOPPED -> OwnProxy.End.CLOSED;
            case RELAY_CLOSED -> OwnProxy.End.PROXY_OFF;
        };
    }
}
