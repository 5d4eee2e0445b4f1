// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.audit;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferId;

/**
 * A point in the history: the page after it begins with the next older transfer. Stays good when rows come or go.
 *
 * @param offeredAt to the millisecond
 * @param id tells apart what was offered in the same millisecond
 */
public record HistoryCursor(Instant offeredAt, TransferId id) {

    private static final char SEPARATOR = '_';

    public HistoryCursor {
        requireNonNull(offeredAt, "offeredAt is null");
        requireNonNull(id, "id is null");
    }

    /** Reads what {@link #toString} wrote; empty for any other text, which a URL may well carry. */
    public static Optional<HistoryCursor> parse(String text) {
        int at = text.indexOf(SEPARATOR);
        if (at < 0 || !TransferId.isValid(text.substring(at + 1))) {
            return Optional.empty();
        }
        try {
            Instant offeredAt = Instant.ofEpochMilli(Long.parseLong(text.substring(0, at)));
            return Optional.of(new HistoryCursor(offeredAt, new TransferId(text.substring(at + 1))));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Milliseconds, an underscore and the id: fit for a URL as it is. */
    @Override
    public String toString() {
        return offeredAt.toEpochMilli() + String.valueOf(SEPARATOR) + id;
    }
}
