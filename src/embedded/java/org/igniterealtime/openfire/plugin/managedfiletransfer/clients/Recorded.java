// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.clients;

import org.json.JSONObject;

/**
 * One row of the Transfer History page. A text that the row does not have is empty; a size that is
 * not known is -1, and so are bytes that the server cannot see.
 *
 * @param rule which rule, or what else, ended it
 * @param notedRule what enforcement would have refused it for
 * @param sha256 of the bytes that moved
 * @param room the chat room in which the two met
 * @param sha256Of what these bytes are: the file, the part that was asked for, or what moved
 * @param matchesOffer {@code true} or {@code false}, where the offer had a digest to compare with
 */
public record Recorded(
        String id,
        String protocol,
        String path,
        String sender,
        String recipient,
        String file,
        long declaredSize,
        long bytesMoved,
        String state,
        String rule,
        String reason,
        String notedRule,
        String notedReason,
        String sha256,
        String sha256Of,
        String matchesOffer,
        String room) {

    static Recorded of(JSONObject row) {
        return new Recorded(
                row.getString("id"),
                row.getString("protocol"),
                row.getString("path"),
                row.getString("sender"),
                row.getString("recipient"),
                row.getString("file"),
                row.optLong("declaredSize", -1),
                row.optLong("bytesMoved", -1),
                row.getString("state"),
                row.optString("rule"),
                row.optString("reason"),
                row.optString("notedRule"),
                row.optString("notedReason"),
                row.optString("sha256"),
                row.optString("sha256Of"),
                row.has("matchesOffer") ? Boolean.toString(row.getBoolean("matchesOffer")) : "",
                row.optString("room"));
    }
}
