// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console;

import java.util.OptionalLong;

/**
 * A rate as it is typed into the policy's form, right or wrong.
 *
 * @param number how many of the unit a second; empty for no limit
 * @param unit the key of a {@link SizeUnit}
 */
record TypedRate(String number, String unit) {

    /** The field that says what this rate is. */
    static TypedRate of(OptionalLong rate) {
        if (rate.isEmpty()) {
            return new TypedRate("", SizeUnit.MB.key());
        }
        SizeUnit unit = SizeUnit.fitting(rate.getAsLong());
        return new TypedRate(Long.toString(rate.getAsLong() / unit.bytes()), unit.key());
    }
}
