// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.audit;

import java.util.Optional;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.OfferedFile;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Transfer;

/**
 * Bounds what a waiting transfer takes of the memory: the texts that a peer may send at any length are cut to what
 * their columns hold. Otherwise thousands of offers with huge session ids would wait whole for a database that is away.
 */
final class LongTexts {

    private LongTexts() {}

    static Transfer cut(Transfer transfer) {
        OfferedFile file = transfer.file();
        boolean fits = fits(TextColumn.SESSION, Optional.of(transfer.session()))
                && fits(TextColumn.MIME_TYPE, file.mimeType())
                && fits(TextColumn.MD5, file.md5());
        return fits ? transfer : copy(transfer);
    }

    private static boolean fits(TextColumn column, Optional<String> text) {
        return text.isEmpty() || text.get().length() <= column.width();
    }

    private static String cut(TextColumn column, String text) {
        return text.substring(0, Math.min(text.length(), column.width()));
    }

    private static Transfer copy(Transfer transfer) {
        OfferedFile file = transfer.file();
        OfferedFile cut = new OfferedFile(
                file.name(),
                file.size(),
                file.mimeType().map(text -> cut(TextColumn.MIME_TYPE, text)),
                file.md5().map(text -> cut(TextColumn.MD5, text)));
        return new Transfer(
                transfer.id(),
                transfer.protocol(),
                cut(TextColumn.SESSION, transfer.session()),
                transfer.sender(),
                transfer.recipient(),
                cut,
                transfer.state(),
                transfer.path(),
                transfer.bytesMoved(),
                transfer.offeredAt(),
                transfer.changedAt(),
                transfer.movingSince(),
                transfer.policyVersion(),
                transfer.obligations(),
                transfer.reason(),
                transfer.hash());
    }
}
