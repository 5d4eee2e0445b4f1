// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console.text;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Cause;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Protocol;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferPath;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferState;
import org.json.JSONObject;

/** The texts that the live table's script writes with: it has none of its own. */
public final class ScriptTexts {

    /** The keys that stand in the scripts. */
    public static final List<String> KEYS = List.of(
            "mft.active.expired",
            "mft.active.gone",
            "mft.active.idle",
            "mft.active.pause",
            "mft.active.paused",
            "mft.active.range",
            "mft.active.resume",
            "mft.active.select-label",
            "mft.active.status",
            "mft.active.stop-label",
            "mft.active.sum",
            "mft.active.trouble",
            "mft.active.updated",
            "mft.amount.part",
            "mft.amount.rate",
            "mft.file.unknown-size",
            "mft.file.unnamed",
            "mft.left.day",
            "mft.left.hours",
            "mft.left.minute",
            "mft.left.minutes",
            "mft.left.seconds",
            "mft.method",
            "mft.noted",
            "mft.noted.cut",
            "mft.noted.separator",
            "mft.progress.open",
            "mft.progress.range",
            "mft.progress.unseen",
            "mft.progress.waiting",
            "mft.room",
            "mft.unit.byte",
            "mft.unit.bytes",
            "mft.unit.eb",
            "mft.unit.gb",
            "mft.unit.kb",
            "mft.unit.mb",
            "mft.unit.pb",
            "mft.unit.tb");

    private ScriptTexts() {}

    /** All of them, by key, as the patterns that they are; the script fills them. */
    public static String json(Texts texts) {
        JSONObject json = new JSONObject();
        keys().forEach(key -> json.put(key, texts.text(key)));
        return json.toString();
    }

    public static Stream<String> keys() {
        Stream<String> words = Stream.of(
                        Arrays.stream(TransferState.values()).map(Labels::of),
                        Arrays.stream(TransferPath.values()).map(Labels::of),
                        Arrays.stream(Protocol.values()).map(Labels::of),
                        Arrays.stream(Cause.values()).filter(Cause::isRule).map(Labels::of))
                .flatMap(keys -> keys);
        return Stream.concat(KEYS.stream(), words);
    }
}
