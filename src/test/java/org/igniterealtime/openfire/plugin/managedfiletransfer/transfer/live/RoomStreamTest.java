// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Party;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.RoomAddresses;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.StreamKey;
import org.junit.jupiter.api.Test;

class RoomStreamTest {

    private static final Party A = new Party("alice@example.org/desk");
    private static final Party B = new Party("bob@example.org/phone");
    private static final Party A_IN_ROOM = new Party("room@conference.example.org/Alice");
    private static final Party B_IN_ROOM = new Party("room@conference.example.org/Bob");

    private final RoomStream stream = new RoomStream("m-7", A, B, new RoomAddresses(A_IN_ROOM, B_IN_ROOM));

    /** Both digests were computed by other implementations. */
    @Test
    void whatEachPeerComputesLeadsToTheDigestOfTheRequester() {
        BearerAddress requesters = new BearerAddress("0f401131759fdded1b32e00983cb84a2bb3727cc");
        BearerAddress targets = new BearerAddress("a88ccb3f43826138c2501cfe9228acf2a2aafde3");

        assertThat(stream.digests())
                .hasSize(4)
                .containsEntry(requesters, requesters)
                .containsEntry(targets, requesters);
    }

    @Test
    void streamhostsOfTheOtherMeetApart() {
        BearerAddress bobs = BearerAddress.of("m-7", B, A_IN_ROOM);

        assertThat(stream.digests())
                .containsEntry(bobs, bobs)
                .containsEntry(BearerAddress.of("m-7", B_IN_ROOM, A), bobs);
    }

    @Test
    void eachPeerNamesItByTheNameOfTheOther() {
        assertThat(stream.isNamed(StreamKey.of(A, B_IN_ROOM, "m-7"))).isTrue();
        assertThat(stream.isNamed(StreamKey.of(A_IN_ROOM, B, "m-7"))).isTrue();
        assertThat(stream.isNamed(StreamKey.of(A, B, "m-7"))).isFalse();
        assertThat(stream.isNamed(StreamKey.of(A, B_IN_ROOM, "m-8"))).isFalse();
    }
}
