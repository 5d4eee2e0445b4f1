// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.audit;

import java.util.List;

/**
 * What is written in one transaction.
 *
 * @param records in the order in which they happened; one transfer may be in it twice
 * @param asciiOnly whether every other character is written as {@code ?}: for a database whose character set has not
 *     what the text needs, where half a name is better than no record
 */
public record Batch(List<TransferRecord> records, boolean asciiOnly) {

    public Batch {
        records = List.copyOf(records);
    }

    /** A batch of text as it is. */
    public static Batch of(List<TransferRecord> records) {
        return new Batch(records, false);
    }
}
