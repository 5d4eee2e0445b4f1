// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.relay.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.relay.RelayFixture.ticket;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.ActivationResult;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.LeakWatch;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.RawClient;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.RecordedStream;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.RelayFixture;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.RelayFixture.Pair;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.RelaySettings;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.Ticket;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.address.KnownAddresses;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How many connections there may be, and that those above harm nobody. */
@ExtendWith(LeakWatch.class)
class ConnectionLimitsTest {

    private static final int MANY = 1000;

    private final RecordedStream stream = new RecordedStream();

    private static RelaySettings capped(int total, int perAddress, int perUser) {
        return RelayFixture.settings()
                .with(new ConnectionLimits(total, perAddress, perUser, ConnectionLimits.DEFAULT.perDigest()));
    }

    @Test
    void aboveTheTotalTheDoorIsShutAndStreamsGoOn() throws Exception {
        try (RelayFixture fixture = RelayFixture.start(capped(3, MANY, MANY))) {
            Pair pair = fixture.pair("s", ticket("s", stream));
            RawClient third = fixture.client();
            fixture.client().expect(-1);
            assertThat(fixture.relay().counters().refusedAtDoor()).isEqualTo(1);
            pair.requester().send((byte) 1);
            pair.target().expect(1);
            third.reset();
            await().until(() -> fixture.relay().counters().connections() == 2);
            fixture.peer("other");
        }
    }

    @Test
    void oneAddressCannotTakeAllTheRoom() throws Exception {
        try (RelayFixture fixture = RelayFixture.start(capped(MANY, 2, MANY))) {
            fixture.peer("a");
            fixture.peer("b");
            fixture.client().handshakeForbidden(RelayFixture.digest("d").digest());
            assertThat(fixture.relay().counters().refusedAtDoor()).isEqualTo(1);
            try (RawClient neighbour = from("127.0.0.2", fixture.address())) {
                neighbour.handshake(RelayFixture.digest("c").digest());
                neighbour.reset();
            }
        }
    }

    @Test
    void oneAddressCannotTakeAllTheRoomWithoutARequestEither() throws Exception {
        try (RelayFixture fixture = RelayFixture.start(capped(MANY, 2, MANY))) {
            for (int i = 0; i < 4; i++) {
                fixture.client();
            }
            fixture.client().expect(-1);
            assertThat(fixture.relay().counters().refusedAtDoor()).isEqualTo(1);
        }
    }

    /** They are many users, each with a cap of their own. */
    @Test
    void officeBehindOneAddressMayMakeMoreConnectionsThanAStranger() throws Exception {
        int transfers = 5;
        try (RelayFixture fixture = RelayFixture.start(capped(MANY, 5, 2))) {
            // Given
            for (int i = 0; i < transfers; i++) {
                fixture.relay().claim(ticket("s" + i, new RecordedStream()).withUsers(Set.of("user" + i)));
            }

            // When: all connect before the first of them says what it wants
            List<RawClient> clients = new ArrayList<>();
            for (int i = 0; i < 2 * transfers; i++) {
                clients.add(fixture.client());
            }
            for (int i = 0; i < 2 * transfers; i++) {
                clients.get(i).handshake(RelayFixture.digest("s" + i / 2).digest());
            }

            // Then
            for (int i = 0; i < transfers; i++) {
                assertThat(fixture.activate("s" + i)).isEqualTo(new ActivationResult.Activated());
            }
            assertThat(fixture.relay().counters().refusedAtDoor()).isZero();
            fixture.peer("stranger");
        }
    }

    @Test
    void connectionIsCountedForItsAddressAgainWhenItsTransferIsForgotten() throws Exception {
        try (RelayFixture fixture = RelayFixture.start(capped(MANY, 1, MANY))) {
            Ticket ticket = ticket("s", stream).withUsers(Set.of("alice"));
            fixture.relay().claim(ticket);
            fixture.peer("s");
            fixture.relay().release(ticket.id());

            await().untilAsserted(() -> {
                try (RawClient stranger = new RawClient(fixture.address())) {
                    stranger.handshakeForbidden(RelayFixture.digest("t").digest());
                }
            });
        }
    }

    @Test
    void connectionOfAUserWithoutRoomCountsForItsAddress() throws Exception {
        try (RelayFixture fixture = RelayFixture.start(capped(MANY, 1, 2))) {
            fixture.relay().claim(ticket("s", stream).withUsers(Set.of("alice")));
            fixture.peer("s");
            fixture.peer("s");
            fixture.peer("s");
            assertThat(fixture.relay().waiting(RelayFixture.streamKey("s"))).isEqualTo(3);
            fixture.client().handshakeForbidden(RelayFixture.digest("s").digest());
        }
    }

    static RawClient from(String source, InetSocketAddress address) throws IOException {
        Socket socket = new Socket();
        socket.bind(new InetSocketAddress(source, 0));
        return new RawClient(socket, address);
    }

    @Test
    void aUserAboveTheCapGetsNoStreamAndOthersDo() throws Exception {
        try (RelayFixture fixture = RelayFixture.start(capped(MANY, MANY, 2))) {
            Pair first = fixture.pair("s", ticket("s", stream).withUsers(Set.of("alice", "bob")));
            fixture.relay().claim(ticket("t", new RecordedStream()).withUsers(Set.of("alice", "carol")));
            fixture.peer("t");
            fixture.peer("t");
            assertThat(fixture.activate("t")).isEqualTo(new ActivationResult.Refused(ActivationResult.Why.USER_CAP));
            assertThat(fixture.relay().counters().refusedActivations()).isEqualTo(1);
            Pair neighbour = fixture.pair("u", ticket("u", new RecordedStream()).withUsers(Set.of("dave", "erin")));
            neighbour.requester().send((byte) 1);
            neighbour.target().expect(1);
            first.requester().close();
            first.target().close();
            stream.awaitEnd();
            assertThat(fixture.activate("t")).isEqualTo(new ActivationResult.Activated());
        }
    }

    @Test
    void loweringACapHarmsNobodyWhoIsIn() throws Exception {
        try (RelayFixture fixture = RelayFixture.start()) {
            Pair pair = fixture.pair("s", ticket("s", stream));
            fixture.relay().apply(capped(1, 1, 2));
            fixture.client().expect(-1);
            pair.requester().send((byte) 1);
            pair.target().expect(1);
        }
    }

    /** The peers' own places are kept for them: otherwise a stranger who learnt the digest could keep them out. */
    @Test
    void strangersFromManyPlacesKeepOutOtherStrangersButNoKnownPeer() throws Exception {
        RelaySettings settings = RelayFixture.settings().with(new ConnectionLimits(MANY, MANY, MANY, 2));
        try (RelayFixture fixture = RelayFixture.start(settings)) {
            // Given
            InetAddress peer = InetAddress.getByName("127.0.0.9");
            fixture.relay()
                    .claim(ticket("s", stream).withKnown(new KnownAddresses(Optional.of(peer), Optional.empty())));
            String digest = RelayFixture.digest("s").digest();
            List<RawClient> clients = new ArrayList<>();
            for (int place = 2; place < 6; place++) {
                for (int i = 0; i < 2; i++) {
                    clients.add(from("127.0.0." + place, fixture.address()).handshake(digest));
                }
            }

            // When
            try (RawClient stranger = from("127.0.0.6", fixture.address())) {
                stranger.handshakeForbidden(digest);
            }
            clients.add(from("127.0.0.9", fixture.address()).handshake(digest));

            // Then
            assertThat(fixture.relay().waiting(RelayFixture.streamKey("s"))).isEqualTo(9);
            for (RawClient client : clients) {
                client.reset();
            }
        }
    }

    @Test
    void connectionsFromThreePlacesAreAmbiguousUnlessThePeersAreKnown() throws Exception {
        try (RelayFixture fixture = RelayFixture.start()) {
            fixture.relay().claim(ticket("s", stream));
            String digest = RelayFixture.digest("s").digest();
            RawClient target = from("127.0.0.2", fixture.address()).handshake(digest);
            RawClient thief = from("127.0.0.3", fixture.address()).handshake(digest);
            RawClient requester = from("127.0.0.4", fixture.address()).handshake(digest);
            KnownAddresses known = new KnownAddresses(
                    Optional.of(InetAddress.getByName("127.0.0.4")), Optional.of(InetAddress.getByName("127.0.0.2")));
            assertThat(fixture.activate("s", known)).isEqualTo(new ActivationResult.Activated());
            thief.expect(-1);
            requester.send((byte) 1);
            target.expect(1);
            requester.reset();
            target.reset();
        }
    }

    @Test
    void withThreePlacesAndNobodyKnownAllAreClosed() throws Exception {
        try (RelayFixture fixture = RelayFixture.start()) {
            fixture.relay().claim(ticket("s", stream));
            String digest = RelayFixture.digest("s").digest();
            RawClient one = from("127.0.0.2", fixture.address()).handshake(digest);
            RawClient two = from("127.0.0.3", fixture.address()).handshake(digest);
            RawClient three = from("127.0.0.4", fixture.address()).handshake(digest);
            assertThat(fixture.activate("s")).isEqualTo(new ActivationResult.Refused(ActivationResult.Why.AMBIGUOUS));
            one.expect(-1);
            two.expect(-1);
            three.expect(-1);
        }
    }
}
