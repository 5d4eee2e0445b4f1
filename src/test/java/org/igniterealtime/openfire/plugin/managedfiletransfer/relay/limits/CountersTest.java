// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.relay.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Set;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.limits.ConnectionCounter.Admission;
import org.junit.jupiter.api.Test;

/** {@link ConnectionCounter} and {@link UserLoad}. */
class CountersTest {

    private static final int MANY = 1000;

    private static final ConnectionLimits CAPS = new ConnectionLimits(3, 2, 2, 2);

    private static InetAddress at(String address) {
        try {
            return InetAddress.getByName(address);
        } catch (UnknownHostException e) {
            throw new AssertionError(address, e);
        }
    }

    @Test
    void eachAddressHasItsShareAndAllTogetherTheTotal() {
        ConnectionCounter door = new ConnectionCounter(MANY);
        Admission first = enter(door, "10.0.0.1");
        Admission second = enter(door, "10.0.0.1");
        Admission third = enter(door, "10.0.0.1");
        assertThat(second.isOverCap(CAPS)).as("until the third leaves").isTrue();
        third.leave();
        assertThat(first.isOverCap(CAPS)).isFalse();
        Admission elsewhere = enter(door, "10.0.0.2");
        assertThat(elsewhere.isOverCap(CAPS)).isFalse();
        assertThat(door.enter(at("10.0.0.3"), CAPS)).isEmpty();
        first.leave();
        assertThat(door.enter(at("10.0.0.3"), CAPS)).isPresent();
    }

    @Test
    void anIpv6NetworkCountsAsOneAddress() {
        ConnectionCounter door = new ConnectionCounter(MANY);
        ConnectionLimits one = new ConnectionLimits(MANY, 1, 2, 2);
        Admission host = door.enter(at("2001:db8::1"), one).orElseThrow();
        Admission network = door.enter(at("2001:db8:0:1::1"), one).orElseThrow();
        assertThat(host.isOverCap(one)).isFalse();
        Admission neighbour = door.enter(at("2001:db8::2"), one).orElseThrow();
        assertThat(neighbour.isOverCap(one)).isTrue();
        assertThat(network.isOverCap(one)).isFalse();
        assertThat(door.enter(at("2001:db8::3"), one)).isEmpty();
    }

    @Test
    void whatAKnownTransferClaimsIsNotCountedForItsAddress() {
        ConnectionCounter door = new ConnectionCounter(MANY);
        ConnectionLimits one = new ConnectionLimits(MANY, 1, 2, 2);
        Admission claimed = door.enter(at("10.0.0.1"), one).orElseThrow();
        claimed.claimed(true);
        claimed.claimed(true);
        Admission stranger = door.enter(at("10.0.0.1"), one).orElseThrow();
        assertThat(stranger.isOverCap(one)).isFalse();
        claimed.claimed(false);
        assertThat(stranger.isOverCap(one)).isTrue();
        assertThat(door.total()).isEqualTo(2);
    }

    @Test
    void whoLeftIsNotCountedWhateverBecomesOfItsTransfer() {
        ConnectionCounter door = new ConnectionCounter(MANY);
        for (boolean claimed : new boolean[] {true, false}) {
            Admission admission = enter(door, "10.0.0.1");
            admission.claimed(claimed);
            admission.leave();
            admission.leave();
            admission.claimed(!claimed);
            assertThat(door.total()).isZero();
            assertThat(door.neighbourhoods()).isZero();
        }
    }

    @Test
    void theServerKeepsAThirdOfItsDescriptorsWhateverTheCapsSay() {
        ConnectionCounter door = new ConnectionCounter(Descriptors.share(3));
        Admission first = enter(door, "10.0.0.1");
        enter(door, "10.0.0.2");
        assertThat(door.enter(at("10.0.0.3"), CAPS)).isEmpty();
        first.leave();
        assertThat(door.enter(at("10.0.0.3"), CAPS)).isPresent();
    }

    @Test
    void noLimitOfTheSystemIsNone() {
        assertThat(Descriptors.share(Long.MAX_VALUE)).isEqualTo(Integer.MAX_VALUE);
        assertThat(Descriptors.share(-1)).isEqualTo(2);
        assertThat(Descriptors.share()).isGreaterThan(1);
    }

    @Test
    void aUserWithoutRoomCostsTheOthersNothing() {
        UserLoad load = new UserLoad();
        assertThat(load.take(Set.of("alice"), 2)).isTrue();
        assertThat(load.take(Set.of("alice"), 2)).isTrue();
        assertThat(load.take(Set.of("alice", "bob"), 2)).isFalse();
        assertThat(load.of("bob")).isZero();
        load.give(Set.of("alice"));
        assertThat(load.take(Set.of("alice", "bob"), 2)).isTrue();
        assertThat(load.of("alice")).isEqualTo(2);
        assertThat(load.of("bob")).isEqualTo(1);
    }

    @Test
    void nobodyIsCharged() {
        UserLoad load = new UserLoad();
        assertThat(load.take(Set.of(), 2)).isTrue();
        load.give(Set.of("nobody"));
        assertThat(load.of("nobody")).isZero();
    }

    private static Admission enter(ConnectionCounter door, String address) {
        return door.enter(at(address), CAPS).orElseThrow();
    }
}
