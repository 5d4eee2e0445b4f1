// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console;

import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Limits;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Offer;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.OfferedFile;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Party;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Protocol;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Ruling;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.SessionKey;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Transfer;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferId;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferState;

/**
 * The running transfers as the page shows them.
 *
 * @param rows the newest ones
 * @param total how many there are
 * @param moving how many of them move bytes
 * @param pace how often the page refreshes itself
 * @param texts in whose language
 * @param now when it was made
 */
record ActiveView(List<ActiveRow> rows, int total, long moving, Pace pace, Texts texts, Instant now) {

    /** A page is for people: nobody reads more rows than this, and a stranger must not make it endless. */
    static final int MAX_ROWS = 200;

    /** A transfer that is none: for the row that the script copies, and the question before it has a name in it. */
    private static final Transfer BLANK = blankTransfer();

    static ActiveView of(List<Transfer> live, LiveRates rates, Pace pace, Texts texts) {
        List<ActiveRow> rows = live.stream()
                .limit(MAX_ROWS)
                .map(transfer -> new ActiveRow(transfer, rates.of(transfer), texts, rates.now()))
                .toList();
        return new ActiveView(rows, live.size(), moving(live), pace, texts, rates.now());
    }

    static long moving(List<Transfer> live) {
        return live.stream()
                .filter(transfer -> transfer.state() == TransferState.TRANSFERRING)
                .count();
    }

    /** How many there are, in words. */
    String status() {
        return texts.text("mft.active.status", Integer.toString(total), Long.toString(moving));
    }

    boolean isCut() {
        return total > rows.size();
    }

    String cut() {
        return texts.text("mft.active.cut", Integer.toString(MAX_ROWS));
    }

    String madeAt() {
        return new Times(texts).at(now);
    }

    ActiveRow blank() {
        return new ActiveRow(BLANK, OptionalLong.empty(), texts, Instant.EPOCH);
    }

    /** The texts that the script writes with. */
    String scriptTexts() {
        return ScriptTexts.json(texts);
    }

    private static Transfer blankTransfer() {
        Party nobody = new Party("-");
        SessionKey none = new SessionKey(nobody, nobody, "");
        return Transfer.offered(
                new TransferId("-"),
                Offer.ofInitiator(Protocol.SI, none, OfferedFile.UNKNOWN, Instant.EPOCH),
                Ruling.of(0, false, Limits.NONE));
    }
}
