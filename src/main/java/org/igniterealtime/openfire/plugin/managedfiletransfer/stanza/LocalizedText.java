// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.stanza;

import static java.util.Objects.requireNonNull;

/**
 * A text for a person.
 *
 * @param language its tag, as {@code xml:lang} has it: {@code en}, {@code zh-CN}
 */
public record LocalizedText(String text, String language) {

    public LocalizedText {
        requireNonNull(text, "text is null");
        requireNonNull(language, "language is null");
    }
}
