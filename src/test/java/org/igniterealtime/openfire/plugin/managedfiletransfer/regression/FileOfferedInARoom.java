// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.regression;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.dom4j.Element;
import org.igniterealtime.openfire.plugin.managedfiletransfer.clients.RawClient;
import org.igniterealtime.openfire.plugin.managedfiletransfer.clients.Recorded;
import org.igniterealtime.openfire.plugin.managedfiletransfer.clients.Rules;
import org.igniterealtime.openfire.plugin.managedfiletransfer.e2e.Socks5Socket;
import org.igniterealtime.openfire.plugin.managedfiletransfer.e2e.Stanzas;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Party;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.live.BearerAddress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A file that one occupant of a chat room offered to another was two transfers of the room's service: one of the rows timed
 * out, a stop of one left the other running, and open offers of two users took the places of all.
 */
class FileOfferedInARoom extends RegressionCase {

    private String room;

    @BeforeEach
    void theyAreInTheRoom() {
        room = "files-" + System.nanoTime() + "@conference." + domain();
        enter(alice, "Alice");
        alice.send("<iq type='set' id='make' to='" + room + "'><query xmlns='http://jabber.org/protocol/muc#owner'>"
                + "<x xmlns='jabber:x:data' type='submit'/></query></iq>");
        alice.nextIq("make");
        enter(bob, "Bob");
    }

    @ParameterizedTest
    @ValueSource(strings = {"OBSERVE", "ENFORCE"})
    void isOneRowWithTheUsersOwnAddressesAndTheRoom(String mode) {
        OPENFIRE.enact(Rules.OPEN.mode(mode));
        String file = "room-" + mode + ".bin";
        openedInRoom("whole", file, 3_000);
        assertThat(OPENFIRE.admin().active())
                .filteredOn(row -> row.getString("file").equals(file))
                .singleElement()
                .extracting(row -> row.getString("room"))
                .isEqualTo(room);

        alice.send(Stanzas.data("d0", occupant("Bob"), "whole", 0, new byte[3_000]));
        bob.nextIq("d0");
        bob.send(Stanzas.result("d0", occupant("Alice")));
        alice.nextIq("d0");
        alice.send(Stanzas.close("c0", occupant("Bob"), "whole"));
        bob.nextIq("c0");
        bob.send(Stanzas.result("c0", occupant("Alice")));
        alice.nextIq("c0");

        assertThat(rowsOf(alice, bob)).singleElement().satisfies(row -> {
            assertThat(row.state()).isEqualTo("completed");
            assertThat(row.bytesMoved()).isEqualTo(3_000);
            assertThat(row.sender()).isEqualTo(alice.jid());
            assertThat(row.recipient()).isEqualTo(bob.jid());
            assertThat(row.room()).isEqualTo(room);
        });
        assertThat(OPENFIRE.admin().history())
                .noneMatch(
                        row -> row.sender().startsWith(room) || row.recipient().startsWith(room));
    }

    @Test
    void isAbortedAtTheLimitTowardsBoth() {
        OPENFIRE.enact(Rules.OPEN.largest(4_000));
        openedInRoom("limited", "room-limited.bin", 4_000);

        alice.send(Stanzas.data("d0", occupant("Bob"), "limited", 0, new byte[3_000]));
        bob.nextIq("d0");
        alice.send(Stanzas.data("d1", occupant("Bob"), "limited", 1, new byte[3_000]));

        assertThat(isError(alice.nextIq("d1"))).isTrue();
        assertClosedTowardsBoth();
        assertThat(bytesOf("limited", arrived(bob, alice))).isZero();
        assertThat(rowsOf(alice, bob))
                .singleElement()
                .extracting(Recorded::state)
                .isEqualTo("cut");
    }

    @Test
    void isRefusedForItsEndingBeforeTheRoomHasIt() {
        OPENFIRE.enact(Rules.OPEN.refuse(".exe"));

        alice.send(Stanzas.offer("o1", occupant("Bob"), "ending", "name='room.exe' size='1'", Stanzas.IBB));

        Element refused = alice.nextIq("o1");
        assertThat(refused.attributeValue("from")).isEqualTo(occupant("Bob"));
        assertThat(isError(refused)).isTrue();
        assertThat(arrived(bob, alice)).noneMatch(RegressionCase::isOfTransfer);
        Element notice = alice.next("the notice", RegressionCase::isNotice);
        assertThat(notice.elementText("body"))
                .as("who is behind the name is not for the sender to know")
                .contains(occupant("Bob"))
                .doesNotContain(bobsAccount.name() + "@");
        assertThat(rowsOf(alice, bob))
                .singleElement()
                .extracting(Recorded::state)
                .isEqualTo("refused");
    }

    @Test
    void isDeclinedByItsRecipient() {
        offeredInRoom("declined", "room-declined.bin", 3_000);

        bob.send(Stanzas.error("declined", occupant("Alice"), "cancel", "forbidden"));

        assertThat(isError(alice.nextIq("declined"))).isTrue();
        assertThat(rowsOf(alice, bob))
                .singleElement()
                .extracting(Recorded::state)
                .isEqualTo("declined");
    }

    @ParameterizedTest
    @ValueSource(strings = {"OBSERVE", "ENFORCE"})
    void isStoppedForBothInTheMiddle(String mode) {
        OPENFIRE.enact(Rules.OPEN.mode(mode));
        String file = "room-stopped-" + mode + ".bin";
        openedInRoom("stopped", file, 9_000);
        alice.send(Stanzas.data("d0", occupant("Bob"), "stopped", 0, new byte[3_000]));
        bob.nextIq("d0");

        OPENFIRE.admin().stop(running(file));

        assertClosedTowardsBoth();
        alice.send(Stanzas.data("d1", occupant("Bob"), "stopped", 1, new byte[3_000]));
        assertThat(isError(alice.nextIq("d1"))).isTrue();
        assertThat(bytesOf("stopped", arrived(bob, alice))).isZero();
        assertThat(rowsOf(alice, bob))
                .filteredOn(row -> row.file().equals(file))
                .singleElement()
                .extracting(Recorded::state)
                .isEqualTo("stopped");
    }

    @Test
    void takesThePlacesOfItsSenderAndOfNobodyElse() {
        for (int number = 0; number < 250; number++) {
            alice.send(Stanzas.offer("f" + number, occupant("Bob"), "f" + number, "name='f' size='1'", Stanzas.IBB));
        }
        settle(alice);
        assertThat(OPENFIRE.admin().active()).isNotEmpty();
        RawClient carol = OPENFIRE.raw(OPENFIRE.newcomer(), "tablet");
        enter(carol, "Carol");

        carol.send(Stanzas.offer("c1", occupant("Bob"), "c1", "name='hers.bin' size='1'", Stanzas.IBB));

        assertThat(bob.nextIq("c1").attributeValue("from")).isEqualTo(occupant("Carol"));
        assertThat(isError(alice.nextIq("f249"))).as("her share is used up").isTrue();
    }

    @Test
    void endsWithTheErrorOfTheRoom() {
        alice.send(Stanzas.offer("o1", occupant("Nobody"), "nobody", "name='room-none.bin' size='1'", Stanzas.IBB));

        assertThat(isError(alice.nextIq("o1"))).isTrue();
        assertThat(OPENFIRE.admin().recordedEnd("room-none.bin").state()).isEqualTo("failed");
    }

    /** The room finds an occupant whatever the case of the name. */
    @Test
    void isClosedUnderANameInAnotherCase() {
        openedInRoom("spelled", "room-spelled.bin", 9_000);

        bob.send(Stanzas.close("c0", occupant("ALICE"), "spelled"));
        alice.nextIq("c0");
        alice.send(Stanzas.result("c0", occupant("Bob")));
        bob.nextIq("c0");

        assertThat(rowsOf(alice, bob))
                .singleElement()
                .extracting(Recorded::state)
                .isEqualTo("cancelled");
    }

    /** Each computes a digest of what it knows: the own address, and the other's in the room. */
    @Test
    void movesThroughTheProxy() throws IOException {
        offeredInRoom("proxied", "room-proxied.bin", 3_000);
        bob.send(Stanzas.accept("proxied", occupant("Alice"), Stanzas.BYTESTREAMS));
        alice.nextIq("proxied");
        alice.send(Stanzas.streamhosts("h1", occupant("Bob"), "proxied", streamhost()));
        bob.nextIq("h1");

        try (Socks5Socket target = connect(occupant("Alice"), bob.jid())) {
            bob.send(Stanzas.used("h1", occupant("Alice"), "proxied", proxy()));
            alice.nextIq("h1");
            try (Socks5Socket requester = connect(alice.jid(), occupant("Bob"))) {
                alice.send(Stanzas.activate("a1", proxy(), "proxied", occupant("Bob")));
                assertThat(alice.nextIq("a1").attributeValue("type")).isEqualTo("result");
                requester.write(new byte[3_000]);
                requester.finish();

                assertThat(target.readAll()).hasSize(3_000);
            }
        }
        assertThat(rowsOf(alice, bob)).singleElement().satisfies(row -> {
            assertThat(row.state()).isEqualTo("completed");
            assertThat(row.path()).isEqualTo("proxied");
        });
    }

    private Socks5Socket connect(String requester, String target) throws IOException {
        return Socks5Socket.connect(
                OPENFIRE.server().proxyPort(),
                BearerAddress.of("proxied", new Party(requester), new Party(target))
                        .digest());
    }

    private void assertClosedTowardsBoth() {
        assertThat(alice.nextWith("close", Stanzas.IBB).attributeValue("from")).isEqualTo(occupant("Bob"));
        assertThat(bob.nextWith("close", Stanzas.IBB).attributeValue("from")).isEqualTo(occupant("Alice"));
    }

    private void offeredInRoom(String stream, String file, long size) {
        String attributes = "name='" + file + "' size='" + size + "'";
        alice.send(Stanzas.offer(stream, occupant("Bob"), stream, attributes, Stanzas.BYTESTREAMS, Stanzas.IBB));
        assertThat(bob.nextIq(stream).attributeValue("from")).isEqualTo(occupant("Alice"));
    }

    private void openedInRoom(String stream, String file, long size) {
        offeredInRoom(stream, file, size);
        bob.send(Stanzas.accept(stream, occupant("Alice"), Stanzas.IBB));
        alice.nextIq(stream);
        alice.send(Stanzas.open(stream + "-open", occupant("Bob"), stream));
        bob.acceptOpen();
        assertThat(alice.nextIq(stream + "-open").attributeValue("type")).isEqualTo("result");
    }

    private String occupant(String name) {
        return room + "/" + name;
    }

    private void enter(RawClient client, String name) {
        client.send("<presence to='" + occupant(name) + "'><x xmlns='http://jabber.org/protocol/muc'/></presence>");
        client.next(
                "own presence",
                stanza -> stanza.getName().equals("presence")
                        && occupant(name).equals(stanza.attributeValue("from"))
                        && stanza.elements().stream()
                                .flatMap(x -> x.elements("item").stream())
                                .findAny()
                                .isPresent());
    }
}
