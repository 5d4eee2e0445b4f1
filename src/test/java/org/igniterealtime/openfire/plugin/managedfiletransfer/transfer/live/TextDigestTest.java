// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.SampleTransfers.ALICE;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.SampleTransfers.BOB;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.SampleTransfers.CAROL;

import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Party;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.StreamKey;
import org.junit.jupiter.api.Test;

class TextDigestTest {

    @Test
    void isTheSameForTheSameParts() {
        assertThat(TextDigest.of("a", "b"))
                .isEqualTo(TextDigest.of("a", "b"))
                .hasSameHashCodeAs(TextDigest.of("a", "b"));
    }

    @Test
    void tellsEachPartFromTheNext() {
        assertThat(TextDigest.of("ab", "c"))
                .isNotEqualTo(TextDigest.of("a", "bc"))
                .isNotEqualTo(TextDigest.of("abc"))
                .isNotEqualTo(TextDigest.of("ab", "c", ""))
                .isNotEqualTo(TextDigest.of("c", "ab"));
    }

    @Test
    void isTheSameWhicheverPeerOfAStreamIsNamedFirst() {
        assertThat(TextDigest.of(StreamKey.of(ALICE, BOB, "s1")))
                .isEqualTo(TextDigest.of(StreamKey.of(BOB, ALICE, "s1")));
    }

    @Test
    void keepsStreamsApart() {
        assertThat(TextDigest.of(StreamKey.of(ALICE, BOB, "s1")))
                .isNotEqualTo(TextDigest.of(StreamKey.of(ALICE, BOB, "S1")))
                .isNotEqualTo(TextDigest.of(StreamKey.of(ALICE, CAROL, "s1")))
                .isNotEqualTo(TextDigest.of(StreamKey.of(ALICE, new Party(BOB.bare()), "s1")));
    }

    @Test
    void theAllowanceOfAStreamIsOneForAllConnectionsOfTheRecipient() {
        assertThat(TextDigest.ofAllowance(ALICE, BOB, "s1"))
                .isEqualTo(TextDigest.ofAllowance(ALICE, new Party("bob@example.org/home"), "s1"))
                .isEqualTo(TextDigest.ofAllowance(ALICE, new Party(BOB.bare()), "s1"));
    }

    @Test
    void theAllowanceOfAStreamIsOneForEachConnectionOfTheSenderAndEachDirection() {
        assertThat(TextDigest.ofAllowance(ALICE, BOB, "s1"))
                .isNotEqualTo(TextDigest.ofAllowance(new Party("alice@example.org/phone"), BOB, "s1"))
                .isNotEqualTo(TextDigest.ofAllowance(BOB, ALICE, "s1"))
                .isNotEqualTo(TextDigest.ofAllowance(ALICE, BOB, "s2"));
    }

    @Test
    void anAllowanceIsNotTakenForAStream() {
        // Given: a recipient without a resource, so that both have the same three parts
        Party bob = new Party(BOB.bare());

        // When / Then
        assertThat(TextDigest.ofAllowance(ALICE, bob, "s1"))
                .isNotEqualTo(TextDigest.of(StreamKey.of(ALICE, bob, "s1")));
    }
}
