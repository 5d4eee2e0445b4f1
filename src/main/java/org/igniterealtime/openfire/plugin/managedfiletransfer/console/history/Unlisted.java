// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console.history;

import java.util.ArrayList;
import java.util.List;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.text.Texts;

/**
 * How much was seen since the plugin started that has no row in the history.
 *
 * @param unfounded steps of streams that nobody offered and that moved nothing
 * @param strays answers and error messages that carried file transfer which nobody had asked for
 * @param unfollowed stanzas that passed without being followed: the policy was not enforced, and there was no room
 */
public record Unlisted(long unfounded, long strays, long unfollowed) {

    List<String> sentences(Texts texts) {
        List<String> sentences = new ArrayList<>();
        add(sentences, texts, "mft.history.unlisted.unfounded", unfounded);
        add(sentences, texts, "mft.history.unlisted.strays", strays);
        add(sentences, texts, "mft.history.unlisted.unfollowed", unfollowed);
        return sentences;
    }

    private static void add(List<String> sentences, Texts texts, String key, long count) {
        if (count > 0) {
            sentences.add(texts.text(key, Long.toString(count)));
        }
    }
}
