// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console.text;

import java.util.OptionalLong;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Transfer;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferState;

/** What can be told about how far a transfer is. */
public enum ShownProgress {
    /** No byte has moved yet. */
    WAITING,
    /** Bytes may move, but not where this server sees them. */
    UNSEEN,
    /** Bytes move; how many there will be is not known. */
    OPEN,
    /** Bytes move, of a known number. */
    MEASURED;

    public static ShownProgress of(Transfer transfer) {
        OptionalLong expected = transfer.expectedBytes();
        if (transfer.bytesSeen().isEmpty()) {
            return UNSEEN;
        }
        if (transfer.bytesMoved() == 0 && transfer.state() != TransferState.TRANSFERRING) {
            return WAITING;
        }
        return expected.isPresent() && expected.getAsLong() > 0 ? MEASURED : OPEN;
    }

    /** In words. */
    public String text(Transfer transfer, Texts texts) {
        Amounts amounts = new Amounts(texts);
        return switch (this) {
            case WAITING -> texts.text("mft.progress.waiting");
            case UNSEEN -> texts.text("mft.progress.unseen");
            case OPEN -> texts.text("mft.progress.open", amounts.amount(transfer.bytesMoved()));
            case MEASURED -> {
                String part = amounts.part(
                        transfer.bytesMoved(), transfer.expectedBytes().orElse(0));
                yield transfer.range().isPresent() ? texts.text("mft.progress.range", part) : part;
            }
        };
    }
}
