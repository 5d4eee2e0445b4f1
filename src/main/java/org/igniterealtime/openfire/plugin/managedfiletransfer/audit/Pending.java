// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.audit;

import java.util.ArrayList;
import java.util.List;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Reason;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Transfer;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.live.Account;

/** One transfer in the {@link Backlog}, with what happened to it since it was taken out last. Guarded by its lock. */
final class Pending {

    private final List<HistoryEvent> events = new ArrayList<>();
    private final Account account;
    private Transfer latest;
    private List<Reason> noted = List.of();

    Pending(Transfer first, Account account) {
        this.latest = LongTexts.cut(first);
        this.account = account;
    }

    Account account() {
        return account;
    }

    /** How it stands after an event; to be known even where there is no room for the event itself. */
    void stands(Transfer after, HistoryEvent event) {
        latest = LongTexts.cut(after);
        remember(event);
    }

    void moved(Transfer after) {
        latest = LongTexts.cut(after);
    }

    void add(HistoryEvent event) {
        events.add(event);
        remember(event);
    }

    private void remember(HistoryEvent event) {
        if (event.kind() == EventKind.NOTED) {
            List<Reason> breaches = latest.ruling().breaches();
            noted = breaches.isEmpty()
                    ? event.reason().flatMap(RecordedReason::reason).stream().toList()
                    : breaches;
        }
    }

    void thinOut() {
        events.removeIf(event -> !event.kind().isEssential());
    }

    boolean isEmpty() {
        return events.isEmpty();
    }

    int size() {
        return events.size();
    }

    int expendable() {
        return Math.toIntExact(
                events.stream().filter(event -> !event.kind().isEssential()).count());
    }

    TransferRecord toRecord() {
        return new TransferRecord(latest, noted, events);
    }
}
