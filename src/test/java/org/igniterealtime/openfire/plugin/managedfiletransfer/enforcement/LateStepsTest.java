// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement.Scene.ALICE;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement.Scene.BOB;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement.Scene.PROXY;

import java.time.Duration;
import org.igniterealtime.openfire.plugin.managedfiletransfer.policy.PolicyMode;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Cause;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Party;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Transfer;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferEvent;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferState;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.live.Capacity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.xmpp.packet.IQ;

/** People answer late, and so do clients: a file that went is one row with its true end. */
class LateStepsTest {

    private static final String FILE = "name='notes.txt' size='900'";

    @ParameterizedTest
    @EnumSource
    void offerThatIsAcceptedAfterAnHourIsOneRow(PolicyMode mode) {
        offerThatIsAcceptedAfter(Duration.ofMinutes(60), mode);
    }

    @ParameterizedTest
    @EnumSource
    void offerThatIsAcceptedInTheMorningIsOneRow(PolicyMode mode) {
        offerThatIsAcceptedAfter(Duration.ofHours(15), mode);
    }

    @ParameterizedTest
    @EnumSource
    void offerThatIsAcceptedAfterItTimedOutIsOneRow(PolicyMode mode) {
        offerThatIsAcceptedAfter(Duration.ofHours(30), mode);
    }

    /** Its sender alone may give it up and go on with it, and each time is told in the history. */
    @Test
    void offerIsNotGoneOnWithForEver() {
        Scene scene = new Scene(Policies.largest(1000));
        scene.send(Say.offer("o1", "s1", FILE));

        for (int i = 0; i < 50; i++) {
            scene.send(Say.iq("error", "o1", Scene.ALICE, Scene.BOB, Say.problem("item-not-found")));
            scene.send(Say.streamhosts("h" + i, "s1", Say.PROXY_HOST));
        }

        assertThat(scene.heard)
                .filteredOn(change -> change.event() instanceof TransferEvent.Resumed)
                .hasSizeLessThanOrEqualTo(10);
    }

    private static void offerThatIsAcceptedAfter(Duration time, PolicyMode mode) {
        Scene scene = new Scene(Policies.in(mode, Policies.largest(1000)));
        scene.send(Say.offer("o1", "s1", FILE));

        scene.pass(time);
        IQ accepted = scene.send(Say.accept("o1", Say.IBB));
        scene.accept(Say.open("i1", "s1"));
        scene.accept(Say.data("d1", "s1", 900));
        scene.send(Say.close("c1", "s1"));

        assertThat(Say.refusal(accepted)).isEmpty();
        assertThat(scene.rows()).singleElement().satisfies(row -> {
            assertThat(row.state()).isEqualTo(TransferState.COMPLETED);
            assertThat(row.bytesMoved()).isEqualTo(900);
            assertThat(row.file().name().shown()).isEqualTo("notes.txt");
        });
    }

    @Test
    void lateDeclineIsToldAsOne() {
        Scene scene = new Scene(Policies.OPEN);
        scene.send(Say.offer("o1", "s1", FILE));
        scene.pass(Duration.ofHours(30));
        assertThat(scene.last().state()).isEqualTo(TransferState.TIMED_OUT);

        scene.send(Say.error("o1", "forbidden"));

        assertThat(scene.rows()).singleElement().matches(row -> row.state() == TransferState.DECLINED);
    }

    /** It tries two dead addresses first. */
    @ParameterizedTest
    @EnumSource
    void targetThatConnectsDirectlyAfterMinutesHasOneRow(PolicyMode mode) {
        Scene scene = new Scene(Policies.in(mode, Policies.OPEN));
        scene.accepted("s1", "size='900'", Say.SOCKS5);
        scene.send(Say.streamhosts("h1", "s1", Say.OWN_HOST + Say.PROXY_HOST));

        for (int step = 0; step < 14; step++) {
            scene.pass(Duration.ofSeconds(10));
        }
        scene.send(Say.used("h1", ALICE));

        assertThat(scene.rows()).singleElement().satisfies(row -> {
            assertThat(row.state()).isEqualTo(TransferState.HANDED_OFF);
            assertThat(row.endReason().orElseThrow().cause()).isEqualTo(Cause.DIRECT);
        });
    }

    @ParameterizedTest
    @EnumSource
    void targetThatConnectsToTheProxyAfterTheTimeOutHasOneRow(PolicyMode mode) {
        Scene scene = new Scene(Policies.in(mode, Policies.OPEN));
        scene.accepted("s1", "size='900'", Say.SOCKS5);
        scene.send(Say.streamhosts("h1", "s1", Say.PROXY_HOST));

        scene.pass(Duration.ofMinutes(31));
        assertThat(scene.last().state()).isEqualTo(TransferState.TIMED_OUT);
        scene.send(Say.used("h1", PROXY));
        IQ activation = scene.send(Say.activate("a1", PROXY, "s1", BOB));
        scene.send(Say.iq("result", "a1", PROXY, ALICE, ""));
        scene.proxy.flow().moved(900, 0);
        scene.proxy.flow().over(OwnProxy.End.WHOLE);

        assertThat(Say.refusal(activation)).isEmpty();
        assertThat(scene.rows()).singleElement().matches(row -> row.state() == TransferState.COMPLETED);
    }

    @ParameterizedTest
    @EnumSource
    void attemptAfterTheOneThatFailedForGoodIsOfTheSameTransfer(PolicyMode mode) {
        Scene scene = new Scene(Policies.in(mode, Policies.OPEN));
        scene.accepted("s1", "size='900'", Say.SOCKS5);
        scene.send(Say.streamhosts("h1", "s1", Say.OWN_HOST));
        scene.send(Say.error("h1", "item-not-found"));

        scene.pass(Duration.ofMinutes(6));
        assertThat(scene.last().state()).isEqualTo(TransferState.FAILED);
        scene.accept(Say.open("i1", "s1"));
        scene.accept(Say.data("d1", "s1", 900));
        scene.send(Say.close("c1", "s1"));

        assertThat(scene.rows()).singleElement().matches(row -> row.state() == TransferState.COMPLETED);
    }

    @Test
    void streamThatIsOnlyWatchedAndMovesAfterALongPauseGoesOnInItsRow() {
        Scene scene = new Scene(Policies.in(PolicyMode.OBSERVE, Policies.OPEN));
        scene.activated("s1", "size='900'");
        scene.proxy.flow().moved(500, 0);

        scene.pass(Duration.ofMinutes(31));
        assertThat(scene.last().state()).isEqualTo(TransferState.TIMED_OUT);
        scene.proxy.flow().moved(400, 0);
        scene.proxy.flow().over(OwnProxy.End.WHOLE);

        assertThat(scene.rows()).singleElement().satisfies(row -> {
            assertThat(row.state()).isEqualTo(TransferState.COMPLETED);
            assertThat(row.bytesMoved()).isEqualTo(900);
        });
    }

    /** Where the policy is enforced, the server closes the sockets of what it gave up. */
    @Test
    void streamThatTheServerClosesStaysTimedOut() {
        Scene scene = new Scene(Policies.OPEN);
        scene.activated("s1", "size='900'");
        scene.proxy.flow().moved(500, 0);

        scene.pass(Duration.ofMinutes(31));
        scene.proxy.flow().over(OwnProxy.End.CLOSED);

        assertThat(scene.proxy.closed).isNotEmpty();
        assertThat(scene.rows()).singleElement().matches(row -> row.state() == TransferState.TIMED_OUT);
    }

    @Test
    void nobodyAnswersWhoseConnectionIsGone() {
        Scene scene = new Scene(Policies.OPEN);
        scene.send(Say.offer("o1", "s1", FILE));
        scene.pass(Duration.ofHours(30));

        scene.enforcement.onGone(new Party(BOB));

        assertThat(scene.transfers.held().givenUp()).isZero();
    }

    /** Clients begin their ids anew with each login, and remote ones do not tell of it. */
    @Test
    void idOfAnOfferThatWasGivenUpIsFreeForAnotherOne() {
        Scene scene = new Scene(Policies.OPEN);
        scene.send(Say.offer("o1", "s1", FILE));
        scene.pass(Duration.ofHours(30));

        IQ next = scene.send(Say.offer("o1", "s2", FILE));
        scene.send(Say.accept("o1", Say.IBB));

        assertThat(Say.refusal(next)).isEmpty();
        assertThat(scene.live().stream().id()).isEqualTo("s2");
        assertThat(scene.live().state()).isEqualTo(TransferState.ACCEPTED);
    }

    @Test
    void limitGoesOnWhereItStopped() {
        Scene scene = new Scene(Policies.largest(1000));
        scene.opened("s1", "size='1000'");
        scene.send(Say.data("d1", "s1", 900));
        scene.pass(Duration.ofHours(3));
        assertThat(scene.last().state()).isEqualTo(TransferState.TIMED_OUT);

        IQ within = scene.send(Say.block("d2", "s1", 1, 100));
        IQ beyond = scene.send(Say.block("d3", "s1", 2, 1));

        assertThat(Say.refusal(within)).isEmpty();
        assertThat(Say.refusal(beyond)).startsWith("policy-violation");
        assertThat(scene.rows()).singleElement().matches(row -> row.state() == TransferState.CUT);
    }

    @Test
    void policyThatHasChangedMeanwhileDecidesAnew() {
        Scene scene = new Scene(Policies.OPEN);
        scene.send(Say.offer("o1", "s1", "name='virus.exe' size='900'"));
        scene.pass(Duration.ofHours(30));
        scene.enact(Policies.NO_EXE.withVersion(8));

        IQ accepted = scene.send(Say.accept("o1", Say.IBB));
        IQ opened = scene.send(Say.open("i1", "s1"));

        assertThat(Say.refusal(accepted)).startsWith("policy-violation");
        assertThat(Say.refusal(opened)).startsWith("item-not-found");
        assertThat(scene.transfers.size()).isZero();
        assertThat(scene.rows().get(0).state()).isEqualTo(TransferState.TIMED_OUT);
    }

    @Test
    void policyThatAllowsLessMeanwhileHolds() {
        Scene scene = new Scene(Policies.in(PolicyMode.OBSERVE, Policies.OPEN));
        scene.opened("s1", "");
        scene.pass(Duration.ofHours(1));
        scene.enact(Policies.largest(1000).withVersion(8));

        IQ block = scene.send(Say.data("d1", "s1", 1001));

        assertThat(Say.refusal(block)).startsWith("policy-violation");
        assertThat(scene.rows()).singleElement().matches(row -> row.state() == TransferState.CUT);
    }

    @Test
    void fileThatHasArrivedIsCompleteThoughNobodyClosesItsStream() {
        Scene scene = new Scene(Policies.OPEN);
        scene.opened("s1", "size='900'");
        scene.send(Say.data("d1", "s1", 900));

        scene.pass(Duration.ofMinutes(31));

        assertThat(scene.last().state()).isEqualTo(TransferState.COMPLETED);
    }

    @Test
    void offerThatGaveItsPlaceToAnotherOneIsReopenedByItsAnswer() {
        Scene scene = new Scene(Policies.OPEN, new Capacity(50, 2, 2, 100));
        Transfer first = offered(scene, "s1");
        scene.pass(Duration.ofSeconds(1));
        offered(scene, "s2");
        scene.pass(Duration.ofMinutes(40));
        offered(scene, "s3");
        assertThat(scene.transfers.find(first.id())).isEmpty();

        IQ accepted = scene.send(Say.accept("offer-s1", Say.IBB));

        assertThat(Say.refusal(accepted)).isEmpty();
        assertThat(scene.transfers.find(first.id()).orElseThrow().state()).isEqualTo(TransferState.ACCEPTED);
    }

    @Test
    void whatIsKeptOfAnAccountIsBounded() {
        Scene scene = new Scene(Policies.OPEN, new Capacity(50, 2, 2, 100));
        for (int round = 0; round < 10; round++) {
            offered(scene, "a" + round);
            offered(scene, "b" + round);
            scene.pass(Duration.ofMinutes(40));
        }

        assertThat(scene.transfers.held().givenUp()).isEqualTo(2);
        assertThat(scene.awaited.size()).isEqualTo(4);
        scene.pass(Duration.ofHours(25));
        scene.pass(Duration.ofHours(25));
        assertThat(scene.transfers.held().givenUp()).isZero();
        assertThat(scene.transfers.held().allowances()).isZero();
        assertThat(scene.awaited.size()).isZero();
    }

    @Test
    void newOfferUnderTheSameIdIsAnotherTransfer() {
        Scene scene = new Scene(Policies.largest(1000));
        scene.activated("s1", "size='1000'");
        scene.proxy.flow().moved(900, 0);
        scene.pass(Duration.ofHours(1));

        scene.opened("s1", "size='1000'");
        IQ block = scene.send(Say.data("d1", "s1", 1000));

        assertThat(Say.refusal(block)).isEmpty();
        assertThat(scene.rows()).hasSize(2);
        assertThat(scene.transfers.held().givenUp()).isZero();
    }

    private static Transfer offered(Scene scene, String sid) {
        scene.send(Say.offer("offer-" + sid, sid, FILE));
        return scene.transfers.live().stream()
                .filter(live -> live.stream().id().equals(sid))
                .findFirst()
                .orElseThrow();
    }
}
