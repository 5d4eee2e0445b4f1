// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement;

import static org.assertj.core.api.Assertions.assertThat;

import org.igniterealtime.openfire.plugin.managedfiletransfer.policy.PolicyMode;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Transfer;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferState;
import org.junit.jupiter.api.Test;
import org.xmpp.packet.IQ;

/** What peers still send for a transfer that a stop of the server interrupted. */
class InterruptedTest {

    private final Scene before = new Scene(Policies.OPEN);

    @Test
    void whereThePolicyIsEnforcedItIsRefusedByItsName() {
        // Given
        Scene after = new Scene(Policies.OPEN);
        after.transfers.rememberInterrupted(interrupted());

        // When
        IQ open = after.send(Say.open("i1", "s1"));
        IQ block = after.send(Say.data("d1", "s1", 10));

        // Then
        assertThat(Say.refusal(open)).startsWith("item-not-found: The transfer was interrupted");
        assertThat(Say.refusal(block)).startsWith("item-not-found");
        assertThat(after.heard).singleElement().satisfies(row -> {
            assertThat(row.transfer().state()).isEqualTo(TransferState.REFUSED);
            assertThat(row.transfer().file().name().shown()).isEqualTo("notes.txt");
        });
    }

    @Test
    void whereThePolicyIsObservedItGoesOnUnderItsId() {
        // Given
        Transfer interrupted = interrupted();
        Scene after = new Scene(Policies.in(PolicyMode.OBSERVE, Policies.OPEN));
        after.transfers.rememberInterrupted(interrupted);

        // When
        after.accept(Say.data("d1", "s1", 400));

        // Then
        assertThat(after.live().id()).isEqualTo(interrupted.id());
        assertThat(after.live().bytesMoved()).isEqualTo(900);
        after.send(Say.close("c1", "s1"));
        assertThat(after.last().state()).isEqualTo(TransferState.COMPLETED);
    }

    @Test
    void aNewOfferUnderItsIdIsAnotherTransfer() {
        // Given
        Scene after = new Scene(Policies.OPEN);
        after.transfers.rememberInterrupted(interrupted());

        // When
        after.opened("s1", "size='900'");
        IQ block = after.send(Say.data("d1", "s1", 10));

        // Then
        assertThat(Say.refusal(block)).isEmpty();
        assertThat(after.live().bytesMoved()).isEqualTo(10);
    }

    private Transfer interrupted() {
        before.opened("s1", "size='900'");
        before.send(Say.data("d0", "s1", 500));
        before.enforcement.interruptAll();
        assertThat(before.last().state()).isEqualTo(TransferState.INTERRUPTED);
        return before.last();
    }
}
