// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.relay;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.progress.MovedBytes;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.progress.StreamResult;

/** Keeps what a listener hears. */
public final class RecordedStream implements RelayListener {

    private static final int PATIENCE_SECONDS = 20;

    private final List<MovedBytes> reports = new CopyOnWriteArrayList<>();
    private final CompletableFuture<StreamResult> end = new CompletableFuture<>();

    @Override
    public void moved(MovedBytes soFar) {
        if (end.isDone()) {
            throw new AssertionError("moved after the end");
        }
        reports.add(soFar);
    }

    @Override
    public void ended(StreamResult ended) {
        if (!end.complete(ended)) {
            throw new AssertionError("ended twice");
        }
    }

    public List<MovedBytes> reports() {
        return reports;
    }

    public boolean isOver() {
        return end.isDone();
    }

    public StreamResult awaitEnd() throws Exception {
        return end.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
}
