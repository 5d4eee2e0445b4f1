// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console;

import java.util.Arrays;
import java.util.Optional;

/** The units in which an administrator may give a size. A step is 1,024. */
enum SizeUnit {
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
    String key() {
        return key;
    }

    /** The key of its name. */
    String label() {
        return "mft.unit." + key + ".name";
    }

    /** The key of its name as a unit of a rate. */
    String rateLabel() {
        return "mft.unit." + key + ".rate";
    }

    /** How many bytes one of it has. */
    long bytes() {
        return bytes;
    }

    static Optional<SizeUnit> of(String key) {
        return Arrays.stream(values()).filter(unit -> unit.key.equals(key)).findFirst();
    }

    /** How many bytes one of what people write has: {@code mb}, {@code m}, {@code mib}; nothing where it is no unit. */
    static Optional<Long> factor(String written) {
        return switch (written) {
            case "b", "byte", "bytes", "\u5B57\u8282" -> Optional.of(BYTES.bytes);
            case "k", "kb", "kib" -> Optional.of(KB.bytes);
            case "m", "mb", "mib" -> Optional.of(MB.bytes);
            case "g", "gb", "gib" -> Optional.of(GB.bytes);
            case "t", "tb", "tib" -> Optional.of(GB.bytes << 10);
            default -> Optional.empty();
        };
    }
}
