// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement.Scene.ALICE;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement.Scene.BOB;

import org.igniterealtime.openfire.plugin.managedfiletransfer.policy.PolicyMode;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Cause;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferId;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferState;
import org.junit.jupiter.api.Test;
import org.xmpp.packet.IQ;

class RepeatedOffersTest {

    private static final String FILE = "name='notes.txt' size='900'";

    @Test
    void offerThatAResumedClientSendsAgainPassesAndIsNoSecondTransfer() {
        Scene scene = new Scene(Policies.OPEN);
        scene.send(Say.offer("o1", "s1", FILE));
        TransferId first = scene.live().id();

        IQ again = scene.send(Say.offer("o1", "s1", FILE));

        assertThat(Say.refusal(again)).isEmpty();
        assertThat(scene.live().id()).isEqualTo(first);
        assertThat(scene.heard).hasSize(1);
    }

    @Test
    void whatWasTakenOutOfTheFirstIsTakenOutOfTheRepeatedOneToo() {
        Scene scene = new Scene(Policies.NO_IN_BAND);
        scene.send(Say.offer("o1", "s1", FILE));

        IQ again = scene.send(Say.offer("o1", "s1", FILE));

        assertThat(again.toXML()).contains(Say.SOCKS5).doesNotContain(Say.IBB);
    }

    @Test
    void repeatedOfferDoesNotSlipInAnotherFile() {
        Scene scene = new Scene(Policies.NO_EXE);
        scene.send(Say.offer("o1", "s1", FILE));

        IQ other = scene.send(Say.offer("o1", "s1", "name='virus.exe' size='900'"));

        assertThat(Say.refusal(other)).startsWith("policy-violation");
        assertThat(scene.lastRule()).isEqualTo("refused-ending");
        assertThat(scene.transfers.size()).isZero();
    }

    @Test
    void repeatedOfferDoesNotSlipInAnotherSize() {
        Scene scene = new Scene(Policies.largest(1000));
        scene.send(Say.offer("o1", "s1", FILE));

        IQ other = scene.send(Say.offer("o1", "s1", "name='notes.txt' size='1001'"));

        assertThat(Say.refusal(other)).startsWith("policy-violation");
        assertThat(scene.lastRule()).isEqualTo("largest-file");
    }

    @Test
    void repeatedOfferDoesNotSlipInAnotherMethod() {
        Scene scene = new Scene(Policies.NO_IN_BAND);
        scene.send(Say.offer("o1", "s1", FILE, Say.SOCKS5));

        IQ other = scene.send(Say.offer("o1", "s1", FILE, Say.IBB));

        assertThat(Say.refusal(other)).startsWith("policy-violation");
        assertThat(scene.transfers.size()).isZero();
    }

    @Test
    void offerUnderAnotherIdTakesThePlaceOfOneWhoseBytesDoNotMove() {
        Scene scene = new Scene(Policies.OPEN);
        scene.send(Say.offer("o1", "s1", FILE));
        TransferId first = scene.live().id();

        IQ next = scene.send(Say.offer("o2", "s1", FILE));

        assertThat(Say.refusal(next)).isEmpty();
        assertThat(scene.live().id()).isNotEqualTo(first);
        assertThat(scene.heard.get(1).transfer().id()).isEqualTo(first);
        assertThat(scene.heard.get(1).transfer().state()).isEqualTo(TransferState.FAILED);
        assertThat(scene.heard.get(1).transfer().endReason().orElseThrow().cause())
                .isEqualTo(Cause.SUPERSEDED);
    }

    @Test
    void offerWithTheSessionOfAStreamThatMovesIsAConflict() {
        Scene scene = new Scene(Policies.OPEN);
        TransferId running = scene.opened("s1", "size='900'").id();
        scene.send(Say.data("d1", "s1", 100));

        IQ next = scene.send(Say.offer("o2", "s1", "name='big.bin' size='999999999'"));

        assertThat(Say.refusal(next)).startsWith("conflict: ");
        assertThat(scene.lastRule()).isEqualTo("duplicate");
        assertThat(scene.live().id()).isEqualTo(running);
        assertThat(Say.refusal(scene.send(Say.data("d2", "s1", 5000))))
                .as("the limit stays the first one's")
                .startsWith("policy-violation");
    }

    @Test
    void whereNothingIsEnforcedItHasItsOwnRowWithTheRuleThatItBreaks() {
        Scene scene = new Scene(Policies.in(PolicyMode.OBSERVE, Policies.OPEN));
        TransferId first = scene.opened("s1", "size='900'").id();
        scene.send(Say.data("d1", "s1", 100));

        IQ next = scene.send(Say.offer("o2", "s1", "name='big.bin' size='9'"));

        assertThat(Say.refusal(next)).isEmpty();
        assertThat(scene.live().id()).isNotEqualTo(first);
        assertThat(scene.live().ruling().hasBreach(Cause.DUPLICATE)).isTrue();
    }

    @Test
    void offerUnderTheIdOfAFileThatHasArrivedIsAnotherFile() {
        Scene scene = new Scene(Policies.OPEN);
        TransferId first = scene.opened("s1", "size='900'").id();
        scene.accept(Say.data("d1", "s1", 900));

        IQ next = scene.send(Say.offer("o2", "s1", "name='second.bin' size='900'"));

        assertThat(Say.refusal(next)).isEmpty();
        assertThat(scene.heard.stream().filter(heard -> heard.transfer().id().equals(first)))
                .last()
                .matches(heard -> heard.transfer().state() == TransferState.COMPLETED);
        assertThat(scene.live().file().name().shown()).isEqualTo("second.bin");
        assertThat(scene.sent)
                .as("the recipient must not go on with the first stream")
                .anyMatch(stanza -> stanza.toXML().contains("<close"));
    }

    @Test
    void sameSessionBetweenOtherPairsIsAnotherTransfer() {
        Scene scene = new Scene(Policies.OPEN);
        scene.send(Say.offer("o1", "letsdoit", FILE));

        scene.send(Say.iq("set", "o1", ALICE, "bob@example.org/laptop", Say.si("letsdoit", FILE)));
        scene.send(Say.iq("set", "o1", "eve@example.org/x", BOB, Say.si("letsdoit", FILE)));

        assertThat(scene.transfers.size()).isEqualTo(3);
    }

    @Test
    void offerAfterAnEndIsANewTransfer() {
        Scene scene = new Scene(Policies.largest(1000));
        scene.send(Say.offer("o1", "s1", "name='notes.txt' size='1001'"));

        IQ next = scene.send(Say.offer("o2", "s1", "name='notes.txt' size='1000'"));

        assertThat(Say.refusal(next)).isEmpty();
        assertThat(scene.live().state()).isEqualTo(TransferState.OFFERED);
    }
}
