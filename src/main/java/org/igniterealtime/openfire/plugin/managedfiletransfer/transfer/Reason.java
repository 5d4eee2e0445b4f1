// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.transfer;

import static java.util.Objects.requireNonNull;

/**
 * Why something happened to a transfer, for the history and for the people concerned.
 *
 * @param rule a stable key: one of policy's rules, or what else ended it ({@code peer}, {@code time-out}, ...)
 * @param text one English sentence, safe to show; what a refused sender reads
 */
public record Reason(String rule, String text) {

    /** The key of a reason that says that nothing happened for too long. */
    public static final String TIME_OUT = "time-out";

    /** The key of a reason that says why a stream could not be set up, or broke. */
    public static final String STREAM = "stream";

    /** Longest text that is kept, in characters: the width of the column. */
    public static final int MAX_TEXT = 500;

    public Reason {
        requireNonNull(rule, "rule is null");
        requireNonNull(text, "text is null");
        if (text.length() > MAX_TEXT) {
            // Half a character could be written to no stanza and no database.
            boolean splits = Character.isHighSurrogate(text.charAt(MAX_TEXT - 1));
            text = text.substring(0, splits ? MAX_TEXT - 1 : MAX_TEXT);
        }
    }
}
