// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.SampleTransfers.ALICE;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.SampleTransfers.BOB;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.SampleTransfers.CAROL;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.SampleTransfers.GIVEN_UP;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.SampleTransfers.backwards;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.SampleTransfers.limitedTo;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.SampleTransfers.offered;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.igniterealtime.openfire.plugin.managedfiletransfer.TestClock;
import org.junit.jupiter.api.Test;

class TransfersTest {

    private static final int CAPACITY = 3;

    private final TestClock clock = new TestClock();
    private final List<String> heard = new ArrayList<>();
    private final Transfers transfers = new Transfers(
            clock,
            CAPACITY,
            (transfer, event) ->
                    heard.add(transfer.id() + " " + event.getClass().getSimpleName() + " " + transfer.state()));

    @Test
    void findsALiveTransferByItsIdItsStreamAndItsEnds() {
        // Given
        Transfer added = add("s1");

        // When / Then
        assertThat(transfers.find(added.id())).contains(added);
        assertThat(transfers.find(SessionKey.of(BOB, ALICE, "s1"))).contains(added);
        assertThat(transfers.of(ALICE)).containsExactly(added);
        assertThat(transfers.of(BOB)).containsExactly(added);
        assertThat(transfers.of(CAROL)).isEmpty();
        assertThat(transfers.of(new Party(ALICE.bare()))).isEmpty();
        assertThat(transfers.size()).isEqualTo(1);
        assertThat(heard).containsExactly("t-s1 Offered OFFERED");
    }

    @Test
    void knowsNothingOfAStranger() {
        assertThat(transfers.find(new TransferId("t-s1"))).isEmpty();
        assertThat(transfers.find(SessionKey.of(ALICE, BOB, "s1"))).isEmpty();
        assertThat(transfers.findEnded(SessionKey.of(ALICE, BOB, "s1"))).isEmpty();
        assertThat(transfers.apply(new TransferId("t-s1"), ended(TransferState.FAILED)))
                .isEmpty();
        assertThat(transfers.move(new TransferId("t-s1"), 1)).isEmpty();
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
        boolean taken = transfers.add(offered("s4"));

        // Then
        assertThat(taken).isFalse();
        assertThat(transfers.size()).isEqualTo(CAPACITY);
        assertThat(transfers.find(SessionKey.of(ALICE, BOB, "s4"))).isEmpty();
        assertThat(heard).noneMatch(line -> line.startsWith("t-s4"));
    }

    @Test
    void takesAnotherWhereOneEnded() {
        // Given
        add("s1");
        add("s2");
        add("s3");
        transfers.apply(new TransferId("t-s2"), ended(TransferState.COMPLETED));

        // When / Then
        assertThat(transfers.add(offered("s4"))).isTrue();
        assertThat(transfers.add(offered("s5"))).isFalse();
    }

    @Test
    void takesNoSecondTransferOfALiveStream() {
        // Given
        Transfer first = add("s1");

        // When
        boolean taken = transfers.add(backwards("t-again", "s1"));

        // Then
        assertThat(taken).isFalse();
        assertThat(transfers.find(first.key())).contains(first);
        assertThat(transfers.find(new TransferId("t-again"))).isEmpty();
        assertThat(transfers.size()).isEqualTo(1);
    }

    @Test
    void aRefusedDuplicateTakesNoPlace() {
        // Given
        add("s1");
        transfers.add(backwards("t-again", "s1"));
        transfers.add(backwards("t-and-again", "s1"));

        // When / Then
        assertThat(transfers.add(offered("s2"))).isTrue();
        assertThat(transfers.add(offered("s3"))).isTrue();
    }

    @Test
    void aStreamThatEndedMayBeginAgain() {
        // Given
        Transfer first = add("s1");
        transfers.apply(first.id(), ended(TransferState.CUT));
        Transfer second = backwards("t-again", "s1");

        // When
        boolean taken = transfers.add(second);

        // Then
        assertThat(taken).isTrue();
        assertThat(transfers.find(first.key())).contains(second);
        assertThat(transfers.findEnded(first.key())).isEmpty();
    }

    @Test
    void remembersATransferThatEnded() {
        // Given
        Transfer added = add("s1");

        // When
        Transfer cut = transfers.apply(added.id(), ended(TransferState.CUT)).orElseThrow();

        // Then
        assertThat(transfers.find(added.id())).isEmpty();
        assertThat(transfers.find(added.key())).isEmpty();
        assertThat(transfers.findEnded(added.key())).contains(cut);
        assertThat(transfers.live()).isEmpty();
        assertThat(transfers.size()).isZero();
    }

    @Test
    void nothingFollowsTheEnd() {
        // Given
        Transfer added = add("s1");
        transfers.apply(added.id(), ended(TransferState.CUT));
        heard.clear();

        // When / Then
        assertThat(transfers.apply(added.id(), ended(TransferState.COMPLETED))).isEmpty();
        assertThat(transfers.move(added.id(), 1)).isEmpty();
        assertThat(transfers.findEnded(added.key()).map(Transfer::state)).contains(TransferState.CUT);
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
    void theListenerHearsEveryStepInOrder() {
        // Given
        Transfer added = add("s1");

        // When
        transfers.apply(added.id(), new TransferEvent.Accepted(clock.instant(), TransferPath.UNKNOWN));
        transfers.apply(added.id(), new TransferEvent.Connecting(clock.instant(), TransferPath.PROXIED));
        transfers.apply(added.id(), new TransferEvent.Connected(clock.instant(), TransferPath.PROXIED));
        transfers.move(added.id(), 1000);
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
        assertThat(transfers.move(added.id(), 60).map(Transfer::bytesMoved)).contains(60L);
        assertThat(transfers.move(added.id(), 41)).isEmpty();
        assertThat(transfers.move(added.id(), 40).map(Transfer::bytesMoved)).contains(100L);
        assertThat(transfers.move(added.id(), 1)).isEmpty();
        assertThat(transfers.find(added.id()).map(Transfer::bytesMoved)).contains(100L);
    }

    @Test
    void bytesThatAreRefusedAreNeitherHeardNorTheEnd() {
        // Given
        Transfer added = add("s1", limitedTo(100, true));
        heard.clear();

        // When
        transfers.move(added.id(), 101);

        // Then
        assertThat(heard).isEmpty();
        assertThat(transfers.find(added.id())).contains(added);
    }

    @Test
    void countsBytesBeyondALimitThatIsOnlyObserved() {
        // Given
        Transfer added = add("s1", limitedTo(100, false));

        // When / Then
        assertThat(transfers.move(added.id(), 101).map(Transfer::bytesMoved)).contains(101L);
        assertThat(transfers.move(added.id(), 1).map(Transfer::bytesMoved)).contains(102L);
    }

    @Test
    void bytesMoveAtTheTimeOfTheClock() {
        // Given
        Transfer added = add("s1");
        clock.pass(Duration.ofSeconds(5));

        // When
        Transfer moved = transfers.move(added.id(), 1).orElseThrow();

        // Then
        assertThat(moved.changedAt()).isEqualTo(clock.instant());
        assertThat(moved.movingSince()).contains(clock.instant());
    }

    @Test
    void remembersARefusedOfferWithoutTakingIt() {
        // Given
        Transfer refused = offered("s1").after(ended(TransferState.REFUSED)).orElseThrow();

        // When
        transfers.addEnded(refused);

        // Then
        assertThat(transfers.size()).isZero();
        assertThat(transfers.findEnded(refused.key())).contains(refused);
        assertThat(heard).containsExactly("t-s1 Ended REFUSED");
    }

    @Test
    void aRefusedDuplicateDoesNotStandInForTheLiveOne() {
        // Given
        Transfer running = add("s1");
        Transfer refused =
                backwards("t-again", "s1").after(ended(TransferState.REFUSED)).orElseThrow();

        // When
        transfers.addEnded(refused);

        // Then
        assertThat(transfers.find(running.key())).contains(running);
        assertThat(transfers.findEnded(running.key())).isEmpty();
        assertThat(heard).contains("t-again Ended REFUSED");
    }

    @Test
    void reportsWithoutRemembering() {
        // Given
        Transfer broken = offered("s1").after(ended(TransferState.REFUSED)).orElseThrow();

        // When
        transfers.report(broken);

        // Then
        assertThat(transfers.findEnded(broken.key())).isEmpty();
        assertThat(heard).containsExactly("t-s1 Ended REFUSED");
    }

    @Test
    void reportsWhatIsOverWithoutAReason() {
        // When
        transfers.report(SampleTransfers.in(TransferState.HANDED_OFF));

        // Then
        assertThat(heard).containsExactly("t-s1 Ended HANDED_OFF");
    }

    @Test
    void remembersNoMoreThanItsCapacityAndForgetsTheOldest() {
        // When
        for (int i = 0; i < 1000; i++) {
            transfers.addEnded(
                    offered("s" + i).after(ended(TransferState.REFUSED)).orElseThrow());
        }

        // Then
        assertThat(remembered(1000)).containsExactly("s997", "s998", "s999");
    }

    @Test
    void whatEndsAnewIsRememberedAnew() {
        // Given
        for (String session : List.of("s1", "s2", "s3", "s1")) {
            transfers.addEnded(
                    offered(session).after(ended(TransferState.REFUSED)).orElseThrow());
        }

        // When
        transfers.addEnded(offered("s4").after(ended(TransferState.REFUSED)).orElseThrow());

        // Then
        assertThat(remembered(5)).containsExactly("s1", "s3", "s4");
    }

    @Test
    void listsTheNewestFirst() {
        // Given
        add("s1");
        clock.pass(Duration.ofMillis(1));
        Transfer later = Transfer.offered(
                new TransferId("t-s0"),
                Protocol.SI,
                SessionKey.of(ALICE, CAROL, "s0"),
                ALICE,
                CAROL,
                OfferedFile.UNKNOWN,
                clock.instant(),
                1,
                Obligations.NONE);
        transfers.add(later);
        add("s2");

        // When / Then
        assertThat(transfers.live())
                .extracting(transfer -> transfer.id().value())
                .containsExactly("t-s0", "t-s2", "t-s1");
    }

    private Transfer add(String session) {
        return add(session, Obligations.NONE);
    }

    private Transfer add(String session, Obligations obligations) {
        Transfer offered = offered(session, obligations);
        assertThat(transfers.add(offered)).isTrue();
        return offered;
    }

    private TransferEvent ended(TransferState state) {
        return new TransferEvent.Ended(clock.instant(), state, GIVEN_UP);
    }

    private List<String> remembered(int sessions) {
        List<String> found = new ArrayList<>();
        for (int i = 0; i < sessions; i++) {
            transfers.findEnded(SessionKey.of(ALICE, BOB, "s" + i)).ifPresent(ended -> found.add(ended.session()));
        }
        return found;
    }
}
