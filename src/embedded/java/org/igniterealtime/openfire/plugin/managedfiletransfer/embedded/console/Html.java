// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.embedded.console;

import org.jivesoftware.util.JiveGlobals;
import org.jivesoftware.util.LocaleUtils;
import org.jspecify.annotations.Nullable;

/** Text on its way into a page. */
final class Html {

    private Html() {}

    /** Good for element content and for attribute values between double quotes. */
    static String escape(@Nullable String text) {
        if (text == null) {
            return "";
        }
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /** The server's language as the {@code lang} attribute wants it. */
    static String language() {
        return JiveGlobals.getLocale().toLanguageTag();
    }

    /** One of Openfire's own texts in the server's language. They are written as HTML. */
    static String text(String key) {
        return LocaleUtils.getLocalizedString(key);
    }
}
