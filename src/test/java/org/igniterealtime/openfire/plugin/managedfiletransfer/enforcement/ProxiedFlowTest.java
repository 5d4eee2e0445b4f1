// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement.Scene.ALICE;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement.Scene.BOB;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement.Scene.PROXY;

import java.time.Duration;
import java.util.Optional;
import org.igniterealtime.openfire.plugin.managedfiletransfer.TestTexts;
import org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement.OwnProxy.End;
import org.igniterealtime.openfire.plugin.managedfiletransfer.policy.PolicyMode;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.MovedHash;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Party;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferEvent;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferId;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferState;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.live.TransferTimeouts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.xmpp.packet.IQ;

class ProxiedFlowTest {

    @Test
    void streamThatReachedItsLimitEndsTheTransferAndBothAreTold() {
        Scene scene = new Scene(Policies.largest(1000));
        TransferId id = scene.activated("s1", "").id();

        scene.proxy.flow().moved(1000, 0);
        scene.proxy.flow().over(End.LIMIT);

        assertThat(scene.last().state()).isEqualTo(TransferState.CUT);
        assertThat(scene.last().bytesMoved()).isEqualTo(1000);
        assertThat(scene.lastRule()).isEqualTo("largest-file");
        assertThat(scene.proxy.released).contains(id);
        assertThat(scene.noticesTo(ALICE)).hasSize(1);
        assertThat(scene.noticesTo(BOB)).hasSize(1);
    }

    @Test
    void bothDirectionsAreWrittenDownAndOnlyThatOfTheFileMakesItWhole() {
        Scene scene = new Scene(Policies.OPEN);
        scene.activated("s1", "size='6000'");

        scene.proxy.flow().moved(3000, 3000);
        scene.proxy.flow().over(End.WHOLE);

        assertThat(scene.last().state()).isEqualTo(TransferState.FAILED);
        assertThat(scene.last().bytesMoved()).isEqualTo(3000);
        assertThat(scene.last().progress().bytesBack()).isEqualTo(3000);
    }

    @Test
    void wholeFileIsCompleted() {
        Scene scene = new Scene(Policies.largest(1000));
        scene.activated("s1", "size='1000'");

        scene.proxy.flow().moved(400, 0);
        scene.proxy.flow().moved(600, 0);
        scene.proxy.flow().over(End.WHOLE);

        assertThat(scene.last().state()).isEqualTo(TransferState.COMPLETED);
        assertThat(scene.last().bytesMoved()).isEqualTo(1000);
    }

    @Test
    void whatItsBytesComeToIsWrittenDownWithItsEnd() {
        Scene scene = new Scene(Policies.OPEN);
        scene.activated("s1", "size='3'");
        MovedHash hash = new MovedHash("ab".repeat(32), Optional.of(false));
        scene.proxy.flow().moved(3, 0);

        scene.proxy.flow().hashed(hash);
        scene.proxy.flow().over(End.WHOLE);

        assertThat(scene.last().progress().hash()).contains(hash);
        assertThat(scene.last().state()).as("one that differs is no failure").isEqualTo(TransferState.COMPLETED);
    }

    @Test
    void hashOfATransferThatIsOverChangesNothing() {
        Scene scene = new Scene(Policies.OPEN);
        scene.activated("s1", "size='3'");
        scene.proxy.flow().over(End.SHORT);
        int before = scene.heard.size();

        scene.proxy.flow().hashed(new MovedHash("ab".repeat(32), Optional.empty()));

        assertThat(scene.heard).hasSize(before);
    }

    @Test
    void whatIsOnlyWatchedIsNotedOnceAndGoesOn() {
        Scene scene = new Scene(Policies.in(PolicyMode.OBSERVE, Policies.largest(1000)));
        scene.activated("s1", "");

        scene.proxy.flow().moved(1001, 0);
        scene.proxy.flow().moved(1001, 0);

        assertThat(scene.heard.stream().filter(heard -> heard.event() instanceof TransferEvent.Breached))
                .hasSize(1);
        assertThat(scene.live().bytesMoved()).isEqualTo(2002);
        assertThat(scene.proxy.closed).isEmpty();
    }

    @Test
    void whatIsOnlyWatchedGoesOnWhenItsRecordTimedOut() {
        Scene scene = new Scene(Policies.in(PolicyMode.OBSERVE, Policies.OPEN));
        TransferId id = scene.activated("s1", "size='900'").id();
        scene.clock.pass(Duration.ofHours(1));
        scene.transfers.expire(TransferTimeouts.DEFAULT);

        assertThat(scene.last().state()).isEqualTo(TransferState.TIMED_OUT);
        assertThat(scene.proxy.released).containsExactly(id);
        assertThat(scene.proxy.closed).isEmpty();
    }

    @Test
    void enforcedStreamDoesNotOutliveItsTransfer() {
        Scene scene = new Scene(Policies.OPEN);
        TransferId id = scene.activated("s1", "size='900'").id();
        scene.clock.pass(Duration.ofHours(1));
        scene.transfers.expire(TransferTimeouts.DEFAULT);

        assertThat(scene.proxy.closed).containsExactly(id);
    }

    @ParameterizedTest
    @CsvSource({
        "SHORT, FAILED, The stream ended after 899 of 900 bytes.",
        "CLOSED, FAILED, The stream ended after 899 of 900 bytes.",
        "IDLE, TIMED_OUT, No data was transferred for too long. The stream was closed after 899 of 900 bytes.",
        "PROXY_OFF, FAILED, The proxy of this server was switched off after 899 of 900 bytes."
    })
    void streamThatEndsEarly(End end, TransferState state, String text) {
        Scene scene = new Scene(Policies.OPEN);
        scene.activated("s1", "size='900'");
        scene.proxy.flow().moved(899, 0);

        scene.proxy.flow().over(end);

        assertThat(scene.last().state()).isEqualTo(state);
        assertThat(TestTexts.sentence(scene.last().endReason())).isEqualTo(text);
    }

    @Test
    void activationOnceMoreCountsOnTheSameTransfer() {
        Scene scene = new Scene(Policies.OPEN);
        TransferId id = scene.activated("s1", "").id();
        OwnProxy.Flow first = scene.proxy.flow();

        scene.send(Say.activate("again", PROXY, "s1", BOB));
        scene.send(Say.iq("set", "back", BOB, PROXY, Say.query("s1", "<activate>" + ALICE + "</activate>")));

        assertThat(scene.proxy.expected).containsOnly(id);
        first.moved(600, 0);
        scene.proxy.flow().moved(401, 0);
        assertThat(scene.live().bytesMoved()).isEqualTo(1001);
    }

    @Test
    void activationOnceMoreAfterASmallFileIsNoTransferOfItsOwn() {
        Scene scene = new Scene(Policies.OPEN);
        scene.activated("s1", "size='3'");
        scene.proxy.flow().moved(3, 0);
        scene.proxy.flow().over(End.WHOLE);
        int before = scene.heard.size();

        IQ soon = scene.send(Say.activate("again", PROXY, "s1", BOB));
        assertThat(Say.refusal(soon)).isEmpty();
        assertThat(scene.heard).hasSize(before);

        scene.clock.pass(Duration.ofSeconds(11));
        scene.proxy.connections = 0;
        IQ later = scene.send(Say.activate("later", PROXY, "s1", BOB));
        assertThat(Say.refusal(later)).as("the proxy answers it").isEmpty();
        assertThat(scene.heard).hasSize(before);
        assertThat(scene.unrecorded.counts().unfounded()).isEqualTo(2);
    }

    @Test
    void offerThatTakesThePlaceBeforeTheFirstByteDoesNotFreeTheStream() {
        Scene scene = new Scene(Policies.OPEN);
        TransferId id = scene.accepted("s1", "size='1'", Say.SOCKS5).id();
        scene.send(Say.activate("a1", PROXY, "s1", BOB));

        scene.send(Say.offer("o2", "s1", "name='big.bin' size='1000000'"));

        assertThat(scene.proxy.closed).containsExactly(id);
    }

    /** The bytes are a quarter of a second ahead of their count, and the activation's answer behind them. */
    @Test
    void streamThatIsJoinedFlowsBeforeAnybodySaysSo() {
        Scene scene = new Scene(Policies.OPEN);
        inSetUp(scene);

        scene.proxy.flow().joined();
        scene.enforcement.onGone(new Party(BOB));
        scene.proxy.flow().moved(900, 0);
        scene.proxy.flow().over(End.WHOLE);

        assertThat(scene.last().state()).isEqualTo(TransferState.COMPLETED);
        assertThat(scene.last().bytesMoved()).isEqualTo(900);
    }

    @Test
    void offerUnderTheIdOfAStreamThatIsJoinedDoesNotEndIt() {
        Scene scene = new Scene(Policies.OPEN);
        inSetUp(scene);

        scene.proxy.flow().joined();
        IQ second = scene.send(Say.offer("o2", "s1", "name='second.bin' size='700'"));

        assertThat(Say.refusal(second)).startsWith("conflict");
        assertThat(scene.transfers.size()).isEqualTo(1);
    }

    @Test
    void answerToTheActivationIsNoSecondBeginning() {
        Scene scene = new Scene(Policies.OPEN);
        inSetUp(scene);
        scene.proxy.flow().joined();
        int before = scene.heard.size();

        scene.send(Say.iq("result", "a1", PROXY, ALICE, ""));

        assertThat(scene.heard).hasSize(before);
    }

    /** A client with one id for all of its files sends the next one while the first is still on its way. */
    @ParameterizedTest
    @EnumSource(names = "ENFORCE", mode = EnumSource.Mode.EXCLUDE)
    void streamThatIsOnlyWatchedGoesOnInItsRowBesideTheNextOffer(PolicyMode mode) {
        Scene scene = new Scene(Policies.in(mode, Policies.OPEN));
        TransferId first = scene.activated("s1", "size='900'").id();
        OwnProxy.Flow flow = scene.proxy.flow();
        flow.moved(300, 0);

        IQ second = scene.send(Say.offer("o2", "s1", "name='second.bin' size='700'"));
        flow.moved(600, 0);
        flow.over(End.WHOLE);

        assertThat(Say.refusal(second)).isEmpty();
        assertThat(scene.rows())
                .filteredOn(row -> row.id().equals(first))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.state()).isEqualTo(TransferState.COMPLETED);
                    assertThat(row.bytesMoved()).isEqualTo(900);
                });
        assertThat(scene.live().file().name().shown()).isEqualTo("second.bin");
        scene.send(Say.error("o2", "forbidden"));
        assertThat(scene.last().state()).isEqualTo(TransferState.DECLINED);
        assertThat(scene.transfers.held().streams()).isZero();
    }

    /** Two sets of streamhosts: the answer to the second comes while the stream of the first runs. */
    @Test
    void streamThatFlowsIsNotHandedOffByAnotherAnswer() {
        Scene scene = new Scene(Policies.OPEN);
        scene.accepted("s1", "size='900'", Say.SOCKS5);
        scene.send(Say.streamhosts("h1", "s1", Say.PROXY_HOST));
        scene.send(Say.streamhosts("h2", "s1", Say.OWN_HOST));
        scene.send(Say.used("h1", PROXY));
        scene.send(Say.activate("a1", PROXY, "s1", BOB));
        scene.proxy.flow().joined();

        scene.send(Say.used("h2", ALICE));
        scene.proxy.flow().moved(900, 0);
        scene.proxy.flow().over(End.WHOLE);

        assertThat(scene.last().state()).isEqualTo(TransferState.COMPLETED);
    }

    /** Its row ended in the moment before: bytes would move that nobody counts. */
    @Test
    void streamOfATransferThatHasEndedIsNotJoined() {
        Scene scene = new Scene(Policies.OPEN);
        inSetUp(scene);
        OwnProxy.Flow flow = scene.proxy.flow();
        scene.enforcement.onGone(new Party(BOB));

        assertThat(flow.joined()).isFalse();
        assertThat(scene.last().state()).isEqualTo(TransferState.FAILED);
    }

    @Test
    void whereNothingIsEnforcedItIs() {
        Scene scene = new Scene(Policies.in(PolicyMode.OBSERVE, Policies.OPEN));
        inSetUp(scene);
        OwnProxy.Flow flow = scene.proxy.flow();
        scene.enforcement.onGone(new Party(BOB));

        assertThat(flow.joined()).isTrue();
    }

    private static void inSetUp(Scene scene) {
        scene.accepted("s1", "size='900'", Say.SOCKS5);
        scene.send(Say.streamhosts("h1", "s1", Say.PROXY_HOST));
        scene.send(Say.used("h1", PROXY));
        scene.send(Say.activate("a1", PROXY, "s1", BOB));
    }
}
