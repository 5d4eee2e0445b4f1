// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.SampleTransfers.ALICE;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.SampleTransfers.BOB;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.SampleTransfers.CAROL;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamKeyTest {

    @Test
    void isTheSameWhicheverPeerSends() {
        // When
        StreamKey there = StreamKey.of(ALICE, BOB, "s5b-1");
        StreamKey back = StreamKey.of(BOB, ALICE, "s5b-1");

        // Then
        assertThat(there).isEqualTo(back).hasSameHashCodeAs(back);
        assertThat(there.lower()).isEqualTo(ALICE);
        assertThat(there.upper()).isEqualTo(BOB);
    }

    /** XIFF names every stream {@code letsdoit}, Psi has 65,536 ids: the pair makes the difference. */
    @Test
    void keepsTwoPairsWithOneStreamIdApart() {
        assertThat(StreamKey.of(ALICE, BOB, "letsdoit"))
                .isNotEqualTo(StreamKey.of(ALICE, CAROL, "letsdoit"))
                .isNotEqualTo(StreamKey.of(BOB, CAROL, "letsdoit"));
    }

    @Test
    void keepsTwoResourcesOfOneAccountApart() {
        assertThat(StreamKey.of(ALICE, BOB, "s1"))
                .isNotEqualTo(StreamKey.of(new Party(ALICE.bare()), BOB, "s1"))
                .isNotEqualTo(StreamKey.of(new Party("alice@example.org/phone"), BOB, "s1"));
    }

    /** A stream id is compared to the byte: no trimming, no case folding, no normalisation. */
    @ParameterizedTest
    @ValueSource(strings = {"S1", " s1", "s1 ", "s1\0", "\uFF53\uFF11", ""})
    void keepsStreamIdsApartThatOnlyLookAlike(String similar) {
        assertThat(StreamKey.of(ALICE, BOB, similar)).isNotEqualTo(StreamKey.of(ALICE, BOB, "s1"));
    }

    /** Glued together, both would read the same. */
    @Test
    void doesNotMixTheAddressWithTheStreamId() {
        assertThat(StreamKey.of(ALICE, new Party("bob@example.org/a"), "b"))
                .isNotEqualTo(StreamKey.of(ALICE, new Party("bob@example.org/ab"), ""));
    }

    @Test
    void holdsForAStreamOfOneAddressWithItself() {
        assertThat(StreamKey.of(ALICE, ALICE, "s1")).isEqualTo(StreamKey.of(ALICE, ALICE, "s1"));
    }
}
