// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement.Scene.ALICE;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement.Scene.BOB;

import java.time.Duration;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.AwaitedKind;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.Envelope;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Party;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferId;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.live.Account;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.live.Shares;
import org.junit.jupiter.api.Test;

class AwaitedAnswersTest {

    private static final TransferId ID = new TransferId("t-1");
    private static final TransferId OTHER = new TransferId("t-2");
    private static final Party A = new Party(ALICE);
    private static final Party B = new Party(BOB);

    private static final Account ALICES = new Account("alice@example.org", true);

    private final Scene.MovedClock clock = new Scene.MovedClock();
    private final AwaitedAnswers awaited = new AwaitedAnswers(clock, new Shares(3, 2, 10));

    @Test
    void answerBelongsToItsRequestByIdAndTheSwappedPair() {
        awaited.expect(AwaitedKind.OFFER, ID, new Envelope(A, B, "o1"), ALICES);

        assertThat(awaited.mayAnswer("o1")).isTrue();
        assertThat(awaited.take(new Envelope(A, B, "o1")))
                .as("the same direction")
                .isEmpty();
        assertThat(awaited.take(new Envelope(new Party("eve@example.org/x"), A, "o1")))
                .isEmpty();
        assertThat(awaited.take(new Envelope(B, A, "o2"))).isEmpty();
        assertThat(awaited.take(new Envelope(B, A, "o1"))).isPresent();
        assertThat(awaited.mayAnswer("o1")).isFalse();
    }

    @Test
    void whereThereIsNoRoomWhoeverHasTheMostLosesHisOldest() {
        // Given
        AwaitedAnswers full = new AwaitedAnswers(clock, new Shares(6, 6, 8));
        Account eves = new Account("eve@example.org", true);
        Party eve = new Party("eve@example.org/x");
        full.expect(AwaitedKind.OFFER, new TransferId("t-e"), new Envelope(eve, B, "offer"), eves);
        for (int i = 0; i < 5; i++) {
            full.expectAddress(new Envelope(eve, B, "e" + i), eves);
        }
        full.expectAddress(new Envelope(A, B, "a0"), ALICES);
        full.expectAddress(new Envelope(A, B, "a1"), ALICES);

        // When
        boolean taken = full.expect(AwaitedKind.OFFER, ID, new Envelope(A, B, "o1"), ALICES);

        // Then
        assertThat(taken).isTrue();
        assertThat(full.kind(new Envelope(B, eve, "e0"))).isEmpty();
        assertThat(full.kind(new Envelope(B, eve, "offer"))).isPresent();
        assertThat(full.kind(new Envelope(B, A, "a0"))).isPresent();
    }

    @Test
    void questionForAnAddressWaitsNoLongerThanAClientNeeds() {
        awaited.expectAddress(new Envelope(A, B, "a0"), ALICES);

        clock.pass(Duration.ofMinutes(16));
        awaited.expire(any -> true);

        assertThat(awaited.size()).isZero();
    }

    @Test
    void answerIsTakenOnce() {
        awaited.expect(AwaitedKind.OFFER, ID, new Envelope(A, B, "o1"), ALICES);
        awaited.take(new Envelope(B, A, "o1"));

        assertThat(awaited.take(new Envelope(B, A, "o1"))).isEmpty();
        assertThat(awaited.size()).isZero();
    }

    @Test
    void oneIdServesManyPairs() {
        Party eve = new Party("eve@example.org/x");
        awaited.expect(AwaitedKind.OFFER, ID, new Envelope(A, B, "1"), ALICES);
        awaited.expect(AwaitedKind.OPEN, new TransferId("t-2"), new Envelope(eve, B, "1"), ALICES);

        assertThat(awaited.take(new Envelope(B, eve, "1")).orElseThrow().transfer())
                .contains(new TransferId("t-2"));
        assertThat(awaited.mayAnswer("1")).isTrue();
        assertThat(awaited.take(new Envelope(B, A, "1")).orElseThrow().transfer())
                .contains(ID);
    }

    @Test
    void anotherRequestWithTheIdAndPairOfOneThatWaitsIsNotTaken() {
        awaited.expect(AwaitedKind.OFFER, ID, new Envelope(A, B, "1"), ALICES);

        assertThat(awaited.expect(AwaitedKind.OPEN, ID, new Envelope(A, B, "1"), ALICES))
                .isFalse();
        assertThat(awaited.expect(AwaitedKind.OFFER, OTHER, new Envelope(A, B, "1"), ALICES))
                .isFalse();

        assertThat(awaited.size()).isEqualTo(1);
        assertThat(awaited.take(new Envelope(B, A, "1")).orElseThrow().transfer())
                .contains(ID);
    }

    @Test
    void theSameRequestOnceMoreIsOne() {
        awaited.expect(AwaitedKind.OFFER, ID, new Envelope(A, B, "1"), ALICES);

        assertThat(awaited.expect(AwaitedKind.OFFER, ID, new Envelope(A, B, "1"), ALICES))
                .isTrue();

        assertThat(awaited.size()).isEqualTo(1);
        awaited.take(new Envelope(B, A, "1"));
        assertThat(awaited.size()).isZero();
        assertThat(awaited.mayAnswer("1")).isFalse();
    }

    @Test
    void thereAreNoMoreThanFit() {
        for (int i = 0; i < 10; i++) {
            awaited.expect(AwaitedKind.BLOCK, ID, new Envelope(A, B, "d" + i), ALICES);
        }

        assertThat(awaited.size()).isEqualTo(3);
        assertThat(awaited.mayAnswer("d3")).isFalse();
    }

    @Test
    void fullTableMakesRoomAgain() {
        for (int i = 0; i < 4; i++) {
            awaited.expect(AwaitedKind.BLOCK, ID, new Envelope(A, B, "d" + i), ALICES);
        }
        awaited.take(new Envelope(B, A, "d0"));

        awaited.expect(AwaitedKind.BLOCK, ID, new Envelope(A, B, "d4"), ALICES);

        assertThat(awaited.mayAnswer("d4")).isTrue();
        assertThat(awaited.size()).isEqualTo(3);
    }

    @Test
    void requestsOfALiveTransferWaitAsLongAsItLives() {
        awaited.expect(AwaitedKind.OFFER, ID, new Envelope(A, B, "o1"), ALICES);
        clock.pass(Duration.ofHours(20));

        awaited.expire(id -> true);
        assertThat(awaited.mayAnswer("o1")).isTrue();

        awaited.forget(ID);
        assertThat(awaited.mayAnswer("o1")).isFalse();
        assertThat(awaited.size()).isZero();
    }

    @Test
    void requestsThatBelongToNoLiveTransferAreForgotten() {
        awaited.expectAddress(new Envelope(A, B, "a1"), ALICES);
        awaited.expect(AwaitedKind.OFFER, ID, new Envelope(A, B, "o1"), ALICES);

        awaited.expire(id -> false);
        assertThat(awaited.mayAnswer("o1"))
                .as("of a transfer that ended as it was taken")
                .isFalse();
        assertThat(awaited.mayAnswer("a1")).isTrue();

        clock.pass(Duration.ofMinutes(61));
        awaited.expire(id -> true);
        assertThat(awaited.size()).isZero();
    }

    @Test
    void floodOfOneAccountTakesNoRoomOfAnother() {
        for (int i = 0; i < 10; i++) {
            awaited.expect(AwaitedKind.BLOCK, ID, new Envelope(A, B, "d" + i), ALICES);
        }

        boolean taken = awaited.expect(
                AwaitedKind.OFFER,
                new TransferId("t-2"),
                new Envelope(B, A, "o1"),
                new Account("bob@example.org", true));

        assertThat(taken).isTrue();
        assertThat(awaited.mayAnswer("o1")).isTrue();
    }

    @Test
    void offerThatWasCalledOffIsNobodysAndItsAnswerIsKnown() {
        awaited.expect(AwaitedKind.OFFER, ID, new Envelope(A, B, "o1"), ALICES);

        assertThat(awaited.callOff(ID)).isPresent();
        awaited.forget(ID);

        assertThat(awaited.kind(new Envelope(B, A, "o1"))).contains(AwaitedKind.NOBODYS);
        assertThat(awaited.callOff(ID)).as("once").isEmpty();
    }

    @Test
    void offerOfATransferIsFoundUntilItIsAnswered() {
        awaited.expect(AwaitedKind.OPEN, ID, new Envelope(A, B, "i1"), ALICES);
        assertThat(awaited.offerOf(ID)).isEmpty();
        awaited.expect(AwaitedKind.OFFER, ID, new Envelope(A, B, "o1"), ALICES);
        assertThat(awaited.offerOf(ID)).isPresent();
        assertThat(awaited.offerOf(new TransferId("t-2"))).isEmpty();

        awaited.take(new Envelope(B, A, "o1"));

        assertThat(awaited.offerOf(ID)).isEmpty();
    }
}
