// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console.page;

import java.util.List;
import java.util.Optional;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.text.Texts;

/**
 * What each page has around its own part.
 *
 * @param texts in whose language it is written
 * @param title its heading; the console prints it
 * @param pageId the menu item that it belongs to
 * @param flash what it tells first
 * @param script its own script below {@code js/}
 * @param warnings what is wrong with the plugin as a whole
 */
public record Frame(
        Texts texts,
        String title,
        String pageId,
        Optional<Flash> flash,
        Optional<String> script,
        List<String> warnings) {

    /** The page's language as HTML names it. */
    public String language() {
        return texts.locale().toLanguageTag();
    }

    /** A text of the page's language. */
    public String text(String key, Object... args) {
        return texts.text(key, args);
    }
}
