// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console.form;

import java.util.Arrays;
import java.util.Optional;

/** The units in which an administrator may give a size. A step is 1,024. */
public enum SizeUnit {
    BYTES("bytes", 0),
    KB("kb", 1),
    MB("mb", 2),
    GB("gb", 3);

    private final String key;
    private final long bytes;

    SizeUnit(String key, int steps) {
        this.key = key;
        this.bytes = 1L << (10 * steps);
    }

    /** The value of the form field. */
    public String key() {
        return key;
    }

    /** The key of its name. */
    public String label() {
        return "mft.unit." + key + ".name";
    }

    /** The key of its name as a unit of a rate. */
    public String rateLabel() {
        return "mft.unit." + key + ".rate";
    }

    /** How many bytes one of it has. */
    long bytes() {
        return bytes;
    }

    public static Optional<SizeUnit> of(String key) {
        return Arrays.stream(values()).filter(unit -> unit.key.equals(key)).findFirst();
    }

    /** What people write for a unit: {@code mb}, {@code m}, {@code mib}; nothing where it is none. */
    static Optional<Written> written(String word) {
        return switch (word) {
            case "b", "byte", "bytes", "\u5B57\u8282" -> Optional.of(new Written(BYTES, 1));
            case "k", "kb", "kib" -> Optional.of(new Written(KB, 1));
            case "m", "mb", "mib" -> Optional.of(new Written(MB, 1));
            case "g", "gb", "gib" -> Optional.of(new Written(GB, 1));
            case "t", "tb", "tib" -> Optional.of(new Written(GB, GB.bytes / MB.bytes));
            default -> Optional.empty();
        };
    }

    /**
     * A unit as it was written.
     *
     * @param unit the one to choose
     * @param times how many of it: there is no terabyte to choose
     */
    record Written(SizeUnit unit, long times) {}
}
