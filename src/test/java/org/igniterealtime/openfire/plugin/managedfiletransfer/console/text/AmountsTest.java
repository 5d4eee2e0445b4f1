// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class AmountsTest {

    private final Amounts amounts = new Amounts(Bundles.texts(Locale.ENGLISH));

    @Test
    void exactOnesAreNotRounded() {
        assertThat(amounts.exact(83_886_081)).isEqualTo("83,886,081 bytes");
    }

    @Test
    void followTheLanguage() {
        Amounts chinese = new Amounts(Bundles.texts(Locale.SIMPLIFIED_CHINESE));

        assertThat(chinese.amount(512)).isEqualTo("512 \u5B57\u8282");
        assertThat(new Amounts(Bundles.texts(Locale.GERMAN)).amount(1_600_000)).isEqualTo("1,5 MB");
    }
}
