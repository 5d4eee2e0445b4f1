// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.SampleTransfers.ALICE;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.SampleTransfers.BOB;

import java.util.EnumSet;
import java.util.Set;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.OfferedFile;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Protocol;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class OfferFactsTest {

    @Test
    void travelsInBandOnlyWhereNoOtherWayIsProposed() {
        assertThat(facts(Set.of(TransferPath.IN_BAND)).isInBandOnly()).isTrue();
        assertThat(facts(Set.of()).isInBandOnly()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "IN_BAND")
    void anyOtherWayIsAnother(TransferPath path) {
        assertThat(facts(Set.of(path)).isInBandOnly()).isFalse();
        assertThat(facts(Set.of(path, TransferPath.IN_BAND)).isInBandOnly()).isFalse();
    }

    @Test
    void doesNotChangeWithTheSetItWasMadeFrom() {
        // Given
        Set<TransferPath> paths = EnumSet.of(TransferPath.IN_BAND);
        OfferFacts facts = facts(paths);

        // When
        paths.add(TransferPath.UNKNOWN);

        // Then
        assertThat(facts.isInBandOnly()).isTrue();
    }

    private static OfferFacts facts(Set<TransferPath> paths) {
        return new OfferFacts(Protocol.SI, ALICE, BOB, OfferedFile.UNKNOWN, paths);
    }
}
