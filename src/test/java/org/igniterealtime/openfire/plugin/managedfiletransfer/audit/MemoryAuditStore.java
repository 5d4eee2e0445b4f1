// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.audit;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Reason;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Transfer;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferId;
import org.jspecify.annotations.Nullable;

/** A store that only remembers what was written, and fails as a test wants it to. Thread-safe. */
final class MemoryAuditStore implements AuditStore {

    private final List<Batch> batches = new ArrayList<>();
    private final List<Instant> interrupted = new ArrayList<>();
    private @Nullable Exception failure;
    private @Nullable Exception probeFailure;
    private @Nullable Exception interruptFailure;
    private Predicate<Batch> poisoned = batch -> false;
    private Exception poison = new SQLException("refused", "22001");
    private int attempts;

    synchronized void failWith(@Nullable Exception next) {
        failure = next;
    }

    synchronized void failProbeWith(@Nullable Exception next) {
        probeFailure = next;
    }

    synchronized void failInterruptWith(@Nullable Exception next) {
        interruptFailure = next;
    }

    /** Before which times open rows were ended; each has to come before the first batch. */
    synchronized List<Instant> interrupted() {
        return List.copyOf(interrupted);
    }

    /** Refuses each batch that has this row in it. */
    synchronized void poison(Exception with, Predicate<TransferRecord> row) {
        poison = with;
        poisoned = batch -> batch.records().stream().anyMatch(row);
    }

    /** Refuses each batch that has this row in it, unless it is reduced to ASCII. */
    synchronized void poisonUnlessAscii(Predicate<TransferRecord> row) {
        poisoned = batch -> !batch.asciiOnly() && batch.records().stream().anyMatch(row);
    }

    synchronized List<Batch> batches() {
        return List.copyOf(batches);
    }

    synchronized List<String> ids() {
        return batches.stream()
                .flatMap(batch -> batch.records().stream())
                .map(row -> row.latest().id().value())
                .toList();
    }

    synchronized int attempts() {
        return attempts;
    }

    @Override
    public synchronized void probe() throws SQLException {
        fail(probeFailure);
    }

    @Override
    public synchronized int interruptOpen(Instant before, Reason reason) throws SQLException {
        if (attempts > 0) {
            throw new AssertionError("rows of this run were written before");
        }
        fail(interruptFailure);
        interrupted.add(before);
        return 1;
    }

    @Override
    public List<Transfer> interrupted(Instant offeredAfter, int most) {
        return List.of();
    }

    @Override
    public synchronized void write(Batch batch) throws SQLException {
        attempts++;
        fail(failure);
        if (poisoned.test(batch)) {
            fail(poison);
        }
        batches.add(batch);
    }

    private static void fail(@Nullable Exception with) throws SQLException {
        if (with instanceof SQLException sql) {
            throw sql;
        }
        if (with instanceof RuntimeException bug) {
            throw bug;
        }
    }

    @Override
    public HistoryPage page(Optional<HistoryCursor> before, int size) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<HistoryEntry> find(TransferId id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<HistoryEvent> events(HistoryEntry entry) {
        throw new UnsupportedOperationException();
    }
}
