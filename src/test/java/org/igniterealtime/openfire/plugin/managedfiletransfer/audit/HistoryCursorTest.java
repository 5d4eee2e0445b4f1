// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistoryCursorTest {

    @Test
    void itComesBackFromAUrl() {
        HistoryCursor cursor = new HistoryCursor(TestTransfers.NOON, new TransferId("0a1b-2c-3d"));
        assertThat(cursor).hasToString("1795348800123_0a1b-2c-3d");
        assertThat(HistoryCursor.parse(cursor.toString())).contains(cursor);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "_", "12", "12_", "_a", "x_a", "12_A", "12_a'--", "99999999999999999999_a", "1 2_a"})
    void anyOtherTextIsNone(String text) {
        assertThat(HistoryCursor.parse(text)).isEmpty();
    }
}
