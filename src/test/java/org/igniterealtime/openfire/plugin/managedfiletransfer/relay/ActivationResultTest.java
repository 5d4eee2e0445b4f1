// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.relay.RelayFixture.digest;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.relay.RelayFixture.newId;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.relay.RelayFixture.streamKey;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.relay.RelayFixture.ticket;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.OptionalLong;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.RelayFixture.Pair;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.address.KnownAddresses;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.limits.ConnectionLimits;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Party;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.StreamKey;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.live.BearerAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who is joined with whom, and when. */
@ExtendWith(LeakWatch.class)
class ActivationResultTest {

    private static final ActivationResult ACTIVATED = new ActivationResult.Activated();
    private static final ActivationResult ALREADY = new ActivationResult.AlreadyActivated();
    private static final ActivationResult NO_TICKET = new ActivationResult.Refused(ActivationResult.Why.NO_TICKET);

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
        assertThat(fixture.activate("s")).isEqualTo(new ActivationResult.NotConnected(0));
        fixture.peer("s");
        assertThat(fixture.activate("s")).isEqualTo(new ActivationResult.NotConnected(1));
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
            clock.advance(Timeouts.DEFAULT.handshakeStep().multipliedBy(2));
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
        String reversed =
                BearerAddress.of("s", RelayFixture.BOB, RelayFixture.ALICE).digest();
        fixture.relay().claim(ticket("s", stream));
        RawClient one = fixture.client().handshake(reversed);
        RawClient other = fixture.client().handshake(reversed);
        assertThat(fixture.activate(streamKey("s"), RelayFixture.BOB, KnownAddresses.NONE))
                .isEqualTo(ACTIVATED);
        one.send((byte) 3);
        other.expect(3);
        fixture.peer("s");
        fixture.peer("s");
        assertThat(fixture.activate("s"))
                .isEqualTo(new ActivationResult.Refused(ActivationResult.Why.RUNNING_ELSEWHERE));
    }

    @Test
    void aDigestBelongsToTheTransferThatNamedItFirst() throws Exception {
        // Given
        fixture.relay().claim(ticket("s", stream));

        // When / Then: before its stream runs, and while it does
        assertThat(fixture.relay().claim(ticket("s", new RecordedStream()))).isFalse();
        RawClient target = fixture.peer("s");
        RawClient requester = fixture.peer("s");
        assertThat(fixture.activate("s")).isEqualTo(ACTIVATED);
        assertThat(fixture.relay().claim(ticket("s", new RecordedStream()))).isFalse();
        requester.send((byte) 5);
        target.expect(5);
    }

    @Test
    void aTicketMayBeReplacedByOneOfTheSameTransferUntilItsStreamRuns() throws Exception {
        // Given
        Ticket first = ticket("s", stream).withByteLimit(OptionalLong.of(1));
        fixture.relay().claim(first);

        // When
        boolean holds = fixture.relay().claim(first.withByteLimit(OptionalLong.of(2)));

        // Then
        assertThat(holds).isTrue();
        RawClient target = fixture.peer("s");
        RawClient requester = fixture.peer("s");
        assertThat(fixture.activate("s")).isEqualTo(ACTIVATED);
        assertThat(fixture.relay().claim(first)).isTrue();
        requester.send((byte) 1, (byte) 2);
        target.expect(1, 2);
    }

    /** Nothing separates the parts of a digest, so that two streams may have the same one by chance, or on purpose. */
    @Test
    void aStreamWithTheSameDigestIsNotThatOfTheTicket() throws Exception {
        // Given: the first letter of the address as the last of the session id
        Party requester = new Party("lice@x");
        StreamKey colliding = StreamKey.of(requester, RelayFixture.BOB, "s1a");
        StreamKey own = StreamKey.of(new Party("alice@x"), RelayFixture.BOB, "s1");
        Ticket ticket = Ticket.unlimited(newId(), own, stream);
        fixture.relay().claim(ticket);
        String digest = BearerAddress.of("s1a", requester, RelayFixture.BOB).digest();
        RawClient one = fixture.client().handshake(digest);
        RawClient other = fixture.client().handshake(digest);

        // When
        boolean holds = fixture.relay().claim(Ticket.unlimited(newId(), colliding, new RecordedStream()));
        ActivationResult before = fixture.activate(colliding, requester, KnownAddresses.NONE);
        ActivationResult activated = fixture.activate(own, new Party("alice@x"), KnownAddresses.NONE);
        ActivationResult during = fixture.activate(colliding, requester, KnownAddresses.NONE);

        // Then
        assertThat(holds).isFalse();
        assertThat(before).isEqualTo(NO_TICKET);
        assertThat(activated).isEqualTo(ACTIVATED);
        assertThat(during).isEqualTo(NO_TICKET);
        other.send((byte) 7);
        one.expect(7);
    }

    @Test
    void aStreamWithTheSameDigestIsNotARepetitionOfTheOneThatEnded() throws Exception {
        // Given
        StreamKey own = StreamKey.of(new Party("alice@x"), RelayFixture.BOB, "s1");
        StreamKey colliding = StreamKey.of(new Party("lice@x"), RelayFixture.BOB, "s1a");
        fixture.relay().claim(Ticket.unlimited(newId(), own, stream));
        String digest =
                BearerAddress.of("s1", new Party("alice@x"), RelayFixture.BOB).digest();
        RawClient one = fixture.client().handshake(digest);
        RawClient other = fixture.client().handshake(digest);
        assertThat(fixture.activate(own, new Party("alice@x"), KnownAddresses.NONE))
                .isEqualTo(ACTIVATED);
        one.close();
        other.close();
        stream.awaitEnd();

        // When / Then
        assertThat(fixture.activate(colliding, new Party("lice@x"), KnownAddresses.NONE))
                .isEqualTo(NO_TICKET);
        assertThat(fixture.activate(own, new Party("alice@x"), KnownAddresses.NONE))
                .isEqualTo(ALREADY);
    }

    @Test
    void aThirdPartyActivatesNothing() throws Exception {
        // Given
        Party carol = new Party("carol@example.org/web");
        fixture.relay().claim(ticket("s", stream));
        RawClient target = fixture.peer("s");
        RawClient requester = fixture.peer("s");

        // When / Then: neither under a stream of her own nor under that of the others
        assertThat(fixture.activate(StreamKey.of(carol, RelayFixture.BOB, "s"), carol, KnownAddresses.NONE))
                .isEqualTo(NO_TICKET);
        assertThat(fixture.activate(StreamKey.of(RelayFixture.ALICE, carol, "s"), carol, KnownAddresses.NONE))
                .isEqualTo(NO_TICKET);
        assertThat(fixture.activate(streamKey("s"), carol, KnownAddresses.NONE)).isEqualTo(NO_TICKET);
        assertThat(fixture.activate("s")).isEqualTo(ACTIVATED);
        requester.send((byte) 4);
        target.expect(4);
    }

    @Test
    void tellsHowManyConnectionsWaitForAStream() throws Exception {
        // Given
        assertThat(fixture.relay().waiting(streamKey("s"))).isZero();

        // When: under both digests
        fixture.peer("s");
        assertThat(fixture.relay().waiting(streamKey("s"))).isEqualTo(1);
        RawClient reversed = fixture.client()
                .handshake(BearerAddress.of("s", RelayFixture.BOB, RelayFixture.ALICE)
                        .digest());
        assertThat(fixture.relay().waiting(streamKey("s"))).isEqualTo(2);
        reversed.reset();

        // Then
        await().until(() -> fixture.relay().waiting(streamKey("s")) == 1);
        assertThat(fixture.relay().waiting(streamKey("another"))).isZero();
        fixture.relay().claim(ticket("s", stream));
        fixture.peer("s");
        assertThat(fixture.activate("s")).isEqualTo(ACTIVATED);
        assertThat(fixture.relay().waiting(streamKey("s"))).isZero();
    }

    /** Which of them belong together cannot be told; whoever meant well connects again. */
    @Test
    void aParallelConnectWhoseLosersAreLeftOpenIsAmbiguous() throws Exception {
        fixture.relay().claim(ticket("s", stream));
        RawClient used = fixture.peer("s");
        RawClient second = fixture.peer("s");
        RawClient requester = fixture.peer("s");
        assertThat(fixture.activate("s")).isEqualTo(new ActivationResult.Refused(ActivationResult.Why.AMBIGUOUS));
        used.expect(-1);
        second.expect(-1);
        requester.expect(-1);
        assertThat(fixture.relay().waiting(streamKey("s"))).isZero();
        RawClient target = fixture.peer("s");
        RawClient again = fixture.peer("s");
        assertThat(fixture.activate("s")).isEqualTo(ACTIVATED);
        again.send((byte) 9);
        target.expect(9);
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
            thief.handshakeForbidden(digest("s").digest());
        }
        pair.requester().send((byte) 1);
        pair.target().expect(1);
        pair.target().send((byte) 2);
        pair.requester().expect(2);
    }

    @Test
    void whoeverIsOneTooManyFromItsPlaceIsRefusedAndPushesOutNobody() throws Exception {
        // Given
        fixture.relay().claim(ticket("s", stream));
        for (int i = 0; i < ConnectionLimits.DEFAULT.perDigest(); i++) {
            fixture.peer("s");
        }

        // When
        fixture.client().handshakeForbidden(digest("s").digest());

        // Then
        assertThat(fixture.relay().waiting(streamKey("s"))).isEqualTo(ConnectionLimits.DEFAULT.perDigest());
    }

    @Test
    void aClosedRelayRefuses() throws Exception {
        fixture.relay().claim(ticket("s", stream));
        fixture.relay().close();
        assertThat(fixture.activate("s")).isEqualTo(new ActivationResult.Refused(ActivationResult.Why.CLOSED));
    }
}
