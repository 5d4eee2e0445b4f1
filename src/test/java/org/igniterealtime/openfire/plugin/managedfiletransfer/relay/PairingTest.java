// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.address.KnownAddresses;
import org.junit.jupiter.api.Test;

class PairingTest {

    private static final String AMBIGUOUS = "Ambiguous[]";

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

    private static KnownAddresses requesterOnly(int requester) {
        return new KnownAddresses(Optional.of(at(requester)), Optional.empty());
    }

    /** The recipient has nothing to send and says so; a stranger is there as well. */
    @Test
    void aStrangerDoesNotTakeThePlaceOfOneThatHasEndedItsOutput() {
        assertThat(choose(ended("target", 1), peer("stranger", 66), peer("requester", 2)))
                .isEqualTo(AMBIGUOUS);
        assertThat(choose(known(2, 1), ended("target", 1), peer("stranger", 66), peer("requester", 2)))
                .isEqualTo("requester-target");
    }

    /** A client that tries several addresses of the proxy at once closes those that it does not use. */
    @Test
    void oneThatWasClosedStandsInNobodysWayWhereItsPeerIsThere() {
        assertThat(choose(ended("tried", 1), peer("target", 1), peer("requester", 2)))
                .isEqualTo("requester-target");
        assertThat(choose(known(2, 1), ended("tried", 1), peer("target", 1), peer("requester", 2)))
                .isEqualTo("requester-target");
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

    /** A target may have opened several and left them open; which of them are two peers cannot be told. */
    @Test
    void moreThanTwoOfNobodyKnownAreAmbiguous() {
        assertThat(choose(peer("t1", 1), peer("t2", 1), peer("r", 1))).isEqualTo(AMBIGUOUS);
        assertThat(choose(peer("t1", 1), peer("t2", 1), peer("r", 2))).isEqualTo(AMBIGUOUS);
        assertThat(choose(peer("t", 1), peer("r", 2), peer("thief", 3))).isEqualTo(AMBIGUOUS);
    }

    @Test
    void moreThanTwoAreAmbiguousIfOnlyOnePeerIsKnown() {
        assertThat(choose(requesterOnly(2), peer("t", 1), peer("r", 2), peer("thief", 3)))
                .isEqualTo(AMBIGUOUS);
        assertThat(choose(requesterOnly(2), peer("t1", 1), peer("t2", 1), peer("r", 2)))
                .isEqualTo(AMBIGUOUS);
    }

    @Test
    void aStrangerIsLeftOutIfBothPeersAreKnown() {
        assertThat(choose(known(2, 1), peer("t", 1), peer("r", 2), peer("thief", 3)))
                .isEqualTo("r-t");
        assertThat(choose(known(2, 1), peer("thief", 3), peer("r", 2), peer("other thief", 4), peer("t", 1)))
                .isEqualTo("r-t");
    }

    @Test
    void aPeerThatIsConnectedFromElsewhereIsAmbiguousBesideAStranger() {
        assertThat(choose(known(2, 9), peer("t", 1), peer("r", 2), peer("thief", 3)))
                .isEqualTo(AMBIGUOUS);
    }

    @Test
    void severalOfOneKnownPeerAreAmbiguous() {
        assertThat(choose(known(2, 1), peer("t1", 1), peer("t2", 1), peer("r", 2)))
                .isEqualTo(AMBIGUOUS);
        assertThat(choose(known(2, 1), peer("t1", 1), peer("t2", 1), peer("thief", 3)))
                .isEqualTo(AMBIGUOUS);
    }

    @Test
    void twoPeersBehindOneAddressArePaired() {
        assertThat(choose(known(1, 1), peer("t", 1), peer("r", 1))).isEqualTo("r-t");
    }

    @Test
    void twoPeersBehindOneAddressAreAmbiguousWithAStrangerThere() {
        assertThat(choose(known(1, 1), peer("t", 1), peer("r", 1), peer("thief", 1)))
                .isEqualTo(AMBIGUOUS);
    }

    @Test
    void twoPeersBehindOneAddressArePairedWithAStrangerElsewhere() {
        assertThat(choose(known(1, 1), peer("t", 1), peer("thief", 3), peer("r", 1)))
                .isEqualTo("r-t");
    }

    @Test
    void aConnectionWhosePeerCannotSendIsTakenOnlyIfThereAreNoTwoOthers() {
        assertThat(choose(ended("x", 1), peer("t", 1), peer("r", 2))).isEqualTo("r-t");
        assertThat(choose(peer("t", 1), ended("r", 2))).isEqualTo("r-t");
        assertThat(choose(ended("x", 1), ended("t", 1), peer("r", 2))).isEqualTo(AMBIGUOUS);
    }
}
