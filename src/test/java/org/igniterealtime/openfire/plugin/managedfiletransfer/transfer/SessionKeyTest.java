// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.SampleTransfers.ALICE;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.SampleTransfers.BOB;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.SampleTransfers.CAROL;

import org.junit.jupiter.api.Test;

class SessionKeyTest {

    @Test
    void keepsTheTwoDirectionsApart() {
        // When
        SessionKey there = new SessionKey(ALICE, BOB, "s1");
        SessionKey back = new SessionKey(BOB, ALICE, "s1");

        // Then
        assertThat(there).isNotEqualTo(back);
    }

    @Test
    void bothDirectionsAreAboutOneStream() {
        // When
        StreamKey there = new SessionKey(ALICE, BOB, "s1").stream();
        StreamKey back = new SessionKey(BOB, ALICE, "s1").stream();

        // Then
        assertThat(there).isEqualTo(back).isEqualTo(StreamKey.of(ALICE, BOB, "s1"));
    }

    /** XIFF names every stream {@code letsdoit}, Psi has 65,536 ids: the pair makes the difference. */
    @Test
    void keepsTwoPairsWithOneSessionIdApart() {
        assertThat(new SessionKey(ALICE, BOB, "letsdoit"))
                .isNotEqualTo(new SessionKey(ALICE, CAROL, "letsdoit"))
                .isNotEqualTo(new SessionKey(CAROL, BOB, "letsdoit"));
    }
}
