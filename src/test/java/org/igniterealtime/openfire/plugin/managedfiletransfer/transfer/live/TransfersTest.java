// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.SampleTransfers.ALICE;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.SampleTransfers.BOB;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.SampleTransfers.CAROL;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.SampleTransfers.GIVEN_UP;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.SampleTransfers.UNLIMITED;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.SampleTransfers.backwards;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.SampleTransfers.limitedTo;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.SampleTransfers.offered;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.SampleTransfers.refused;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.igniterealtime.openfire.plugin.managedfiletransfer.TestClock;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Offer;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.OfferedFile;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Party;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Protocol;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Ruling;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.SessionKey;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.StreamKey;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Transfer;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferEvent;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferId;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferPath;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferState;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.live.Transfers.Added;
import org.junit.jupiter.api.Test;

class TransfersTest {

    private static final int CAPACITY = 3;

    private final TestClock clock = new TestClock();
    private final List<String> heard = new ArrayList<>();
    private final Transfers transfers = new Transfers(
            clock,
            "example.org",
            new Capacity(CAPACITY, CAPACITY + 1, CAPACITY + 1, CAPACITY),
            (transfer, event) ->
                    heard.add(transfer.id() + " " + event.getClass().getSimpleName() + " " + transfer.state()));

    @Test
    void findsALiveTransferByAllThatNamesIt() {
        // Given
        Transfer added = add("s1");

        // When / Then
        assertThat(transfers.find(added.id())).contains(added);
        assertThat(transfers.find(new SessionKey(ALICE, BOB, "s1"))).contains(added);
        assertThat(transfers.of(StreamKey.of(BOB, ALICE, "s1"))).containsExactly(added);
        assertThat(transfers.of(ALICE)).containsExactly(added);
        assertThat(transfers.of(BOB)).containsExactly(added);
        assertThat(transfers.of(CAROL)).isEmpty();
        assertThat(transfers.of(new Party(ALICE.bare()))).isEmpty();
        assertThat(transfers.size()).isEqualTo(1);
        assertThat(heard).containsExactly("t-s1 Offered OFFERED");
    }

    @Test
    void findsTheTransfersThatAnAccountBegan() {
        // Given
        Transfer added = add("s1");

        // When / Then
        assertThat(transfers.of(transfers.account(ALICE))).containsExactly(added);
        assertThat(transfers.of(transfers.account(new Party("alice@example.org/phone"))))
                .containsExactly(added);
        assertThat(transfers.of(transfers.account(BOB))).isEmpty();
    }

    @Test
    void knowsNothingOfAStranger() {
        assertThat(transfers.find(new TransferId("t-s1"))).isEmpty();
        assertThat(transfers.find(new SessionKey(ALICE, BOB, "s1"))).isEmpty();
        assertThat(transfers.of(StreamKey.of(ALICE, BOB, "s1"))).isEmpty();
        assertThat(transfers.findEnded(StreamKey.of(ALICE, BOB, "s1"))).isEmpty();
        assertThat(transfers.allowance(new TransferId("t-s1"))).isEmpty();
        assertThat(transfers.apply(new TransferId("t-s1"), ended(TransferState.FAILED)))
                .isEmpty();
        assertThat(transfers.move(new TransferId("t-s1"), 1, false)).isEmpty();
        assertThat(transfers.live()).isEmpty();
        assertThat(heard).isEmpty();
    }

    @Test
    void takesNoMoreThanItsCapacity() {
        // Given
        add("s1");
        add("s2");
        add("s3");

        // When
        Added answer = transfers.add(offered("s4"));

        // Then
        assertThat(answer).isEqualTo(Added.FULL);
        assertThat(transfers.size()).isEqualTo(CAPACITY);
        assertThat(transfers.find(new SessionKey(ALICE, BOB, "s4"))).isEmpty();
        assertThat(heard).noneMatch(line -> line.startsWith("t-s4"));
    }

    @Test
    void takesAnotherAfterOneEnded() {
        // Given
        add("s1");
        add("s2");
        add("s3");
        transfers.apply(new TransferId("t-s2"), ended(TransferState.COMPLETED));

        // When / Then
        assertThat(transfers.add(offered("s4"))).isEqualTo(Added.YES);
        assertThat(transfers.add(offered("s5"))).isEqualTo(Added.FULL);
    }

    @Test
    void takesNoSecondTransferOfALiveNegotiation() {
        // Given
        Transfer first = add("s1");

        // When
        Added answer = transfers.add(again("t-again"));

        // Then
        assertThat(answer).isEqualTo(Added.SESSION_IN_USE);
        assertThat(transfers.find(new SessionKey(ALICE, BOB, "s1"))).contains(first);
        assertThat(transfers.find(new TransferId("t-again"))).isEmpty();
        assertThat(transfers.size()).isEqualTo(1);
    }

    @Test
    void aRefusedDuplicateTakesNoPlace() {
        // Given
        add("s1");
        transfers.add(again("t-again"));
        transfers.add(again("t-and-again"));

        // When / Then
        assertThat(transfers.add(offered("s2"))).isEqualTo(Added.YES);
        assertThat(transfers.add(offered("s3"))).isEqualTo(Added.YES);
    }

    @Test
    void aRefusedDuplicateHoldsNoAllowance() {
        // Given
        Transfer first = add("s1");
        transfers.add(again("t-again"));

        // When
        transfers.apply(first.id(), ended(TransferState.FAILED));

        // Then
        assertThat(transfers.held().allowances()).isZero();
    }

    @Test
    void bothPeersMayOfferUnderOneId() {
        // Given
        Transfer there = add("s1");
        Transfer back = backwards("t-back", "s1");

        // When
        Added answer = transfers.add(back);

        // Then
        assertThat(answer).isEqualTo(Added.YES);
        assertThat(transfers.of(there.stream())).containsExactlyInAnyOrder(there, back);
        assertThat(transfers.find(new SessionKey(ALICE, BOB, "s1"))).contains(there);
        assertThat(transfers.find(new SessionKey(BOB, ALICE, "s1"))).contains(back);
        assertThat(transfers.of(ALICE)).containsExactlyInAnyOrder(there, back);
    }

    @Test
    void theEndOfOneDirectionLeavesTheOther() {
        // Given
        Transfer there = add("s1");
        Transfer back = backwards("t-back", "s1");
        transfers.add(back);

        // When
        transfers.apply(there.id(), ended(TransferState.CANCELLED));

        // Then
        assertThat(transfers.of(there.stream())).containsExactly(back);
        assertThat(transfers.of(ALICE)).containsExactly(back);
        assertThat(transfers.of(transfers.account(ALICE))).isEmpty();
        assertThat(transfers.find(new SessionKey(BOB, ALICE, "s1"))).contains(back);
    }

    @Test
    void aNegotiationThatEndedMayBeginAgain() {
        // Given
        Transfer first = add("s1");
        transfers.apply(first.id(), ended(TransferState.CUT));
        Transfer second = again("t-again");

        // When
        Added answer = transfers.add(second);

        // Then
        assertThat(answer).isEqualTo(Added.YES);
        assertThat(transfers.find(new SessionKey(ALICE, BOB, "s1"))).contains(second);
        assertThat(transfers.findEnded(first.stream())).isEmpty();
    }

    @Test
    void remembersATransferThatEnded() {
        // Given
        Transfer added = add("s1");
        clock.pass(Duration.ofSeconds(5));

        // When
        Transfer cut = transfers.apply(added.id(), ended(TransferState.CUT)).orElseThrow();

        // Then
        assertThat(transfers.find(added.id())).isEmpty();
        assertThat(transfers.find(new SessionKey(ALICE, BOB, "s1"))).isEmpty();
        assertThat(transfers.of(added.stream())).isEmpty();
        assertThat(transfers.findEnded(added.stream())).contains(Ended.of(cut));
        assertThat(transfers.live()).isEmpty();
        assertThat(transfers.size()).isZero();
    }

    @Test
    void remembersHowATransferEnded() {
        // Given
        Transfer added = add("s1");
        transfers.apply(added.id(), new TransferEvent.Connected(clock.instant(), TransferPath.IN_BAND));
        clock.pass(Duration.ofSeconds(5));

        // When
        transfers.apply(added.id(), ended(TransferState.CUT));

        // Then
        assertThat(transfers.findEnded(added.stream()))
                .contains(new Ended(
                        added.id(),
                        Protocol.SI,
                        TransferState.CUT,
                        TransferPath.IN_BAND,
                        true,
                        GIVEN_UP,
                        clock.instant()));
    }

    @Test
    void nothingFollowsTheEnd() {
        // Given
        Transfer added = add("s1");
        transfers.apply(added.id(), ended(TransferState.CUT));
        heard.clear();

        // When / Then
        assertThat(transfers.apply(added.id(), ended(TransferState.COMPLETED))).isEmpty();
        assertThat(transfers.move(added.id(), 1, false)).isEmpty();
        assertThat(transfers.findEnded(added.stream()).map(Ended::state)).contains(TransferState.CUT);
        assertThat(heard).isEmpty();
    }

    @Test
    void anEventThatDoesNotApplyChangesNothingAndIsNotHeard() {
        // Given
        Transfer added = add("s1");
        heard.clear();

        // When / Then
        assertThat(transfers.apply(added.id(), new TransferEvent.Offered(clock.instant())))
                .isEmpty();
        assertThat(transfers.find(added.id())).contains(added);
        assertThat(heard).isEmpty();
    }

    @Test
    void anEventWithAConditionIsAppliedOnlyIfItHolds() {
        // Given
        Transfer added = add("s1");
        heard.clear();

        // When / Then
        assertThat(transfers.applyIf(added.id(), Transfer::hasConsent, ended(TransferState.FAILED)))
                .isEmpty();
        assertThat(heard).isEmpty();
        assertThat(transfers.applyIf(added.id(), added::equals, ended(TransferState.FAILED)))
                .isPresent();
    }

    @Test
    void theListenerHearsEveryStepInOrder() {
        // Given
        Transfer added = add("s1");

        // When
        transfers.apply(added.id(), new TransferEvent.Accepted(clock.instant(), TransferPath.UNKNOWN));
        transfers.apply(added.id(), new TransferEvent.Connecting(clock.instant(), TransferPath.PROXIED));
        transfers.apply(added.id(), new TransferEvent.Connected(clock.instant(), TransferPath.PROXIED));
        transfers.move(added.id(), 1000, false);
        transfers.apply(added.id(), ended(TransferState.COMPLETED));

        // Then
        assertThat(heard)
                .containsExactly(
                        "t-s1 Offered OFFERED",
                        "t-s1 Accepted ACCEPTED",
                        "t-s1 Connecting CONNECTING",
                        "t-s1 Connected TRANSFERRING",
                        "t-s1 Moved TRANSFERRING",
                        "t-s1 Ended COMPLETED");
    }

    @Test
    void countsBytesUpToALimitThatIsEnforced() {
        // Given
        Transfer added = add("s1", limitedTo(100, true));

        // When / Then
        assertThat(transfers.move(added.id(), 60, false).map(Transfer::bytesMoved))
                .contains(60L);
        assertThat(transfers.move(added.id(), 41, false)).isEmpty();
        assertThat(transfers.move(added.id(), 40, false).map(Transfer::bytesMoved))
                .contains(100L);
        assertThat(transfers.move(added.id(), 1, false)).isEmpty();
        assertThat(transfers.find(added.id()).map(Transfer::bytesMoved)).contains(100L);
    }

    @Test
    void bytesBackCountForTheLimitToo() {
        // Given
        Transfer added = add("s1", limitedTo(100, true));
        transfers.move(added.id(), 60, true);

        // When / Then
        assertThat(transfers.move(added.id(), 41, false)).isEmpty();
        Transfer moved = transfers.move(added.id(), 40, false).orElseThrow();
        assertThat(moved.bytesMoved()).isEqualTo(40);
        assertThat(moved.progress().bytesBack()).isEqualTo(60);
    }

    @Test
    void bytesThatAreRefusedAreNeitherHeardNorTheEnd() {
        // Given
        Transfer added = add("s1", limitedTo(100, true));
        heard.clear();

        // When
        transfers.move(added.id(), 101, false);

        // Then
        assertThat(heard).isEmpty();
        assertThat(transfers.find(added.id())).contains(added);
    }

    @Test
    void countsBytesBeyondALimitThatIsOnlyObserved() {
        // Given
        Transfer added = add("s1", limitedTo(100, false));

        // When / Then
        assertThat(transfers.move(added.id(), 101, false).map(Transfer::bytesMoved))
                .contains(101L);
        assertThat(transfers.move(added.id(), 1, false).map(Transfer::bytesMoved))
                .contains(102L);
    }

    @Test
    void bytesMoveAtTheTimeOfTheClock() {
        // Given
        Transfer added = add("s1");
        clock.pass(Duration.ofSeconds(5));

        // When
        Transfer moved = transfers.move(added.id(), 1, false).orElseThrow();

        // Then
        assertThat(moved.progress().changedAt()).isEqualTo(clock.instant());
    }

    @Test
    void anActionIsDoneWhileATransferIsLive() {
        // Given
        Transfer added = add("s1");
        List<Transfer> seen = new ArrayList<>();

        // When
        transfers.whileLive(added.id(), seen::add);
        transfers.apply(added.id(), ended(TransferState.FAILED));
        transfers.whileLive(added.id(), seen::add);

        // Then
        assertThat(seen).containsExactly(added);
    }

    @Test
    void remembersARefusedOfferWithoutTakingIt() {
        // Given
        Transfer refused = refused(offered("s1"));

        // When
        transfers.addEnded(refused);

        // Then
        assertThat(transfers.size()).isZero();
        assertThat(transfers.findEnded(refused.stream())).contains(Ended.of(refused));
        assertThat(heard).containsExactly("t-s1 Ended REFUSED");
    }

    @Test
    void aRefusedDuplicateDoesNotReplaceTheLiveOne() {
        // Given
        Transfer running = add("s1");

        // When
        transfers.addEnded(refused(backwards("t-back", "s1")));

        // Then
        assertThat(transfers.of(running.stream())).containsExactly(running);
        assertThat(transfers.findEnded(running.stream())).isEmpty();
        assertThat(heard).contains("t-back Ended REFUSED");
    }

    @Test
    void reportsWithoutRemembering() {
        // Given
        Transfer broken = refused(offered("s1"));

        // When
        transfers.report(broken);

        // Then
        assertThat(transfers.findEnded(broken.stream())).isEmpty();
        assertThat(heard).containsExactly("t-s1 Ended REFUSED");
    }

    @Test
    void remembersNoMoreOfAnAccountThanItsShareAndForgetsTheOldest() {
        // When
        for (int i = 0; i < 1000; i++) {
            transfers.addEnded(refused(offered("s" + i)));
        }

        // Then
        assertThat(remembered(1000)).containsExactly("t-s997", "t-s998", "t-s999");
    }

    @Test
    void whatEndsAnewIsRememberedAnew() {
        // Given
        for (String session : List.of("s1", "s2", "s3", "s1")) {
            transfers.addEnded(refused(offered(session)));
        }

        // When
        transfers.addEnded(refused(offered("s4")));

        // Then
        assertThat(remembered(5)).containsExactly("t-s1", "t-s3", "t-s4");
    }

    @Test
    void listsTheNewestFirst() {
        // Given
        add("s1");
        clock.pass(Duration.ofMillis(1));
        Offer later = Offer.ofInitiator(
                Protocol.SI, new SessionKey(ALICE, CAROL, "s0"), OfferedFile.UNKNOWN, clock.instant());
        transfers.add(Transfer.offered(new TransferId("t-s0"), later, UNLIMITED));
        add("s2");

        // When / Then
        assertThat(transfers.live())
                .extracting(transfer -> transfer.id().value())
                .containsExactly("t-s0", "t-s2", "t-s1");
    }

    private Transfer add(String session) {
        return add(session, UNLIMITED);
    }

    private Transfer add(String session, Ruling ruling) {
        Transfer offered = offered(session, ruling);
        assertThat(transfers.add(offered)).isEqualTo(Added.YES);
        return offered;
    }

    /** Another offer in the negotiation {@code s1} of Alice with Bob. */
    private static Transfer again(String id) {
        return offered(id, new SessionKey(ALICE, BOB, "s1"), UNLIMITED);
    }

    private TransferEvent ended(TransferState state) {
        return new TransferEvent.Ended(clock.instant(), state, GIVEN_UP);
    }

    private List<String> remembered(int sessions) {
        List<String> found = new ArrayList<>();
        for (int i = 0; i < sessions; i++) {
            transfers
                    .findEnded(StreamKey.of(ALICE, BOB, "s" + i))
                    .ifPresent(ended -> found.add(ended.id().value()));
        }
        return found;
    }
}
