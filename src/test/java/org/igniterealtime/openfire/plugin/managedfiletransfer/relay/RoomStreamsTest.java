// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.relay.RelayFixture.ALICE;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.relay.RelayFixture.BOB;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.relay.RelayFixture.ticket;

import java.io.IOException;
import java.util.Optional;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.address.KnownAddresses;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Party;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.RoomAddresses;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.StreamKey;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.live.BearerAddress;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.live.RoomStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two who met in a chat room compute a digest each, of what they know. */
@ExtendWith(LeakWatch.class)
class RoomStreamsTest {

    private static final Party ALICE_IN_ROOM = new Party("tea@conference.example.org/A");
    private static final Party BOB_IN_ROOM = new Party("tea@conference.example.org/B");

    private static final BearerAddress ALICES = BearerAddress.of("s", ALICE, BOB_IN_ROOM);
    private static final BearerAddress BOBS = BearerAddress.of("s", ALICE_IN_ROOM, BOB);

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
    void areJoinedUnderTheirTwoDigests() throws Exception {
        fixture.relay().claim(met());
        RawClient target = fixture.client().handshake(BOBS.digest());
        RawClient requester = fixture.client().handshake(ALICES.digest());

        assertThat(activateAsAlice()).isEqualTo(new ActivationResult.Activated());
        requester.send((byte) 'x');
        target.expect('x');
        target.send((byte) 'y');
        requester.expect('y');
    }

    /** Psi tells the target its own (XEP-0065 section 5.3.1, {@code dstaddr}). */
    @Test
    void areJoinedUnderTheDigestOfTheRequester() throws Exception {
        fixture.relay().claim(met());
        RawClient target = fixture.client().handshake(ALICES.digest());
        RawClient requester = fixture.client().handshake(ALICES.digest());

        assertThat(activateAsAlice()).isEqualTo(new ActivationResult.Activated());
        requester.send((byte) 'x');
        target.expect('x');
    }

    @Test
    void areJoinedWhereTheRecipientOffersTheStreamhosts() throws Exception {
        fixture.relay().claim(met());
        RawClient target = fixture.client()
                .handshake(BearerAddress.of("s", BOB_IN_ROOM, ALICE).digest());
        RawClient requester = fixture.client()
                .handshake(BearerAddress.of("s", BOB, ALICE_IN_ROOM).digest());

        assertThat(fixture.activate(StreamKey.of(BOB, ALICE_IN_ROOM, "s"), BOB, KnownAddresses.NONE))
                .isEqualTo(new ActivationResult.Activated());
        requester.send((byte) 'x');
        target.expect('x');
    }

    @Test
    void areNotJoinedUnderTheDigestOfTheirOwnAddresses() throws Exception {
        fixture.relay().claim(met());
        fixture.peer("s");
        fixture.peer("s");

        assertThat(fixture.activate("s")).isEqualTo(new ActivationResult.Refused(ActivationResult.Why.NO_TICKET));
    }

    @Test
    void areSeparatedByAStop() throws Exception {
        Ticket ticket = met();
        fixture.relay().claim(ticket);
        RawClient target = fixture.client().handshake(BOBS.digest());
        fixture.client().handshake(ALICES.digest());
        activateAsAlice();

        fixture.relay().stop(ticket.id());

        assertThat(target.readToEnd()).isEmpty();
    }

    private Ticket met() {
        return ticket("s", stream)
                .withRoom(Optional.of(new RoomStream("s", ALICE, BOB, new RoomAddresses(ALICE_IN_ROOM, BOB_IN_ROOM))));
    }

    private ActivationResult activateAsAlice() throws Exception {
        return fixture.activate(StreamKey.of(ALICE, BOB_IN_ROOM, "s"), ALICE, KnownAddresses.NONE);
    }
}
