// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console.text;

import java.time.ZoneId;
import java.util.Locale;

/** How the console speaks to its administrators: in which words, numbers and times. Any thread may ask. */
public interface Texts {

    /**
     * The text of a key in the console's language.
     *
     * @param args what stands for {@code {0}}, {@code {1}}, ... in it; without any, the text is taken as it is written
     *     (no {@link java.text.MessageFormat} rules), as Openfire's own texts are
     */
    String text(String key, Object... args);

    /** The language of the texts; numbers and times are written by its rules. */
    Locale locale();

    /** Where the clock on the wall is read. */
    ZoneId zone();
}
