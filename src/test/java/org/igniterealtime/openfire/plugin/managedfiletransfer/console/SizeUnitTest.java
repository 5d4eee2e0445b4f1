// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SizeUnitTest {

    @ParameterizedTest
    @CsvSource({"0, BYTES", "1000, BYTES", "1024, KB", "1536, BYTES", "1048576, MB", "1610612736, MB", "2147483648, GB"
    })
    void aSizeIsToldInTheLargestUnitThatLosesNothing(long bytes, SizeUnit unit) {
        assertThat(SizeUnit.fitting(bytes)).isEqualTo(unit);
    }
}
