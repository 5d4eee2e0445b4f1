// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.SampleTransfers.GIVEN_UP;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.SampleTransfers.LIMIT;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.SampleTransfers.SOCKS_FAILED;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.SampleTransfers.offered;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.igniterealtime.openfire.plugin.managedfiletransfer.TestClock;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Argument;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Cause;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Reason;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Transfer;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferEvent;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferId;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferPath;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TransfersExpiryTest {

    private static final TransferTimeouts TIME_OUTS = new TransferTimeouts(
            Duration.ofMinutes(35),
            Duration.ofSeconds(120),
            Duration.ofSeconds(40),
            Duration.ofMinutes(30),
            Duration.ofMinutes(15),
            Duration.ofHours(1));

    private final TestClock clock = new TestClock();
    private final List<Transfer> heard = new ArrayList<>();
    private final Transfers transfers =
            new Transfers(clock, "example.org", new Capacity(10, 10, 10, 10), (transfer, event) -> heard.add(transfer));
    private final Transfer offered = offered("s1");

    @BeforeEach
    void offer() {
        transfers.add(offered);
    }

    @Test
    void anOfferWaitsAsLongAsAPersonMayTake() {
        assertEndsAfter(Duration.ofMinutes(35), TransferState.TIMED_OUT, Reason.of(Cause.NO_ANSWER, minutes(35)));
    }

    @Test
    void anAcceptedTransferWaitsForItsStream() {
        // Given
        happens(new TransferEvent.Accepted(clock.instant(), TransferPath.UNKNOWN));

        // When / Then
        assertEndsAfter(Duration.ofMinutes(2), TransferState.TIMED_OUT, Reason.of(Cause.NOT_CONNECTED, minutes(2)));
    }

    @Test
    void aConnectingTransferWaitsForItsStream() {
        // Given
        happens(new TransferEvent.Connecting(clock.instant(), TransferPath.PROXIED));

        // When / Then
        assertEndsAfter(Duration.ofMinutes(2), TransferState.TIMED_OUT, Reason.of(Cause.NOT_CONNECTED, minutes(2)));
    }

    @Test
    void aStreamWithoutAByteIsIdle() {
        // Given
        happens(new TransferEvent.Connected(clock.instant(), TransferPath.PROXIED));

        // When / Then
        assertEndsAfter(Duration.ofMinutes(30), TransferState.TIMED_OUT, Reason.of(Cause.TIME_OUT, minutes(30)));
    }

    @Test
    void eachByteBeginsTheTimeAnew() {
        // Given
        for (int i = 0; i < 5; i++) {
            transfers.move(offered.id(), 1, false);
            clock.pass(Duration.ofMinutes(30));
            transfers.expire(TIME_OUTS);
        }

        // When
        clock.pass(Duration.ofMillis(1));
        transfers.expire(TIME_OUTS);

        // Then
        assertThat(heard.get(heard.size() - 1).bytesMoved()).isEqualTo(5);
        assertThat(ended().map(Ended::state)).contains(TransferState.TIMED_OUT);
    }

    @Test
    void aFailedAttemptWithoutAnotherOneIsAFailure() {
        // Given
        happens(new TransferEvent.Connecting(clock.instant(), TransferPath.PROXIED));
        happens(new TransferEvent.AttemptFailed(clock.instant(), SOCKS_FAILED));

        // When / Then
        assertEndsAfter(Duration.ofSeconds(40), TransferState.FAILED, SOCKS_FAILED);
    }

    @Test
    void theNextAttemptHasItsWholeTime() {
        // Given
        happens(new TransferEvent.AttemptFailed(clock.instant(), SOCKS_FAILED));
        clock.pass(Duration.ofSeconds(30));
        happens(new TransferEvent.Connecting(clock.instant(), TransferPath.IN_BAND));

        // When / Then
        assertEndsAfter(Duration.ofMinutes(2), TransferState.TIMED_OUT, Reason.of(Cause.NOT_CONNECTED, minutes(2)));
    }

    @Test
    void aStreamThatIsEstablishedAfterAFailedAttemptIsIdleLikeAnyOther() {
        // Given
        happens(new TransferEvent.AttemptFailed(clock.instant(), SOCKS_FAILED));
        happens(new TransferEvent.Connected(clock.instant(), TransferPath.IN_BAND));

        // When / Then
        assertEndsAfter(Duration.ofMinutes(30), TransferState.TIMED_OUT, Reason.of(Cause.TIME_OUT, minutes(30)));
    }

    @Test
    void aBreachIsNoSignOfLife() {
        // Given
        clock.pass(Duration.ofMinutes(35));
        happens(new TransferEvent.Breached(clock.instant(), LIMIT));

        // When
        clock.pass(Duration.ofMillis(1));
        transfers.expire(TIME_OUTS);

        // Then
        assertThat(ended().map(Ended::state)).contains(TransferState.TIMED_OUT);
    }

    @Test
    void anEndedTransferIsForgottenAfterAWhile() {
        // Given
        happens(new TransferEvent.Ended(clock.instant(), TransferState.CUT, GIVEN_UP));

        // When / Then
        clock.pass(TIME_OUTS.remembered());
        transfers.expire(TIME_OUTS);
        assertThat(ended()).isPresent();

        clock.pass(Duration.ofMillis(1));
        transfers.expire(TIME_OUTS);
        assertThat(ended()).isEmpty();
    }

    @Test
    void whatExpiresGivesItsPlaceAndItsSessionBack() {
        // Given
        clock.pass(Duration.ofHours(1));

        // When
        transfers.expire(TIME_OUTS);

        // Then
        assertThat(transfers.size()).isZero();
        assertThat(transfers.add(offered("s1"))).isEqualTo(Transfers.Added.YES);
    }

    @Test
    void expiresOnlyWhatIsDue() {
        // Given
        transfers.add(offered("s2"));
        transfers.apply(new TransferId("t-s2"), new TransferEvent.Accepted(clock.instant(), TransferPath.UNKNOWN));
        clock.pass(Duration.ofMinutes(3));

        // When
        transfers.expire(TIME_OUTS);

        // Then
        assertThat(transfers.live()).containsExactly(offered);
    }

    /** Spark gives its user 30 minutes to answer; Conversations and Smack fall back within 10 seconds. */
    @Test
    void theDefaultsLeaveTheClientsTheirTime() {
        assertThat(TransferTimeouts.STALE).isGreaterThan(Duration.ofMinutes(30));
        assertThat(TransferTimeouts.DEFAULT.answer()).isGreaterThan(TransferTimeouts.STALE);
        assertThat(TransferTimeouts.DEFAULT.connect()).isGreaterThan(Duration.ofMinutes(1));
        assertThat(TransferTimeouts.DEFAULT.fallback())
                .isBetween(Duration.ofSeconds(30), TransferTimeouts.DEFAULT.connect());
    }

    /** It lives for all of the time, and ends at the first moment after it. */
    private static Argument minutes(long minutes) {
        return new Argument.Time(Duration.ofMinutes(minutes));
    }

    private void assertEndsAfter(Duration time, TransferState state, Reason reason) {
        clock.pass(time);
        transfers.expire(TIME_OUTS);
        assertThat(transfers.find(offered.id())).isPresent();

        clock.pass(Duration.ofMillis(1));
        transfers.expire(TIME_OUTS);
        assertThat(transfers.find(offered.id())).isEmpty();
        assertThat(ended().map(Ended::state)).contains(state);
        assertThat(ended().map(Ended::at)).contains(clock.instant());
        assertThat(ended().map(Ended::reason)).contains(reason);
    }

    private void happens(TransferEvent event) {
        assertThat(transfers.apply(offered.id(), event)).isPresent();
    }

    private Optional<Ended> ended() {
        return transfers.findEnded(offered.stream());
    }
}
