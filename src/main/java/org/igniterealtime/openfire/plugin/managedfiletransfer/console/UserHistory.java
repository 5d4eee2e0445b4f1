// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.igniterealtime.openfire.plugin.managedfiletransfer.audit.HistoryCursor;
import org.igniterealtime.openfire.plugin.managedfiletransfer.audit.HistoryEntry;
import org.igniterealtime.openfire.plugin.managedfiletransfer.audit.HistoryPage;

/**
 * The transfers of one user. The history is read backwards in its own order and what is not theirs is left out, up to a
 * bound: a view costs no more however long the history is, and older ones follow on the next page.
 *
 * @param history of all
 * @param account whose, without a resource
 */
record UserHistory(History history, String account) implements History {

    /** How many rows one view reads at most. */
    static final int MOST_READ = 5_000;

    private static final int CHUNK = 500;

    @Override
    public HistoryPage page(Optional<HistoryCursor> before, int size) throws Exception {
        List<HistoryEntry> theirs = new ArrayList<>();
        Optional<HistoryCursor> next = before;
        for (int read = 0; read < MOST_READ; read += CHUNK) {
            HistoryPage chunk = history.page(next, CHUNK);
            for (HistoryEntry entry : chunk.entries()) {
                if (isTheirs(entry)) {
                    theirs.add(entry);
                }
                if (theirs.size() == size) {
                    return new HistoryPage(theirs, Optional.of(entry.cursor()));
                }
            }
            next = chunk.next();
            if (next.isEmpty()) {
                break;
            }
        }
        return new HistoryPage(theirs, next);
    }

    private boolean isTheirs(HistoryEntry entry) {
        return Links.account(entry.sender()).equalsIgnoreCase(account)
                || Links.account(entry.recipient()).equalsIgnoreCase(account);
    }
}
