// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console.active;

import java.util.List;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Transfer;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferState;

/**
 * The part of the running transfers that a page shows, and what there is in all.
 *
 * @param query what was asked for, on a page that there is
 * @param shown those on this page
 * @param total how many run
 * @param moving how many of them move bytes
 * @param matching how many are those that were asked for, on all pages
 * @param bytesPerSecond how fast all together are, as far as that is seen here
 */
record ActivePart(ActiveQuery query, List<Transfer> shown, int total, long moving, int matching, long bytesPerSecond) {

    /** A page is for people: a stranger must not make it endless. */
    static final int SIZE = 100;

    ActivePart {
        shown = List.copyOf(shown);
    }

    static ActivePart of(List<Transfer> live, LiveRates rates, ActiveQuery asked) {
        List<Transfer> matching = live.stream()
                .filter(asked::takes)
                .sorted(asked.sort().order(rates))
                .toList();
        // Transfers end while people read: the last page may be gone when its next view is asked for.
        ActiveQuery query = asked.onPage(Math.min(asked.page(), pages(matching.size())));
        int from = (query.page() - 1) * SIZE;
        List<Transfer> shown = matching.subList(from, Math.min(from + SIZE, matching.size()));
        long moving = live.stream()
                .filter(transfer -> transfer.state() == TransferState.TRANSFERRING)
                .count();
        long rate = live.stream()
                .mapToLong(transfer -> rates.of(transfer).orElse(0))
                .sum();
        return new ActivePart(query, shown, live.size(), moving, matching.size(), rate);
    }

    int pages() {
        return pages(matching);
    }

    int from() {
        return matching == 0 ? 0 : (query.page() - 1) * SIZE + 1;
    }

    int to() {
        return (query.page() - 1) * SIZE + shown.size();
    }

    boolean hasPrevious() {
        return query.page() > 1;
    }

    boolean hasNext() {
        return query.page() < pages();
    }

    private static int pages(int rows) {
        return Math.max(1, (rows + SIZE - 1) / SIZE);
    }
}
