// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.audit;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * A part of the history, newest first.
 *
 * @param entries may be fewer than were asked for even where older ones follow
 * @param next where the next older page begins; empty on the oldest one
 */
public record HistoryPage(List<HistoryEntry> entries, Optional<HistoryCursor> next) {

    /** The largest page. */
    public static final int MAX_SIZE = 1000;

    /** The most events of one transfer that are read. */
    public static final int MAX_EVENTS = 1000;

    public HistoryPage {
        entries = List.copyOf(entries);
        requireNonNull(next, "next is null");
    }
}
