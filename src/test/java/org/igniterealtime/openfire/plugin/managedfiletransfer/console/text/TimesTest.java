// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.Locale;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.Samples;
import org.junit.jupiter.api.Test;

class TimesTest {

    @Test
    void pointsAreToldInTheConsolesTimeZone() {
        ZoneId shanghai = ZoneId.of("Asia/Shanghai");
        Texts texts = new BundleTexts(() -> Locale.SIMPLIFIED_CHINESE, () -> shanghai, Bundles.LOADER);

        assertThat(new Times(texts).at(Samples.NOW)).contains("2026").containsPattern("(?<![0-9])(8|20):00:00");
    }
}
