// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console.history;

import org.igniterealtime.openfire.plugin.managedfiletransfer.audit.HistoryCursor;
import org.igniterealtime.openfire.plugin.managedfiletransfer.audit.HistoryEntry;
import org.igniterealtime.openfire.plugin.managedfiletransfer.audit.HistoryPage;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.text.JsonNumbers;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.text.Labels;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.text.Texts;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.MovedHash;
import org.json.JSONArray;
import org.json.JSONObject;

/**
 * A part of the history for scripts: flat rows, times in milliseconds since 1970, numbers of bytes as numbers, words of the
 * model as the slugs of their keys, and reasons also in the console's language. Addresses and names are as they were sent,
 * so that they identify; whoever shows them marks what deceives. Bytes that this server cannot see are {@code null}. What a row does not have is left out.
 */
final class HistoryJson {

    private HistoryJson() {}

    static String of(HistoryPage page, Texts texts) {
        JSONArray rows = new JSONArray();
        page.entries().stream().map(entry -> row(entry, texts)).forEach(rows::put);
        JSONObject json = new JSONObject().put("rows", rows);
        page.next().map(HistoryCursor::toString).ifPresent(next -> json.put("next", next));
        return json.toString();
    }

    /** All of them, in their order. */
    private static JSONArray noted(HistoryEntry entry, Texts texts) {
        JSONArray all = new JSONArray();
        entry.breaches()
                .forEach(breach -> all.put(
                        new JSONObject().put("rule", breach.key()).put("reason", HistoryRow.notedText(breach, texts))));
        return all;
    }

    private static JSONObject row(HistoryEntry entry, Texts texts) {
        JSONObject row = new JSONObject()
                .put("id", entry.id().value())
                .put("protocol", Labels.slug(entry.protocol()))
                .put("path", Labels.slug(entry.path()))
                .put("sender", entry.sender())
                .put("recipient", entry.recipient())
                .put("file", entry.fileName())
                .put("bytesMoved", JsonNumbers.orNull(entry.bytesSeen()))
                .put("state", Labels.slug(entry.state()))
                .put("policyVersion", entry.policyVersion())
                .put("offeredAt", entry.offeredAt().toEpochMilli());
        entry.declaredSize().ifPresent(size -> row.put("declaredSize", size));
        entry.endedAt().ifPresent(at -> row.put(entry.isEndKnown() ? "endedAt" : "endedBefore", at.toEpochMilli()));
        entry.reason().ifPresent(reason -> row.put("rule", reason.key()).put("reason", HistoryRow.text(reason, texts)));
        entry.noted().ifPresent(reason -> row.put("notedRule", reason.key())
                .put("notedReason", HistoryRow.notedText(reason, texts))
                .put("noted", noted(entry, texts)));
        entry.room().ifPresent(room -> row.put("room", room));
        entry.hash().ifPresent(hash -> row.put("sha256", hash.sha256()).put("sha256Of", Labels.slug(hash.of())));
        entry.hash().flatMap(MovedHash::matchesOffer).ifPresent(matches -> row.put("matchesOffer", matches));
        return row;
    }
}
