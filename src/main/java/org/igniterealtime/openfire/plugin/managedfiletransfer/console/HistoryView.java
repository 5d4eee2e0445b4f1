// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console;

import java.util.List;
import java.util.Optional;
import org.igniterealtime.openfire.plugin.managedfiletransfer.audit.HistoryPage;

/**
 * A part of the history as the page shows it.
 *
 * @param page what was read; empty where the database does not answer
 * @param size how many rows were asked for
 * @param isNewest whether nothing newer can be looked at from here
 * @param problems what is wrong with the record, and what to do
 * @param unlisted what was seen and has no row
 * @param texts in whose language
 */
record HistoryView(
        Optional<HistoryPage> page,
        PageSize size,
        boolean isNewest,
        List<String> problems,
        List<String> unlisted,
        Texts texts) {

    HistoryView {
        problems = List.copyOf(problems);
        unlisted = List.copyOf(unlisted);
    }

    List<HistoryRow> rows() {
        return page.stream()
                .flatMap(read -> read.entries().stream())
                .map(entry -> new HistoryRow(entry, texts))
                .toList();
    }

    /** Nothing to show, which is not the same as a database that does not answer. */
    boolean isEmpty() {
        return page.isPresent() && page.get().entries().isEmpty();
    }

    PageSize[] sizes() {
        return PageSize.values();
    }

    String newest() {
        return TransferHistoryPage.URL + "?" + sizeParameter();
    }

    /** The address of the next older part. */
    Optional<String> older() {
        return page.flatMap(HistoryPage::next)
                .map(cursor -> TransferHistoryPage.URL + "?" + TransferHistoryPage.BEFORE + "=" + cursor + "&"
                        + sizeParameter());
    }

    private String sizeParameter() {
        return TransferHistoryPage.SIZE + "=" + size.rows();
    }
}
