// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.SampleTransfers.ALICE;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.SampleTransfers.BOB;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.SampleTransfers.CAROL;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.SampleTransfers.GIVEN_UP;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.SampleTransfers.limitedTo;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.SampleTransfers.offered;

import java.time.Duration;
import java.util.OptionalLong;
import org.igniterealtime.openfire.plugin.managedfiletransfer.TestClock;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Party;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.SessionKey;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Transfer;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferEvent;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferPath;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferState;
import org.junit.jupiter.api.Test;

/** A byte limit follows the stream: whoever begins it again does not begin with a new limit. */
class TransfersAllowanceTest {

    private static final Party BOB_AT_HOME = new Party("bob@example.org/home");

    private final TestClock clock = new TestClock();
    private final Transfers transfers =
            new Transfers(clock, "example.org", new Capacity(20, 20, 20, 20), (transfer, event) -> {});

    @Test
    void theNextTransferOfTheStreamHasWhatTheOneBeforeLeft() {
        // Given
        Transfer first = add("t-1", ALICE, BOB, "s1");
        transfers.move(first.id(), 60, false);
        end(first);

        // When
        Transfer second = add("t-2", ALICE, BOB, "s1");

        // Then
        assertThat(transfers.move(second.id(), 41, false)).isEmpty();
        assertThat(transfers.move(second.id(), 40, false).map(Transfer::bytesMoved))
                .contains(40L);
    }

    @Test
    void allConnectionsOfTheRecipientHaveOneLimit() {
        // Given
        Transfer phone = add("t-1", ALICE, BOB, "s1");
        Transfer home = add("t-2", ALICE, BOB_AT_HOME, "s1");

        // When
        transfers.move(phone.id(), 60, false);

        // Then
        assertThat(transfers.move(home.id(), 41, false)).isEmpty();
        assertThat(transfers.move(home.id(), 40, false)).isPresent();
        assertThat(transfers.move(phone.id(), 1, false)).isEmpty();
    }

    @Test
    void otherSendersRecipientsAndStreamsHaveTheirOwn() {
        // Given
        Transfer full = add("t-1", ALICE, BOB, "s1");
        transfers.move(full.id(), 100, false);

        // When / Then
        assertThat(transfers.move(add("t-2", CAROL, BOB, "s1").id(), 100, false))
                .isPresent();
        assertThat(transfers.move(add("t-3", ALICE, CAROL, "s1").id(), 100, false))
                .isPresent();
        assertThat(transfers.move(add("t-4", ALICE, BOB, "s2").id(), 100, false))
                .isPresent();
        assertThat(transfers.move(add("t-5", BOB, ALICE, "s1").id(), 100, false))
                .isPresent();
    }

    @Test
    void whatTheRelayTakesIsTakenFromTheSame() {
        // Given
        Transfer transfer = add("t-1", ALICE, BOB, "s1");

        // When
        int taken = transfers.allowance(transfer.id()).orElseThrow().takeUpTo(70, OptionalLong.of(100));

        // Then
        assertThat(taken).isEqualTo(70);
        assertThat(transfers.move(transfer.id(), 31, false)).isEmpty();
        assertThat(transfers.move(transfer.id(), 30, false)).isPresent();
    }

    @Test
    void aStreamThatTheRecipientClosedBeginsAnew() {
        // Given
        Transfer first = add("t-1", ALICE, BOB, "s1");
        transfers.move(first.id(), 100, false);
        end(first);

        // When
        transfers.mark(first).ifPresent(transfers::streamClosed);

        // Then
        assertThat(transfers.held().allowances()).isZero();
        assertThat(transfers.move(add("t-2", ALICE, BOB, "s1").id(), 100, false))
                .isPresent();
    }

    /** The recipient answers later: what it has taken by then is of the next stream. */
    @Test
    void whatPassedAfterTheCloseStillCounts() {
        // Given
        Transfer first = add("t-1", ALICE, BOB, "s1");
        transfers.move(first.id(), 60, false);
        StreamMark mark = transfers.mark(first).orElseThrow();
        end(first);
        Transfer second = add("t-2", ALICE, BOB, "s1");
        transfers.move(second.id(), 40, false);

        // When
        transfers.streamClosed(mark);
        transfers.streamClosed(mark);

        // Then
        assertThat(transfers.move(second.id(), 61, false)).isEmpty();
        assertThat(transfers.move(second.id(), 60, false)).isPresent();
    }

    /** Ten closes, ten answers, and a block between each two of them. */
    @Test
    void anAnswerToAnEarlierCloseTakesNothingFromALaterStream() {
        // Given
        Transfer first = add("t-1", ALICE, BOB, "s1");
        transfers.move(first.id(), 100, false);
        StreamMark mark = transfers.mark(first).orElseThrow();
        end(first);
        transfers.streamClosed(mark);
        Transfer second = add("t-2", ALICE, BOB, "s1");
        transfers.move(second.id(), 100, false);

        // When
        transfers.streamClosed(mark);

        // Then
        assertThat(transfers.move(second.id(), 1, false)).isEmpty();
    }

    /** An account's message goes to any of its connections. */
    @Test
    void aStreamOfWhichBytesWentElsewhereDoesNotBeginAnew() {
        // Given
        Transfer first = add("t-1", ALICE, BOB, "s1");
        transfers.move(first.id(), 100, false);
        transfers.takenElsewhere(first);
        end(first);

        // When / Then
        assertThat(transfers.mark(first)).isEmpty();
    }

    @Test
    void theStreamOfAnEndedTransferIsKeptAsLongAsAnotherHoldsIt() {
        // Given
        Transfer phone = add("t-1", ALICE, BOB, "s1");
        Transfer home = add("t-2", ALICE, BOB_AT_HOME, "s1");
        transfers.move(phone.id(), 100, false);

        // When
        end(phone);
        transfers.mark(phone).ifPresent(transfers::streamClosed);
        assertThat(transfers.mark(phone)).isEmpty();

        // Then
        assertThat(transfers.move(home.id(), 1, false)).isEmpty();
    }

    /** The relay closes both sockets. */
    @Test
    void aProxiedStreamIsGoneWithItsTransfer() {
        // Given
        Transfer first = add("t-1", ALICE, BOB, "s1");
        transfers.apply(first.id(), new TransferEvent.Connected(clock.instant(), TransferPath.PROXIED));
        transfers.allowance(first.id()).orElseThrow().takeUpTo(100, OptionalLong.of(100));

        // When
        end(first);

        // Then
        assertThat(transfers.held().allowances()).isZero();
    }

    /** Its sender connected twice to the proxy himself, and closed both: the recipient still has the in-band stream. */
    @Test
    void aProxiedStreamTakesNothingFromTheInBandStreamBeforeIt() {
        // Given
        Transfer first = add("t-1", ALICE, BOB, "s1");
        transfers.move(first.id(), 100, false);
        end(first);
        Transfer proxied = add("t-2", ALICE, BOB, "s1");
        transfers.apply(proxied.id(), new TransferEvent.Connected(clock.instant(), TransferPath.PROXIED));

        // When
        end(proxied);

        // Then
        assertThat(transfers.move(add("t-3", ALICE, BOB, "s1").id(), 1, false)).isEmpty();
    }

    @Test
    void aStreamWithoutAnOfferHasTheLimitOfTheOneBeforeIt() {
        // Given
        Transfer first = add("t-1", ALICE, BOB, "s1");
        transfers.move(first.id(), 60, false);
        end(first);

        // When
        Transfer unlimited = offered("t-2", new SessionKey(ALICE, BOB, "s1"), limitedTo(1_000_000, true));
        transfers.add(unlimited);

        // Then
        assertThat(transfers.move(unlimited.id(), 41, false)).isEmpty();
        assertThat(transfers.move(unlimited.id(), 40, false)).isPresent();
    }

    @Test
    void aTransferThatTheRecipientAcceptedHasItsOwnLimit() {
        // Given
        Transfer first = add("t-1", ALICE, BOB, "s1");
        transfers.move(first.id(), 60, false);
        end(first);
        Transfer second = offered("t-2", new SessionKey(ALICE, BOB, "s1"), limitedTo(1_000, true));
        transfers.add(second);

        // When
        transfers.apply(second.id(), new TransferEvent.Accepted(clock.instant(), TransferPath.IN_BAND));

        // Then
        assertThat(transfers.move(second.id(), 941, false)).isEmpty();
        assertThat(transfers.move(second.id(), 940, false)).isPresent();
    }

    @Test
    void aStreamWithoutAByteIsGoneWithItsTransfer() {
        // Given
        Transfer first = add("t-1", ALICE, BOB, "s1");
        transfers.apply(first.id(), new TransferEvent.Connected(clock.instant(), TransferPath.IN_BAND));

        // When
        end(first);

        // Then
        assertThat(transfers.held().allowances()).isZero();
    }

    @Test
    void aStreamThatNobodySawClosedIsForgottenAfterAWhile() {
        // Given
        Transfer first = add("t-1", ALICE, BOB, "s1");
        transfers.move(first.id(), 100, false);
        end(first);

        // When / Then
        clock.pass(TransferTimeouts.DEFAULT.remembered());
        transfers.expire(TransferTimeouts.DEFAULT);
        assertThat(transfers.held().allowances()).isEqualTo(1);

        clock.pass(Duration.ofMillis(1));
        transfers.expire(TransferTimeouts.DEFAULT);
        assertThat(transfers.held().allowances()).isZero();
    }

    @Test
    void aStreamThatIsHeldIsNotForgotten() {
        // Given: it was released once, long ago
        Transfer first = add("t-1", ALICE, BOB, "s1");
        transfers.move(first.id(), 60, false);
        end(first);
        Transfer second = add("t-2", ALICE, BOB, "s1");

        // When
        clock.pass(TransferTimeouts.DEFAULT.remembered().plus(Duration.ofSeconds(1)));
        transfers.expire(TransferTimeouts.DEFAULT);

        // Then
        assertThat(transfers.move(second.id(), 41, false)).isEmpty();
    }

    /** Limited to 100 bytes. */
    private Transfer add(String id, Party sender, Party recipient, String stream) {
        Transfer offered = offered(id, new SessionKey(sender, recipient, stream), limitedTo(100, true));
        assertThat(transfers.add(offered)).isEqualTo(Transfers.Added.YES);
        return offered;
    }

    private void end(Transfer transfer) {
        transfers.apply(transfer.id(), new TransferEvent.Ended(clock.instant(), TransferState.CANCELLED, GIVEN_UP));
    }
}
