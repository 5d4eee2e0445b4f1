// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console.text;

import java.util.OptionalLong;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Transfer;

/**
 * How long a transfer will still take if it goes on as it does. It is told in steps that grow with it, or it would jump
 * with every change of the rate. The script of the live table does the same ({@code js/rates.js}, {@code js/texts.js}).
 */
public final class TimeLeft {

    /** What is slower stands still: there is no telling when it ends. */
    private static final long SLOWEST = 1;

    private static final long MINUTE = 60;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    /** Up to here nobody reads it before it is over. */
    private static final long FEW = 10;

    /** From here on a single minute says too much. */
    private static final long MANY_MINUTES = 10;

    private static final long STEP_OF_MANY = 5;

    /** Up to here minutes are told, since hours would be too rough. */
    private static final long MOST_MINUTES = 90;

    private TimeLeft() {}

    /** In seconds; nothing where the size is not known, no byte is left or hardly any moves. */
    public static OptionalLong seconds(Transfer transfer, OptionalLong bytesPerSecond) {
        long left = transfer.expectedBytes().orElse(0) - transfer.bytesMoved();
        long rate = bytesPerSecond.orElse(0);
        if (left <= 0 || rate < SLOWEST) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(left / rate + (left % rate == 0 ? 0 : 1));
    }

    /** {@code a few seconds left}, {@code about 12 min left}. */
    public static String text(long seconds, Texts texts) {
        if (seconds <= FEW) {
            return texts.text("mft.left.seconds");
        }
        if (seconds < MINUTE) {
            return texts.text("mft.left.minute");
        }
        if (seconds > DAY) {
            return texts.text("mft.left.day");
        }
        long minutes = rounded(seconds, MINUTE);
        if (minutes > MANY_MINUTES) {
            minutes = rounded(seconds, STEP_OF_MANY * MINUTE) * STEP_OF_MANY;
        }
        return minutes <= MOST_MINUTES
                ? texts.text("mft.left.minutes", Long.toString(minutes))
                : texts.text("mft.left.hours", Long.toString(rounded(seconds, HOUR)));
    }

    private static long rounded(long seconds, long unit) {
        return (seconds + unit / 2) / unit;
    }
}
