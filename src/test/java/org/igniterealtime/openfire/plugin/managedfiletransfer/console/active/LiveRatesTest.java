// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console.active;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalLong;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.Samples;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Transfer;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferPath;
import org.junit.jupiter.api.Test;

class LiveRatesTest {

    private final Transfer offered = Samples.offered("t-1", "f", OptionalLong.of(80 * Samples.MB));
    private final LiveRates relays =
            LiveRates.of(List.of(Samples.stream("t-1", 20_000, 7), Samples.stream("t-2", 20_000, 8)), Samples.NOW);

    @Test
    void theRelayMeasuresWhatGoesThroughTheProxy() {
        assertThat(relays.of(Samples.moving(offered, TransferPath.PROXIED, 20_000)))
                .hasValue(7);
    }

    @Test
    void nobodyElseDoes() {
        LiveRates none = LiveRates.of(List.of(), Samples.NOW);

        assertThat(none.of(Samples.moving(offered, TransferPath.PROXIED, 20_000)))
                .isEmpty();
    }

    @Test
    void inBandItIsTheMeanOfWhatMoved() {
        assertThat(relays.of(Samples.moving(offered, TransferPath.IN_BAND, 20_000)))
                .hasValue(1000);
    }

    @Test
    void aMeanNeedsTime() {
        Transfer moving = Samples.moving(offered, TransferPath.IN_BAND, 20_000);

        assertThat(LiveRates.of(List.of(), Samples.NOW.minusSeconds(20)).of(moving))
                .isEmpty();
        assertThat(LiveRates.of(List.of(), Samples.NOW.minusSeconds(21)).of(moving))
                .isEmpty();
    }

    @Test
    void beforeTheFirstByteThereIsNone() {
        assertThat(relays.of(offered)).isEmpty();
        assertThat(relays.of(Samples.moving(offered, TransferPath.PROXIED, 0))).isEmpty();
    }
}
