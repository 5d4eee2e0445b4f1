// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement;

import static org.assertj.core.api.Assertions.assertThat;

import org.igniterealtime.openfire.plugin.managedfiletransfer.policy.PolicyMode;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Cause;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Transfer;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.xmpp.packet.IQ;

/** What another plugin of the server forbids is forbidden, whatever the policy says. */
class VetoesTest {

    @ParameterizedTest
    @EnumSource
    void anOfferThatIsForbiddenIsRefusedInEveryMode(PolicyMode mode) {
        Scene scene = new Scene(Policies.in(mode, Policies.OPEN));
        scene.vote = Vetoes.Vote.FORBIDDEN;

        IQ offer = scene.send(Say.offer("o1", "s1", "name='notes.txt' size='5'"));

        assertThat(Say.refusal(offer))
                .isEqualTo("policy-violation: Another plugin of this server does not allow this file transfer.");
        assertThat(scene.last().state()).isEqualTo(TransferState.REFUSED);
        assertThat(scene.last().endReason().orElseThrow().cause()).isEqualTo(Cause.VETOED);
        assertThat(scene.transfers.size()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void soIsAStreamThatNobodyOffered(PolicyMode mode) {
        Scene scene = new Scene(Policies.in(mode, Policies.OPEN));
        scene.vote = Vetoes.Vote.FORBIDDEN;

        assertThat(Say.refusal(scene.send(Say.open("i1", "s1")))).startsWith("policy-violation");
        assertThat(Say.refusal(scene.send(Say.streamhosts("h1", "s2", Say.OWN_HOST))))
                .startsWith("policy-violation");
        assertThat(scene.asked)
                .extracting(offer -> offer.session().id())
                .as("the second one is that of a stream")
                .containsExactly("s1", "s2");
    }

    @Test
    void soIsABrokenOfferThatWouldOtherwiseGoOn() {
        Scene scene = new Scene(Policies.in(PolicyMode.OBSERVE, Policies.OPEN));
        scene.send(Say.offer("o1", "s1", "name='notes.txt' size='5'"));
        scene.vote = Vetoes.Vote.FORBIDDEN;

        assertThat(Say.refusal(scene.send(Say.offer("o2", "s2", "name='notes.txt' size='-1'"))))
                .startsWith("policy-violation");
        assertThat(Say.refusal(scene.send(Say.offer("o3", "s1", "name='notes.txt' size='-1'"))))
                .as("under the id of one that is open")
                .startsWith("policy-violation");
    }

    @Test
    void theyAreAskedOnceForEachOfferAboutAllOfIt() {
        Scene scene = new Scene(Policies.OPEN);

        scene.opened("s1", "size='5'");
        scene.send(Say.data("d1", "s1", 5));

        assertThat(scene.asked).hasSize(1);
        assertThat(scene.asked.get(0).sender().address()).isEqualTo(Scene.ALICE);
        assertThat(scene.asked.get(0).recipient().address()).isEqualTo(Scene.BOB);
        assertThat(scene.asked.get(0).file().name().shown()).isEqualTo("notes.txt");
        assertThat(scene.asked.get(0).file().size()).hasValue(5);
    }

    @Test
    void whoFailsStopsWhatIsEnforced() {
        Scene scene = new Scene(Policies.OPEN);
        scene.vote = Vetoes.Vote.FAILED;

        assertThat(Say.refusal(scene.send(Say.offer("o1", "s1", "name='notes.txt' size='5'"))))
                .startsWith("policy-violation");
        assertThat(scene.last().endReason().orElseThrow().cause()).isEqualTo(Cause.VETO_FAILED);
    }

    @ParameterizedTest
    @EnumSource(names = {"OBSERVE", "OFF"})
    void andIsNotedWhereNothingIs(PolicyMode mode) {
        Scene scene = new Scene(Policies.in(mode, Policies.OPEN));
        scene.vote = Vetoes.Vote.FAILED;

        IQ offer = scene.send(Say.offer("o1", "s1", "name='notes.txt' size='5'"));

        assertThat(Say.refusal(offer)).isEmpty();
        Transfer live = scene.live();
        assertThat(live.ruling().breaches())
                .extracting(breach -> breach.cause())
                .containsExactly(Cause.VETO_FAILED);
    }
}
