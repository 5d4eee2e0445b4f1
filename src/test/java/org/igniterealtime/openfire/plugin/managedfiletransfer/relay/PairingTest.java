// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PairingTest {

    private record Peer(String name, InetAddress address, boolean isOpen) implements Pairing.Candidate {}

    private static Peer peer(String name, int host) {
        return new Peer(name, at(host), true);
    }

    private static Peer ended(String name, int host) {
        return new Peer(name, at(host), false);
    }

    private static InetAddress at(int host) {
        try {
            return InetAddress.getByAddress(new byte[] {10, 0, 0, (byte) host});
        } catch (UnknownHostException e) {
            throw new AssertionError("four bytes are an address", e);
        }
    }

    private static String choose(KnownAddresses known, Peer... waiting) {
        Pairing pairing = Pairing.of(List.of(waiting), known);
        return pairing instanceof Pairing.Chosen<?> chosen
                ? ((Peer) chosen.requester()).name() + "-" + ((Peer) chosen.target()).name()
                : pairing.toString();
    }

    private static String choose(Peer... waiting) {
        return choose(KnownAddresses.NONE, waiting);
    }

    private static KnownAddresses known(int requester, int target) {
        return new KnownAddresses(Optional.of(at(requester)), Optional.of(at(target)));
    }

    @Test
    void fewerThanTwoArePairedWithNobody() {
        assertThat(choose()).isEqualTo("TooFew[connected=0]");
        assertThat(choose(peer("a", 1))).isEqualTo("TooFew[connected=1]");
    }

    @Test
    void ofTwoTheFirstIsTheTarget() {
        assertThat(choose(peer("t", 1), peer("r", 2))).isEqualTo("r-t");
        assertThat(choose(peer("t", 1), peer("r", 1))).isEqualTo("r-t");
    }

    @Test
    void aKnownAddressIsStrongerThanTheOrder() {
        assertThat(choose(known(1, 2), peer("r", 1), peer("t", 2))).isEqualTo("r-t");
    }

    @Test
    void parallelConnectionsOfTheTargetLoseToItsFirst() {
        assertThat(choose(peer("t1", 1), peer("t2", 1), peer("t3", 1), peer("r", 2)))
                .isEqualTo("r-t1");
        assertThat(choose(peer("t1", 1), peer("t2", 1), peer("r", 1))).isEqualTo("r-t1");
    }

    @Test
    void aRequesterThatCameFirstIsPairedWithTheOther() {
        assertThat(choose(peer("r", 1), peer("t1", 2), peer("t2", 2))).isEqualTo("t2-r");
        assertThat(choose(known(1, 2), peer("r", 1), peer("t1", 2), peer("t2", 2)))
                .isEqualTo("r-t1");
    }

    @Test
    void endedOnesAreTakenOnlyWhereThereIsNoOther() {
        assertThat(choose(ended("x", 1), peer("t", 1), peer("r", 2))).isEqualTo("r-t");
        assertThat(choose(peer("t", 1), ended("r", 2))).isEqualTo("r-t");
    }

    @Test
    void threePlacesAreAmbiguous() {
        assertThat(choose(peer("t", 1), peer("r", 2), peer("thief", 3))).isEqualTo("Ambiguous[]");
        KnownAddresses onlyOne = new KnownAddresses(Optional.of(at(2)), Optional.empty());
        assertThat(choose(onlyOne, peer("t", 1), peer("r", 2), peer("thief", 3)))
                .isEqualTo("Ambiguous[]");
    }

    @Test
    void unlessBothPeersAreKnown() {
        assertThat(choose(known(2, 1), peer("t", 1), peer("r", 2), peer("thief", 3)))
                .isEqualTo("r-t");
        assertThat(choose(known(2, 9), peer("t", 1), peer("r", 2), peer("thief", 3)))
                .isEqualTo("Ambiguous[]");
    }
}
