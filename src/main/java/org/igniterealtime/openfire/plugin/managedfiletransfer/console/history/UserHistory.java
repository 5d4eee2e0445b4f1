// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.igniterealtime.openfire.plugin.managedfiletransfer.audit.HistoryCursor;
import org.igniterealtime.openfire.plugin.managedfiletransfer.audit.HistoryEntry;
import org.igniterealtime.openfire.plugin.managedfiletransfer.audit.HistoryPage;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.text.Links;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.text.PeerText;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.shown.ShownAddress;

/**
 * The transfers of one user. The history is read backwards in its own order and what is not theirs is left out, up to a
 * bound: a view costs no more however long the history is, and older ones follow on the next page.
 *
 * @param history of all
 * @param user whose, as it is typed: a name, an address, or the full address of one client
 */
record UserHistory(History history, String user) implements History {

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
        return isMeant(entry.sender()) || isMeant(entry.recipient());
    }

    /** A name alone is that of a user of any domain, as it is or as it is shown (XEP-0106). */
    private boolean isMeant(String address) {
        String account = Links.account(address);
        if (account.equalsIgnoreCase(user) || PeerText.name(address).equalsIgnoreCase(user)) {
            return true;
        }
        if (user.indexOf('/') >= 0 && address.equals(user)) {
            return true;
        }
        int at = account.indexOf('@');
        String name = at < 0 ? "" : account.substring(0, at);
        return at > 0 && (name.equalsIgnoreCase(user) || ShownAddress.name(name).equalsIgnoreCase(user));
    }
}
