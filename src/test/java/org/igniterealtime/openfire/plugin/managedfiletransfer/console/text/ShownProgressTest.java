// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.OptionalLong;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.Samples;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Transfer;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ShownProgressTest {

    private final Transfer known = Samples.offered("t-1", "f", OptionalLong.of(80 * Samples.MB));
    private final Transfer unknown = Samples.offered("t-2", "f", OptionalLong.empty());

    @Test
    void beforeTheFirstByteItWaits() {
        assertThat(ShownProgress.of(known)).isEqualTo(ShownProgress.WAITING);
    }

    @Test
    void seenBytesOfAKnownSizeAreMeasured() {
        Transfer moving = Samples.moving(known, TransferPath.PROXIED, 13_002_342);

        assertThat(ShownProgress.of(moving)).isEqualTo(ShownProgress.MEASURED);
        assertThat(ShownProgress.MEASURED.text(moving, Bundles.texts(Locale.ENGLISH)))
                .isEqualTo("12.4 of 80.0 MB");
    }

    @Test
    void seenBytesOfAnUnknownSizeAreCounted() {
        Transfer moving = Samples.moving(unknown, TransferPath.IN_BAND, 512);

        assertThat(ShownProgress.of(moving)).isEqualTo(ShownProgress.OPEN);
        assertThat(ShownProgress.OPEN.text(moving, Bundles.texts(Locale.ENGLISH)))
                .isEqualTo("512 bytes so far");
    }

    @ParameterizedTest
    @EnumSource(
            value = TransferPath.class,
            names = {"DIRECT", "HTTP", "UNKNOWN"})
    void bytesThatPassElsewhereAreNotSeen(TransferPath path) {
        assertThat(ShownProgress.of(Samples.moving(known, path, 0))).isEqualTo(ShownProgress.UNSEEN);
    }

    @Test
    void bytesThatWereCountedWereSeenWhateverThePath() {
        assertThat(ShownProgress.of(Samples.moving(known, TransferPath.UNKNOWN, 1)))
                .isEqualTo(ShownProgress.MEASURED);
    }

    /** A bar needs something to fill. */
    @Test
    void anEmptyFileHasNoBar() {
        Transfer empty = Samples.offered("t-3", "f", OptionalLong.of(0));

        assertThat(ShownProgress.of(Samples.moving(empty, TransferPath.PROXIED, 0)))
                .isEqualTo(ShownProgress.OPEN);
    }
}
