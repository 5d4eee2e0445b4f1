// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/** Writes points and spans of time for people. */
final class Times {

    private static final int SECONDS = 60;

    private final DateTimeFormatter format;

    Times(Texts texts) {
        this.format = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM)
                .withLocale(texts.locale())
                .withZone(texts.zone());
    }

    /** In the console's language and time zone. */
    String at(Instant time) {
        return format.format(time);
    }

    /** {@code 0:42}, {@code 12:03}, {@code 1:02:03}; a clock that was set back counts as no time. */
    static String span(Instant from, Instant to) {
        Duration span = Duration.between(from, to);
        long seconds = span.isNegative() ? 0 : span.toSeconds();
        long minutes = seconds / SECONDS;
        if (minutes < SECONDS) {
            return String.format(Locale.ROOT, "%d:%02d", minutes, seconds % SECONDS);
        }
        return String.format(Locale.ROOT, "%d:%02d:%02d", minutes / SECONDS, minutes % SECONDS, seconds % SECONDS);
    }
}
