// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement.Scene.ALICE;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement.Scene.BOB;

import java.time.Duration;
import org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement.AwaitedAnswers.Kind;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.Envelope;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Party;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferId;
import org.junit.jupiter.api.Test;

class AwaitedAnswersTest {

    private static final TransferId ID = new TransferId("t-1");
    private static final Party A = new Party(ALICE);
    private static final Party B = new Party(BOB);

    private final Scene.MovedClock clock = new Scene.MovedClock();
    private final AwaitedAnswers awaited = new AwaitedAnswers(clock, 3);

    @Test
    void answerBelongsToItsRequestByIdAndTheSwappedPair() {
        awaited.expect(Kind.OFFER, ID, new Envelope(A, B, "o1"));

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
    void answerIsTakenOnce() {
        awaited.expect(Kind.OFFER, ID, new Envelope(A, B, "o1"));
        awaited.take(new Envelope(B, A, "o1"));

        assertThat(awaited.take(new Envelope(B, A, "o1"))).isEmpty();
        assertThat(awaited.size()).isZero();
    }

    @Test
    void oneIdServesManyPairs() {
        Party eve = new Party("eve@example.org/x");
        awaited.expect(Kind.OFFER, ID, new Envelope(A, B, "1"));
        awaited.expect(Kind.OPEN, new TransferId("t-2"), new Envelope(eve, B, "1"));

        assertThat(awaited.take(new Envelope(B, eve, "1")).orElseThrow().transfer())
                .isEqualTo(new TransferId("t-2"));
        assertThat(awaited.mayAnswer("1")).isTrue();
        assertThat(awaited.take(new Envelope(B, A, "1")).orElseThrow().transfer())
                .isEqualTo(ID);
    }

    @Test
    void laterRequestTakesThePlaceOfOneWithTheSameIdAndPair() {
        awaited.expect(Kind.OFFER, ID, new Envelope(A, B, "1"));
        awaited.expect(Kind.OPEN, ID, new Envelope(A, B, "1"));

        assertThat(awaited.size()).isEqualTo(1);
        assertThat(awaited.take(new Envelope(B, A, "1")).orElseThrow().kind()).isEqualTo(Kind.OPEN);
    }

    @Test
    void thereAreNoMoreThanFit() {
        for (int i = 0; i < 10; i++) {
            awaited.expect(Kind.DATA, ID, new Envelope(A, B, "d" + i));
        }

        assertThat(awaited.size()).isEqualTo(3);
        assertThat(awaited.mayAnswer("d3")).isFalse();
    }

    @Test
    void fullTableMakesRoomAgain() {
        for (int i = 0; i < 4; i++) {
            awaited.expect(Kind.DATA, ID, new Envelope(A, B, "d" + i));
        }
        awaited.take(new Envelope(B, A, "d0"));

        awaited.expect(Kind.DATA, ID, new Envelope(A, B, "d4"));

        assertThat(awaited.mayAnswer("d4")).isTrue();
        assertThat(awaited.size()).isEqualTo(3);
    }

    @Test
    void requestsWithoutAnAnswerAreForgotten() {
        awaited.expect(Kind.OFFER, ID, new Envelope(A, B, "o1"));
        clock.pass(Duration.ofSeconds(30));
        awaited.expect(Kind.OPEN, ID, new Envelope(A, B, "o2"));
        clock.pass(Duration.ofSeconds(31));

        awaited.expire(Duration.ofMinutes(1));

        assertThat(awaited.mayAnswer("o1")).isFalse();
        assertThat(awaited.mayAnswer("o2")).isTrue();
        assertThat(awaited.size()).isEqualTo(1);
    }

    @Test
    void offerOfATransferIsFoundUntilItIsAnswered() {
        awaited.expect(Kind.OPEN, ID, new Envelope(A, B, "i1"));
        assertThat(awaited.offerOf(ID)).isEmpty();
        awaited.expect(Kind.OFFER, ID, new Envelope(A, B, "o1"));
        assertThat(awaited.offerOf(ID)).isPresent();
        assertThat(awaited.offerOf(new TransferId("t-2"))).isEmpty();

        awaited.take(new Envelope(B, A, "o1"));

        assertThat(awaited.offerOf(ID)).isEmpty();
    }
}
