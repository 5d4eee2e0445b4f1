// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console.text;

import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/** Writes points and spans of time for people. */
public final class Times {

    private static final int SECONDS = 60;

    private final DateTimeFormatter format;

    public Times(Texts texts) {
        this.format = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM)
                .withLocale(texts.locale())
                .withZone(texts.zone());
    }

    /** In the console's language and time zone. */
    public String at(Instant time) {
        return format.format(time);
    }

    /** {@code 24 h}, {@code 30 min}, {@code 90 s}: in the largest unit of which it is a whole number. */
    static String length(Duration span, Texts texts) {
        NumberFormat number = NumberFormat.getIntegerInstance(texts.locale());
        if (span.toHours() > 0 && span.equals(Duration.ofHours(span.toHours()))) {
            return texts.text("mft.time.hours", number.format(span.toHours()));
        }
        return span.toMinutes() > 0 && span.equals(Duration.ofMinutes(span.toMinutes()))
                ? texts.text("mft.time.minutes", number.format(span.toMinutes()))
                : texts.text("mft.time.seconds", number.format(span.toSeconds()));
    }

    /** {@code 0:42}, {@code 12:03}, {@code 1:02:03}; a clock that was set back counts as no time. */
    public static String span(Instant from, Instant to) {
        Duration span = Duration.between(from, to);
        long seconds = span.isNegative() ? 0 : span.toSeconds();
        long minutes = seconds / SECONDS;
        if (minutes < SECONDS) {
            return String.format(Locale.ROOT, "%d:%02d", minutes, seconds % SECONDS);
        }
        return String.format(Locale.ROOT, "%d:%02d:%02d", minutes / SECONDS, minutes % SECONDS, seconds % SECONDS);
    }
}
