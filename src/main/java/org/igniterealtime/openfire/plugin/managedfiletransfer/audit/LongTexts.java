// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.audit;

import java.util.Optional;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Offer;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.OfferedFile;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.SessionKey;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Transfer;

/**
 * Bounds what a waiting transfer takes of the memory: the texts that a peer may send at any length are cut to what
 * their columns hold. Otherwise thousands of offers with huge session ids would wait whole for a database that is away.
 */
final class LongTexts {

    private LongTexts() {}

    static Transfer cut(Transfer transfer) {
        OfferedFile file = transfer.file();
        boolean fits =
                fits(TextColumn.SESSION, Optional.of(transfer.offer().session().id()))
                        && fits(TextColumn.MIME_TYPE, file.mimeType())
                        && fits(TextColumn.MD5, file.md5());
        return fits
                ? transfer
                : new Transfer(transfer.id(), cut(transfer.offer()), transfer.ruling(), transfer.progress());
    }

    private static Offer cut(Offer offer) {
        SessionKey session = offer.session();
        OfferedFile file = offer.file();
        return new Offer(
                offer.protocol(),
                new SessionKey(session.initiator(), session.responder(), cut(TextColumn.SESSION, session.id())),
                offer.sender(),
                offer.recipient(),
                new OfferedFile(
                        file.name(),
                        file.size(),
                        file.mimeType().map(text -> cut(TextColumn.MIME_TYPE, text)),
                        file.md5().map(text -> cut(TextColumn.MD5, text))),
                offer.at(),
                offer.room());
    }

    private static boolean fits(TextColumn column, Optional<String> text) {
        return text.isEmpty() || text.get().length() <= column.width();
    }

    private static String cut(TextColumn column, String text) {
        return text.substring(0, Math.min(text.length(), column.width()));
    }
}
