// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console.active;

import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.text.Amounts;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.text.Links;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.text.ScriptTexts;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.text.Texts;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.text.Times;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Limits;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Offer;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.OfferedFile;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Party;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Protocol;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Ruling;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.SessionKey;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Transfer;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferId;

/**
 * The running transfers as the page shows them.
 *
 * @param part which of them
 * @param rows these, in words
 * @param notified whether users get a message about what is stopped
 * @param links where more is told of users
 * @param pace how often the page refreshes itself
 * @param texts in whose language
 * @param now when it was made
 */
record ActiveView(
        ActivePart part, List<ActiveRow> rows, boolean notified, Links links, Pace pace, Texts texts, Instant now) {

    /** A transfer that is none: for the row that the script copies, and the question before it has a name in it. */
    private static final Transfer BLANK = blankTransfer();

    static ActiveView of(ActivePart part, LiveRates rates, boolean notified, Links links, Pace pace, Texts texts) {
        List<ActiveRow> rows = part.shown().stream()
                .map(transfer -> new ActiveRow(transfer, rates.of(transfer), links, texts, rates.now()))
                .toList();
        return new ActiveView(part, rows, notified, links, pace, texts, rates.now());
    }

    ActiveQuery query() {
        return part.query();
    }

    ActiveQuery.Sort[] sorts() {
        return ActiveQuery.Sort.values();
    }

    String name(ActiveQuery.Sort sort) {
        return texts.text("mft.sort." + sort.slug());
    }

    /** How many there are, in words. */
    String status() {
        return texts.text("mft.active.status", Integer.toString(part.total()), Long.toString(part.moving()));
    }

    /** How fast all of them are together. */
    String sum() {
        return texts.text("mft.active.sum", new Amounts(texts).rate(part.bytesPerSecond()));
    }

    String range() {
        return texts.text(
                "mft.active.range",
                Integer.toString(part.from()),
                Integer.toString(part.to()),
                Integer.toString(part.matching()));
    }

    /** Whether there is more than is shown, because of the page or of what was asked for. */
    boolean isPart() {
        return part.shown().size() < part.total();
    }

    String previous() {
        return query().onPage(query().page() - 1).url();
    }

    String next() {
        return query().onPage(query().page() + 1).url();
    }

    /** Nothing runs, or nothing of what was asked for. */
    String none() {
        return texts.text(query().isEverything() ? "mft.active.none" : "mft.active.none-found");
    }

    String madeAt() {
        return new Times(texts).at(now);
    }

    ActiveRow blank() {
        return new ActiveRow(BLANK, OptionalLong.empty(), links, texts, Instant.EPOCH);
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
