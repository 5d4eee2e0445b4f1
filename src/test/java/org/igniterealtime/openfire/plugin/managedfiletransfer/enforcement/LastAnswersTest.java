// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement.Scene.ALICE;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement.Scene.BOB;

import java.time.Duration;
import org.igniterealtime.openfire.plugin.managedfiletransfer.policy.PolicyMode;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Party;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xmpp.packet.IQ;

/** All of a file was forwarded in blocks; whether the recipient took them, only its client's answers say. */
class LastAnswersTest {

    private final Scene scene = new Scene(Policies.OPEN);

    @BeforeEach
    void allOfTheFileIsForwarded() {
        scene.opened("s1", "size='900'");
        scene.send(Say.data("d1", "s1", 900));
    }

    @Test
    void fileWhoseLastBlockIsTakenAfterTheCloseIsComplete() {
        scene.send(Say.close("c1", "s1"));
        assertThat(scene.transfers.size()).isEqualTo(1);

        scene.send(Say.result("d1"));

        assertThat(scene.last().state()).isEqualTo(TransferState.COMPLETED);
    }

    @Test
    void fileWhoseBlockIsNotTakenHasFailed() {
        scene.send(Say.close("c1", "s1"));

        scene.send(Say.error("d1", "unexpected-request"));

        assertThat(scene.last().state()).isEqualTo(TransferState.FAILED);
    }

    @Test
    void fileWhoseSenderLeftBeforeTheLastAnswerIsComplete() {
        scene.enforcement.onGone(new Party(ALICE));

        scene.send(Say.result("d1"));

        assertThat(scene.last().state()).isEqualTo(TransferState.COMPLETED);
    }

    @Test
    void withoutAnAnswerNobodyKnows() {
        scene.send(Say.close("c1", "s1"));

        scene.clock.pass(Duration.ofSeconds(11));
        scene.enforcement.closeAbandoned();

        assertThat(scene.last().state()).isEqualTo(TransferState.HANDED_OFF);
        assertThat(Say.sentenceOfEnd(scene.last()))
                .isEqualTo(
                        "All of the file was sent to the recipient, but their client did not confirm that it received it.");
        assertThat(scene.transfers.size()).isZero();
    }

    @Test
    void norIfTheRecipientLeaves() {
        scene.enforcement.onGone(new Party(BOB));

        assertThat(scene.last().state()).isEqualTo(TransferState.HANDED_OFF);
    }

    @Test
    void norIfItsSenderOpensItsStreamForAnotherOffer() {
        scene.send(Say.offer("o2", "s1", "name='second.bin' size='700'"));

        assertThat(scene.rows().get(0).state()).isEqualTo(TransferState.HANDED_OFF);
    }

    @Test
    void norAtAStopOfThePlugin() {
        scene.enforcement.interruptAll();

        assertThat(scene.last().state()).isEqualTo(TransferState.HANDED_OFF);
    }

    @Test
    void fileThatIsNotAllThereIsCancelledAtOnce() {
        Scene early = new Scene(Policies.OPEN);
        early.opened("s1", "size='900'");
        early.send(Say.data("d1", "s1", 100));

        early.send(Say.close("c1", "s1"));

        assertThat(early.last().state()).isEqualTo(TransferState.CANCELLED);
    }

    /** The recipient's answer to the close frees the count of its stream: what comes behind it would be without a limit. */
    @Test
    void nothingBehindTheCloseGoesOnOrChangesTheRow() {
        scene.send(Say.close("c1", "s1"));
        scene.send(Say.result("c1"));

        IQ behind = scene.send(Say.block("d2", "s1", 1, 900));
        scene.send(Say.close("c2", "s1"));
        scene.send(Say.result("d1"));

        assertThat(Say.refusal(behind)).startsWith("item-not-found");
        assertThat(scene.last().state()).isEqualTo(TransferState.COMPLETED);
        assertThat(scene.last().bytesMoved()).isEqualTo(900);
    }

    @Test
    void whereNothingIsEnforcedABlockBehindTheClosePassesAndIsNotCounted() {
        Scene watched = new Scene(Policies.in(PolicyMode.OBSERVE, Policies.OPEN));
        watched.opened("s1", "size='900'");
        watched.send(Say.data("d1", "s1", 900));
        watched.send(Say.close("c1", "s1"));

        IQ behind = watched.send(Say.block("d2", "s1", 1, 900));
        watched.send(Say.result("d1"));

        assertThat(Say.refusal(behind)).isEmpty();
        assertThat(watched.last().state()).isEqualTo(TransferState.COMPLETED);
        assertThat(watched.last().bytesMoved()).isEqualTo(900);
    }

    @Test
    void closeOfTheRecipientInAnswerToTheSendersChangesNothing() {
        scene.send(Say.close("c1", "s1"));
        scene.send(Say.iq("set", "c9", BOB, ALICE, "<close xmlns='%s' sid='s1'/>".formatted(Say.IBB)));

        scene.send(Say.result("d1"));

        assertThat(scene.last().state()).isEqualTo(TransferState.COMPLETED);
    }
}
