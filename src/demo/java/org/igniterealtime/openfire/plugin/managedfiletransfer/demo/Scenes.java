// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.demo;

import java.util.List;
import org.igniterealtime.openfire.plugin.managedfiletransfer.clients.Rules;
import org.igniterealtime.openfire.plugin.managedfiletransfer.clients.Way;

/** What the demo plays. */
final class Scenes {

    private static final int LIMIT = 1024 * 1024;

    private static final Rules RULES = Rules.OPEN.largest(LIMIT).refuse(".exe", ".bat");

    private Scenes() {}

    static List<Scene> all() {
        return List.of(
                scene("through the server's proxy", "report.pdf", Way.PROXY, 600_000, "completed", "proxied", ""),
                scene("directly between the peers", "photo.jpg", Way.DIRECT, 600_000, "handed-off", "direct", ""),
                scene("in-band, as Spark does", "notes.txt", Way.IN_BAND, 60_000, "completed", "in-band", ""),
                scene("too large", "film.mkv", Way.PROXY, LIMIT + 1, "refused", "unknown", "largest-file"),
                scene("a refused ending", "setup.exe", Way.PROXY, 1_000, "refused", "unknown", "refused-ending"),
                new Scene(
                        "proxy only, offered directly",
                        RULES.throughProxyOnly(),
                        "direct-offer.zip",
                        Way.DIRECT,
                        300_000,
                        300_000,
                        false,
                        "completed",
                        "proxied",
                        ""),
                new Scene(
                        "a lie about the size, in-band",
                        RULES,
                        "small.txt",
                        Way.IN_BAND,
                        1_000,
                        300_000,
                        false,
                        "cut",
                        "in-band",
                        "declared-size"),
                new Scene(
                        "declined by the recipient",
                        RULES,
                        "unwanted.doc",
                        Way.PROXY,
                        1_000,
                        1_000,
                        true,
                        "declined",
                        "unknown",
                        "peer"));
    }

    private static Scene scene(String what, String file, Way way, int size, String state, String path, String rule) {
        return new Scene(what, RULES, file, way, size, size, false, state, path, rule);
    }
}
