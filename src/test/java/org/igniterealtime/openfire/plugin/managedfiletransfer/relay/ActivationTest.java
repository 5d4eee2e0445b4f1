// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.relay.RelayFixture.digest;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.relay.RelayFixture.newId;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.relay.RelayFixture.ticket;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.RelayFixture.Pair;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.BearerAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who is joined with whom, and when. */
@ExtendWith(LeakWatch.class)
class ActivationTest {

    private static final Activation ACTIVATED = new Activation.Activated();
    private static final Activation ALREADY = new Activation.AlreadyActivated();
    private static final Activation NO_TICKET = new Activation.Refused(Activation.Why.NO_TICKET);

    private final RecordedStream stream = new RecordedStream();
    private RelayFixture fixture;

    @BeforeEach
    void start() {
        fixture = RelayFixture.start();
    }

    @AfterEach
    void close() throws IOException {
        fixture.close();
    }

    @Test
    void nothingFlowsBeforeTheActivation() throws Exception {
        fixture.relay().claim(ticket("s", stream));
        RawClient target = fixture.peer("s");
        RawClient requester = fixture.peer("s");
        requester.send((byte) 'a');
        requester.send((byte) 'b');
        target.socket().setSoTimeout(200);
        assertThatThrownBy(() -> target.read(1)).isInstanceOf(SocketTimeoutException.class);
        assertThat(fixture.activate("s")).isEqualTo(ACTIVATED);
        requester.send((byte) 'c');
        target.expect('a', 'b', 'c');
    }

    @Test
    void connectionsMayComeBeforeTheTicket() throws Exception {
        RawClient requester = fixture.peer("s");
        RawClient target = fixture.peer("s");
        assertThat(fixture.relay().claim(ticket("s", stream))).isTrue();
        assertThat(fixture.activate("s")).isEqualTo(ACTIVATED);
        requester.send((byte) 'x');
        target.expect('x');
    }

    @Test
    void withoutATicketNothingIsJoined() throws Exception {
        fixture.peer("s");
        fixture.peer("s");
        assertThat(fixture.activate("s")).isEqualTo(NO_TICKET);
    }

    @Test
    void aReleasedTicketHoldsNoLonger() throws Exception {
        Ticket ticket = ticket("s", stream);
        fixture.relay().claim(ticket);
        fixture.peer("s");
        fixture.peer("s");
        fixture.relay().release(ticket.id());
        assertThat(fixture.activate("s")).isEqualTo(NO_TICKET);
    }

    @Test
    void aTicketForOneSessionDoesNotOpenAnother() throws Exception {
        fixture.relay().claim(ticket("mine", stream));
        fixture.peer("other");
        fixture.peer("other");
        assertThat(fixture.activate("other")).isEqualTo(NO_TICKET);
        fixture.peer("mine");
        fixture.peer("mine");
        assertThat(fixture.activate("mine")).isEqualTo(ACTIVATED);
    }

    @Test
    void withFewerThanTwoConnectionsItCanBeTriedAgain() throws Exception {
        fixture.relay().claim(ticket("s", stream));
        assertThat(fixture.activate("s")).isEqualTo(new Activation.NotConnected(0));
        fixture.peer("s");
        assertThat(fixture.activate("s")).isEqualTo(new Activation.NotConnected(1));
        fixture.peer("s");
        assertThat(fixture.activate("s")).isEqualTo(ACTIVATED);
    }

    @Test
    void aRepeatedActivationGetsTheSameAnswerAndChangesNothing() throws Exception {
        Pair pair = fixture.pair("s", ticket("s", stream));
        pair.requester().send((byte) 1);
        assertThat(fixture.activate("s")).isEqualTo(ALREADY);
        pair.requester().send((byte) 2);
        pair.target().expect(1, 2);
        assertThat(fixture.activate("s")).isEqualTo(ALREADY);
    }

    @Test
    void alsoAfterASmallFileIsThroughAndItsTicketGone() throws Exception {
        Ticket ticket = ticket("s", stream);
        Pair pair = fixture.pair("s", ticket);
        pair.requester().send((byte) 1);
        pair.requester().close();
        pair.target().expect(1, -1);
        pair.target().close();
        stream.awaitEnd();
        assertThat(fixture.activate("s")).isEqualTo(ALREADY);
        fixture.relay().release(ticket.id());
        assertThat(fixture.activate("s")).isEqualTo(ALREADY);
    }

    @Test
    void aReplayedActivationJoinsNobodyLater() throws Exception {
        ManualClock clock = new ManualClock();
        try (RelayFixture timed = RelayFixture.start(RelayFixture.settings(), clock)) {
            Ticket ticket = ticket("s", stream);
            Pair pair = timed.pair("s", ticket);
            pair.requester().close();
            pair.target().close();
            stream.awaitEnd();
            timed.relay().release(ticket.id());
            clock.advance(Patience.DEFAULT.handshakeStep().multipliedBy(2));
            timed.peer("s");
            timed.peer("s");
            assertThat(timed.activate("s")).isEqualTo(NO_TICKET);
        }
    }

    @Test
    void aSessionIdMayBeUsedAgainAtOnce() throws Exception {
        Ticket first = ticket("s", stream);
        Pair pair = fixture.pair("s", first);
        pair.requester().close();
        pair.target().close();
        stream.awaitEnd();
        fixture.relay().release(first.id());
        Pair second = fixture.pair("s", ticket("s", new RecordedStream()));
        second.requester().send((byte) 7);
        second.target().expect(7);
    }

    @Test
    void bothDigestsOfAStreamAreKnown() throws Exception {
        BearerAddress reversed = BearerAddress.of("s", RelayFixture.BOB, RelayFixture.ALICE);
        fixture.relay().claim(Ticket.unlimited(newId(), Set.of(digest("s"), reversed), stream));
        RawClient one = fixture.client().handshake(reversed.digest());
        RawClient other = fixture.client().handshake(reversed.digest());
        assertThat(fixture.relay()
                        .activate(reversed, KnownAddresses.NONE)
                        .toCompletableFuture()
                        .get(5, TimeUnit.SECONDS))
                .isEqualTo(ACTIVATED);
        one.send((byte) 3);
        other.expect(3);
        fixture.peer("s");
        fixture.peer("s");
        assertThat(fixture.activate("s")).isEqualTo(new Activation.Refused(Activation.Why.RUNNING_ELSEWHERE));
    }

    @Test
    void aTicketCannotTakeADigestFromARunningStream() throws Exception {
        Pair pair = fixture.pair("s", ticket("s", stream));
        assertThat(fixture.relay().claim(ticket("s", new RecordedStream()))).isFalse();
        pair.requester().send((byte) 5);
        pair.target().expect(5);
    }

    @Test
    void losersOfAParallelConnectAreClosed() throws Exception {
        fixture.relay().claim(ticket("s", stream));
        RawClient used = fixture.peer("s");
        RawClient second = fixture.peer("s");
        RawClient third = fixture.peer("s");
        RawClient requester = fixture.peer("s");
        assertThat(fixture.activate("s")).isEqualTo(ACTIVATED);
        second.expect(-1);
        third.expect(-1);
        requester.send((byte) 9);
        used.expect(9);
    }

    @Test
    void aPeerThatClosedItsLosersIsPairedWithWhatItKept() throws Exception {
        fixture.relay().claim(ticket("s", stream));
        RawClient first = fixture.peer("s");
        RawClient kept = fixture.peer("s");
        first.close();
        RawClient requester = fixture.peer("s");
        await().until(() -> {
            // The good-bye of the first must have arrived; nothing but its effect shows that.
            return fixture.relay().counters().connections() == 3;
        });
        assertThat(fixture.activate("s")).isEqualTo(ACTIVATED);
        requester.send((byte) 9);
        kept.expect(9);
    }

    @Test
    void aThirdConnectionCannotJoinARunningStream() throws Exception {
        Pair pair = fixture.pair("s", ticket("s", stream));
        try (RawClient thief = fixture.client()) {
            thief.send(RawClient.GREETING);
            thief.expect(5, 0);
            thief.send(RawClient.connect(digest("s").digest()));
            thief.expect(5, 2, 0, 1, 0, 0, 0, 0, 0, 0, -1);
        }
        pair.requester().send((byte) 1);
        pair.target().expect(1);
        pair.target().send((byte) 2);
        pair.requester().expect(2);
    }

    @Test
    void tooManyFromOnePlacePushOutTheirOwn() throws Exception {
        fixture.relay().claim(ticket("s", stream));
        RawClient oldest = fixture.peer("s");
        for (int i = 0; i < Caps.DEFAULT.perDigest(); i++) {
            fixture.peer("s");
        }
        oldest.expect(-1);
        assertThat(fixture.activate("s")).isEqualTo(ACTIVATED);
    }

    @Test
    void aClosedRelayRefuses() throws Exception {
        fixture.relay().claim(ticket("s", stream));
        fixture.relay().close();
        assertThat(fixture.activate("s")).isEqualTo(new Activation.Refused(Activation.Why.CLOSED));
    }
}
