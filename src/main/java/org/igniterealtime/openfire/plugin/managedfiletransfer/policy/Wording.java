// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.policy;

import java.util.Locale;
import java.util.OptionalLong;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Reason;

/** The sentences that a refused sender reads: which limit it was, and what would pass. Never text from a peer. */
final class Wording {

    private static final String[] UNITS = {"bytes", "KB", "MB", "GB", "TB", "PB", "EB"};

    private static final int STEP = 1024;

    /** What one decimal rounds up: without it, the byte before a megabyte would read 1024 KB. */
    private static final double ROUNDED = 0.05;

    private Wording() {}

    static Reason tooLarge(long size, long largest) {
        boolean alike = amount(size).equals(amount(largest));
        return reason(
                Rule.LARGEST_FILE,
                "The file is too large: it has %s, and this server allows files of up to %s. A file within that limit will pass.",
                alike ? exact(size) : amount(size),
                alike ? exact(largest) : amount(largest));
    }

    static Reason noFiles() {
        return reason(Rule.LARGEST_FILE, "This server allows no file transfers at present. Ask its administrator.");
    }

    static Reason limitReached(long largest) {
        return reason(
                Rule.LARGEST_FILE,
                "The transfer was cut: more bytes were sent than the %s that this server allows for a file.",
                amount(largest));
    }

    static Reason declaredExceeded(long declared) {
        return reason(
                Rule.DECLARED_SIZE,
                "The transfer was cut: more bytes were sent than the %s that the offer declared. Offer the file again with its true size.",
                amount(declared));
    }

    static Reason refusedEnding(String ending) {
        return reason(
                Rule.REFUSED_ENDING,
                "Files whose name ends with %s are not allowed on this server. A file of another type will pass.",
                ending);
    }

    static Reason unknownSize(OptionalLong largest) {
        String wanted = largest.isPresent() ? " of up to " + amount(largest.getAsLong()) : "";
        return reason(
                Rule.UNKNOWN_SIZE,
                "The offer does not say how large the file is. An offer that declares a size%s will pass.",
                wanted);
    }

    static Reason inBand() {
        return reason(
                Rule.IN_BAND,
                "In-band transfers are not allowed on this server. Use a client that sends files over SOCKS5 bytestreams.");
    }

    /** Exact up to 9,999 bytes, else with one decimal of the largest fitting unit of 1,024. */
    static String amount(long bytes) {
        if (bytes < 10_000) {
            return exact(bytes);
        }
        double value = bytes;
        int unit = 0;
        while (value >= STEP - ROUNDED && unit < UNITS.length - 1) {
            value /= STEP;
            unit++;
        }
        String number = String.format(Locale.ROOT, "%.1f", value);
        return (number.endsWith(".0") ? number.substring(0, number.length() - 2) : number) + " " + UNITS[unit];
    }

    private static String exact(long bytes) {
        return bytes == 1 ? "1 byte" : bytes + " bytes";
    }

    private static Reason reason(Rule rule, String sentence, Object... parts) {
        return new Reason(rule.key(), String.format(Locale.ROOT, sentence, parts));
    }
}
