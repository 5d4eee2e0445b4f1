// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console.active;

import java.util.List;
import java.util.OptionalLong;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.text.JsonNumbers;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.text.Labels;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.text.Links;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.text.PeerText;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.text.ShownProgress;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.text.Texts;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.text.TimeLeft;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.text.Times;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Cause;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Reason;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Transfer;
import org.json.JSONArray;
import org.json.JSONObject;

/**
 * The running transfers for the script: flat rows, users as they are identified and as they are shown, times in milliseconds since 1970, numbers of bytes as numbers, rates
 * in bytes a second, {@code null} for bytes that this server cannot see, the time left in seconds, words of the model as the slugs of their keys; and two times in words, since
 * only the server knows the console's time zone.
 */
final class ActiveJson {

    private ActiveJson() {}

    static String of(ActivePart part, LiveRates rates, boolean notified, Links links, Texts texts) {
        Times times = new Times(texts);
        JSONArray rows = new JSONArray();
        part.shown().stream()
                .map(transfer -> row(transfer, rates.of(transfer), links, times))
                .forEach(rows::put);
        return new JSONObject()
                .put("now", rates.now().toEpochMilli())
                .put("madeAt", times.at(rates.now()))
                .put("total", part.total())
                .put("moving", part.moving())
                .put("notified", notified)
                .put("rate", part.bytesPerSecond())
                .put("matching", part.matching())
                .put("from", part.from())
                .put("to", part.to())
                .put(
                        "previous",
                        part.hasPrevious()
                                ? part.query().onPage(part.query().page() - 1).url()
                                : "")
                .put(
                        "next",
                        part.hasNext()
                                ? part.query().onPage(part.query().page() + 1).url()
                                : "")
                .put("rows", rows)
                .toString();
    }

    private static JSONObject breach(Reason breach) {
        Cause cause = breach.cause();
        return new JSONObject().put("cause", cause.key()).put("end", Labels.slug(cause.end()));
    }

    private static JSONObject row(Transfer transfer, OptionalLong bytesPerSecond, Links links, Times times) {
        JSONObject row = new JSONObject()
                .put("id", transfer.id().value())
                .put("file", transfer.file().name().shown())
                .put("sender", PeerText.account(transfer.sender().address()))
                .put("senderShown", PeerText.name(transfer.sender().address()))
                .put("senderResource", PeerText.resource(transfer.sender().address()))
                .put("recipient", PeerText.account(transfer.recipient().address()))
                .put("recipientShown", PeerText.name(transfer.recipient().address()))
                .put("recipientResource", PeerText.resource(transfer.recipient().address()))
                .put("senderHistory", Links.history(transfer.sender().address()))
                .put("recipientHistory", Links.history(transfer.recipient().address()))
                .put("protocol", Labels.slug(transfer.offer().protocol()))
                .put("path", Labels.slug(transfer.path()))
                .put("state", Labels.slug(transfer.state()))
                .put("progress", Labels.slug(ShownProgress.of(transfer)))
                .put("moved", JsonNumbers.orNull(transfer.bytesSeen()))
                .put("offeredAt", transfer.offer().at().toEpochMilli())
                .put("startedAt", times.at(transfer.offer().at()));
        links.session(transfer.sender().address()).ifPresent(url -> row.put("senderSession", url));
        links.session(transfer.recipient().address()).ifPresent(url -> row.put("recipientSession", url));
        transfer.offer()
                .room()
                .ifPresent(met -> row.put("room", PeerText.addressInSentence(PeerText.account(met.room()))));
        transfer.file().size().ifPresent(bytes -> row.put("declared", bytes));
        transfer.expectedBytes().ifPresent(bytes -> row.put("expected", bytes));
        transfer.range().ifPresent(part -> row.put("offset", part.offset()));
        bytesPerSecond.ifPresent(rate -> row.put("rate", rate));
        TimeLeft.seconds(transfer, bytesPerSecond).ifPresent(seconds -> row.put("left", seconds));
        List<Reason> breaches = transfer.ruling().breaches();
        if (!breaches.isEmpty()) {
            row.put("noted", breaches.stream().map(ActiveJson::breach).toList());
        }
        return row;
    }
}
