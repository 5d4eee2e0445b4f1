// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.stanza;

import java.util.OptionalLong;

/** Numbers as a peer writes them. Only plain ASCII digits are one: what a lax parser would make of the rest differs. */
final class Digits {

    private static final int RADIX = 10;

    private Digits() {}

    /** The number; empty for a sign, white space, another script's digits, nothing at all, or more than a long holds. */
    static OptionalLong parse(String text) {
        if (text.isEmpty()) {
            return OptionalLong.empty();
        }
        long value = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit >= RADIX || value > (Long.MAX_VALUE - digit) / RADIX) {
                return OptionalLong.empty();
            }
            value = value * RADIX + digit;
        }
        return OptionalLong.of(value);
    }
}
