// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console.text;

import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.List;
import java.util.OptionalLong;

/**
 * Writes numbers of bytes for people: exact up to 9,999, else with one decimal of the largest unit that fits. A step is
 * 1,024. The script of the live table does the same, and one file of examples holds both to it.
 */
public final class Amounts {

    private static final List<String> UNITS = List.of(
            "mft.unit.bytes", "mft.unit.kb", "mft.unit.mb", "mft.unit.gb", "mft.unit.tb", "mft.unit.pb", "mft.unit.eb");

    private static final int STEP = 1024;

    private static final int LARGEST_EXACT = 9_999;

    /** What one decimal rounds up to a whole step: it is told as one of the next unit, never as 1,024.0. */
    private static final double NEXT_UNIT = STEP - 0.05;

    private final Texts texts;

    public Amounts(Texts texts) {
        this.texts = texts;
    }

    /** {@code 80.0 MB}. */
    public String amount(long bytes) {
        int unit = unit(bytes);
        return texts.text(bytes == 1 ? "mft.unit.byte" : UNITS.get(unit), number(bytes, unit));
    }

    /** {@code 12.4 of 80.0 MB}: both in the unit of the whole. */
    public String part(long bytes, long whole) {
        return texts.text("mft.amount.part", number(bytes, unit(whole)), amount(whole));
    }

    /** {@code 1.2 MB/s}. */
    public String rate(long bytesPerSecond) {
        return texts.text("mft.amount.rate", amount(bytesPerSecond));
    }

    /** {@code 83,886,080 bytes}. */
    public String exact(long bytes) {
        return texts.text(bytes == 1 ? "mft.unit.byte" : "mft.unit.bytes", number(bytes, 0));
    }

    /** The same; in words where this server cannot see them. */
    public String exact(OptionalLong seen) {
        return seen.isPresent() ? exact(seen.getAsLong()) : texts.text("mft.progress.unseen");
    }

    private String number(long bytes, int unit) {
        NumberFormat format = NumberFormat.getNumberInstance(texts.locale());
        format.setRoundingMode(RoundingMode.HALF_UP);
        if (unit == 0) {
            return format.format(bytes);
        }
        format.setMinimumFractionDigits(1);
        format.setMaximumFractionDigits(1);
        return format.format(bytes / Math.pow(STEP, unit));
    }

    private static int unit(long bytes) {
        if (bytes <= LARGEST_EXACT) {
            return 0;
        }
        double value = bytes;
        int unit = 0;
        while (value >= NEXT_UNIT && unit < UNITS.size() - 1) {
            value /= STEP;
            unit++;
        }
        return unit;
    }
}
