// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console.history;

import java.util.Optional;
import org.igniterealtime.openfire.plugin.managedfiletransfer.audit.HistoryCursor;
import org.igniterealtime.openfire.plugin.managedfiletransfer.audit.HistoryPage;

/** What the page of the history asks of the audit store. */
@FunctionalInterface
public interface History {

    /**
     * The transfers offered before this point, newest first.
     *
     * @param before where the page above ended; empty for the newest page
     * @throws Exception where the database does not answer; of which kind is the store's business, pages know no JDBC
     */
    HistoryPage page(Optional<HistoryCursor> before, int size) throws Exception;
}
