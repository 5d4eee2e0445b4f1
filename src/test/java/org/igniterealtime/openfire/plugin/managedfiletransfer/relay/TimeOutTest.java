// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.relay.RelayFixture.ticket;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.RelayFixture.Pair;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.progress.StreamOutcome;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.progress.StreamResult;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What happens when nothing happens. The clock is pushed by hand. */
@ExtendWith(LeakWatch.class)
class TimeOutTest {

    private static final Timeouts PATIENCE = Timeouts.DEFAULT;
    private static final Duration A_MOMENT = Duration.ofSeconds(1);
    private static final int A_WHILE_MILLIS = 100;

    private final ManualClock clock = new ManualClock();
    private final RecordedStream stream = new RecordedStream();
    private RelayFixture fixture;

    @BeforeEach
    void start() {
        fixture = RelayFixture.start(RelayFixture.settings(), clock);
    }

    @AfterEach
    void close() throws IOException {
        fixture.close();
    }

    private void staysUntil(RawClient client, Duration limit) throws IOException {
        clock.advance(limit.minus(A_MOMENT));
        client.socket().setSoTimeout(A_WHILE_MILLIS);
        assertThatThrownBy(() -> client.expect(-1)).isInstanceOf(SocketTimeoutException.class);
        client.socket().setSoTimeout(10_000);
        clock.advance(A_MOMENT.multipliedBy(2));
        client.expect(-1);
    }

    @Test
    void aSilentStrangerIsClosed() throws IOException {
        RawClient client = fixture.client();
        client.send((byte) 5);
        staysUntil(client, PATIENCE.handshakeStep());
    }

    @Test
    void eachStepHasItsOwnTime() throws IOException {
        RawClient client = fixture.client();
        client.send((byte) 5, (byte) 1);
        clock.advance(PATIENCE.handshakeStep().minus(A_MOMENT));
        client.send((byte) 0);
        client.expect(5, 0);
        client.send((byte) 5, (byte) 1);
        staysUntil(client, PATIENCE.handshakeStep());
    }

    @Test
    void bytesOneByOneBuyNoTime() throws IOException {
        RawClient client = fixture.client();
        client.send((byte) 5, (byte) 255);
        for (int i = 0; i < 9; i++) {
            client.send((byte) 1);
            clock.advance(PATIENCE.handshakeStep().dividedBy(10));
        }
        clock.advance(PATIENCE.handshakeStep().dividedBy(5));
        client.expect(-1);
    }

    @Test
    void aConnectionThatNoTransferClaimsIsClosed() throws IOException {
        staysUntil(fixture.peer("s"), PATIENCE.unclaimed());
    }

    @Test
    void aClaimedOneMayWaitLonger() throws IOException {
        fixture.relay().claim(ticket("s", stream));
        staysUntil(fixture.peer("s"), PATIENCE.claimed());
    }

    @Test
    void aClaimThatComesLaterCounts() throws IOException {
        RawClient client = fixture.peer("s");
        clock.advance(PATIENCE.unclaimed().minus(A_MOMENT));
        fixture.relay().claim(ticket("s", stream));
        clock.advance(PATIENCE.unclaimed());
        client.socket().setSoTimeout(A_WHILE_MILLIS);
        assertThatThrownBy(() -> client.expect(-1)).isInstanceOf(SocketTimeoutException.class);
    }

    @Test
    void aConnectionWhoseClaimIsReleasedIsAStrangersAgain() throws IOException {
        Ticket ticket = ticket("s", stream);
        fixture.relay().claim(ticket);
        RawClient client = fixture.peer("s");
        clock.advance(PATIENCE.unclaimed().plus(A_MOMENT));
        fixture.relay().release(ticket.id());
        client.expect(-1);
    }

    @Test
    void oneThatHasEndedItsInputMayNotWaitLong() throws IOException {
        fixture.relay().claim(ticket("s", stream));
        RawClient client = fixture.peer("s");
        client.halfClose();
        client.socket().setSoTimeout(A_WHILE_MILLIS);
        Duration waited = Duration.ZERO;
        while (!isClosed(client)) {
            clock.advance(A_MOMENT);
            waited = waited.plus(A_MOMENT);
            assertThat(waited).isLessThan(PATIENCE.unclaimed());
        }
        assertThat(waited).isGreaterThanOrEqualTo(PATIENCE.handshakeStep());
    }

    private static boolean isClosed(RawClient client) throws IOException {
        try {
            client.expect(-1);
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        }
    }

    @Test
    void earlyBytesAreReleasedWithTheirConnection() throws IOException {
        RawClient client = fixture.peer("s");
        client.send(new byte[1000]);
        clock.advance(PATIENCE.unclaimed().plus(A_MOMENT));
        client.readToEnd();
    }

    @Test
    void aStreamWithoutAByteTimesOut() throws Exception {
        Pair pair = fixture.pair("s", ticket("s", stream));
        staysUntil(pair.target(), PATIENCE.idle());
        assertThat(stream.awaitEnd().ending()).isEqualTo(StreamOutcome.TIMED_OUT);
    }

    @Test
    void aByteBuysTime() throws Exception {
        Pair pair = fixture.pair("s", ticket("s", stream));
        clock.advance(PATIENCE.idle().minus(A_MOMENT));
        pair.requester().send((byte) 1);
        pair.target().expect(1);
        await().until(() -> !stream.reports().isEmpty());
        staysUntil(pair.target(), PATIENCE.idle());
    }

    @Test
    void aRecipientThatDoesNotReadTimesOut() throws Exception {
        Pair pair = fixture.pair("s", ticket("s", stream));
        byte[] tooMuch = new byte[60_000_000];
        CompletableFuture<Void> sending = Aside.run(() -> {
            try {
                pair.requester().send(tooMuch);
            } catch (IOException e) {
                // it is closed, as it should be
            }
        });
        long[] before = new long[] {-1};
        await().pollInterval(Duration.ofMillis(A_WHILE_MILLIS)).until(() -> {
            long now = fixture.relay().running().get(0).moved().total();
            boolean stands = now > 0 && now == before[0];
            before[0] = now;
            return stands;
        });
        clock.advance(PATIENCE.idle().plus(A_MOMENT));
        StreamResult end = stream.awaitEnd();
        sending.join();
        assertThat(end.ending()).isEqualTo(StreamOutcome.TIMED_OUT);
        assertThat(pair.target().readToEnd()).hasSize((int) end.moved().toTarget());
    }

    @Test
    void afterAHalfCloseTheOtherHasItsTimeAndTheFileIsThrough() throws Exception {
        Pair pair = fixture.pair("s", ticket("s", stream).withExpectedBytes(OptionalLong.of(1)));
        pair.requester().send((byte) 1);
        pair.requester().halfClose();
        pair.target().expect(1, -1);
        await().until(() -> !stream.reports().isEmpty());
        staysUntil(pair.requester(), PATIENCE.halfClosed());
        assertThat(stream.awaitEnd().ending()).isEqualTo(StreamOutcome.FINISHED);
    }

    @Test
    void newTimeOutsHoldForWhatIsThere() throws IOException {
        RawClient client = fixture.peer("s");
        fixture.relay()
                .apply(RelayFixture.settings()
                        .with(new Timeouts(
                                PATIENCE.handshakeStep(),
                                A_MOMENT.multipliedBy(3),
                                PATIENCE.claimed(),
                                PATIENCE.idle(),
                                PATIENCE.halfClosed())));
        staysUntil(client, A_MOMENT.multipliedBy(3));
    }
}
