// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.relay;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.relay.RelayFixture.ticket;
import static org.mockito.Mockito.mock;

import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Party;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.StreamKey;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferId;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.live.BearerAddress;
import org.junit.jupiter.api.Test;

/** Whose digest it is. */
class ClaimsTest {

    private static final Party ALICE = new Party("alice@x");
    private static final Party LICE = new Party("lice@x");
    private static final Party BOB = new Party("bob@example.org/phone");

    private final Claims claims = new Claims();

    @Test
    void aTicketHoldsForBothDigestsOfItsStream() {
        // Given
        Ticket ticket = ticket("s", new RecordedStream());

        // When
        boolean holds = claims.add(ticket);

        // Then
        assertThat(holds).isTrue();
        assertThat(ticket.addresses()).hasSize(2).allSatisfy(address -> assertThat(claims.find(address))
                .extracting(Claim::ticket)
                .isEqualTo(ticket));
    }

    @Test
    void aDigestBelongsToTheTransferThatNamedItFirst() {
        // Given
        Ticket first = ticket("s", new RecordedStream());
        claims.add(first);

        // When
        boolean holds = claims.add(ticket("s", new RecordedStream()));

        // Then
        assertThat(holds).isFalse();
        assertThat(claims.all()).extracting(Claim::ticket).containsExactly(first);
    }

    /** Nothing separates the parts of a digest: the session id may take the first letter of the address. */
    @Test
    void aStreamWithTheSameDigestByChanceDoesNotTakeIt() {
        // Given
        Ticket first = of("t-1", StreamKey.of(ALICE, BOB, "s1"));
        Ticket other = of("t-2", StreamKey.of(LICE, BOB, "s1a"));
        claims.add(first);

        // When / Then
        assertThat(claims.add(other)).isFalse();
        assertThat(claims.find(BearerAddress.of("s1a", LICE, BOB)))
                .extracting(Claim::ticket)
                .isEqualTo(first);
        assertThat(claims.find(BearerAddress.of("s1a", BOB, LICE))).isNull();

        claims.release(first.id());
        assertThat(claims.add(other)).isTrue();
    }

    /** A stranger who knows or guesses a session id could otherwise keep the stream from its peers. */
    @Test
    void anAcceptedStreamTakesADigestFromOneThatNobodyAccepted() {
        // Given
        Ticket strangers = of("t-1", StreamKey.of(LICE, BOB, "s1a"));
        Ticket accepted = of("t-2", StreamKey.of(ALICE, BOB, "s1")).withAccepted(true);
        claims.add(strangers);

        // When / Then
        assertThat(claims.add(accepted)).isTrue();
        assertThat(claims.all()).extracting(Claim::ticket).containsExactly(accepted);
        assertThat(claims.add(strangers)).isFalse();
        assertThat(claims.add(strangers.withAccepted(true))).isFalse();
    }

    @Test
    void aStreamThatRunsKeepsItsDigest() {
        // Given
        claims.add(of("t-1", StreamKey.of(LICE, BOB, "s1a")));
        requireNonNull(claims.find(BearerAddress.of("s1a", LICE, BOB))).begin(mock());

        // When / Then
        assertThat(claims.add(of("t-2", StreamKey.of(ALICE, BOB, "s1")).withAccepted(true)))
                .isFalse();
    }

    @Test
    void aTicketThatIsAskedForAgainWhileItsReleasedStreamRunsHoldsOnAfterIt() {
        // Given
        Ticket ticket = of("t-1", StreamKey.of(ALICE, BOB, "s1"));
        claims.add(ticket);
        Claim claim = requireNonNull(claims.find(BearerAddress.of("s1", ALICE, BOB)));
        Bytestream stream = mock();
        claim.begin(stream);
        claims.release(ticket.id());

        // When
        boolean holds = claims.add(ticket);
        claims.ended(claim, stream);

        // Then
        assertThat(holds).isTrue();
        assertThat(claims.all()).containsExactly(claim);
    }

    @Test
    void aLaterTicketOfTheSameTransferTakesThePlaceOfTheFormer() {
        // Given
        claims.add(of("t-1", StreamKey.of(ALICE, BOB, "s1")));
        Ticket later = of("t-1", StreamKey.of(ALICE, BOB, "s2"));

        // When
        boolean holds = claims.add(later);

        // Then
        assertThat(holds).isTrue();
        assertThat(claims.all()).extracting(Claim::ticket).containsExactly(later);
        assertThat(claims.find(BearerAddress.of("s1", ALICE, BOB))).isNull();
    }

    @Test
    void aLaterTicketThatIsRefusedLeavesTheFormer() {
        // Given
        Ticket former = of("t-1", StreamKey.of(ALICE, BOB, "s1"));
        claims.add(former);
        claims.add(of("t-2", StreamKey.of(ALICE, BOB, "s2")));

        // When
        boolean holds = claims.add(of("t-1", StreamKey.of(ALICE, BOB, "s2")));

        // Then
        assertThat(holds).isFalse();
        assertThat(claims.find(BearerAddress.of("s1", ALICE, BOB)))
                .extracting(Claim::ticket)
                .isEqualTo(former);
    }

    @Test
    void aReleasedOrRemovedTicketLeavesNothing() {
        // Given
        Ticket released = of("t-1", StreamKey.of(ALICE, BOB, "s1"));
        Ticket removed = of("t-2", StreamKey.of(ALICE, BOB, "s2"));
        claims.add(released);
        claims.add(removed);

        // When
        claims.release(released.id());
        claims.remove(removed.id());

        // Then
        assertThat(claims.all()).isEmpty();
        assertThat(claims.find(BearerAddress.of("s1", ALICE, BOB))).isNull();
        assertThat(claims.find(BearerAddress.of("s2", BOB, ALICE))).isNull();
        assertThat(claims.remove(new TransferId("t-3"))).isNull();
    }

    private static Ticket of(String id, StreamKey stream) {
        return Ticket.unlimited(new TransferId(id), stream, new RecordedStream());
    }
}
