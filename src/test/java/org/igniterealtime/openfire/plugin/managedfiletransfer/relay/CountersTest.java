// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** {@link Doorkeeper} and {@link UserLoad}. */
class CountersTest {

    private static final int MANY = 1000;

    private static final Caps CAPS = new Caps(3, 2, 2, 2);

    private static InetAddress at(String address) {
        try {
            return InetAddress.getByName(address);
        } catch (UnknownHostException e) {
            throw new AssertionError(address, e);
        }
    }

    @Test
    void anAddressHasItsOwnRoom() {
        Doorkeeper door = new Doorkeeper(MANY);
        assertThat(door.enter(at("10.0.0.1"), CAPS)).isTrue();
        assertThat(door.enter(at("10.0.0.1"), CAPS)).isTrue();
        assertThat(door.enter(at("10.0.0.1"), CAPS)).isFalse();
        assertThat(door.enter(at("10.0.0.2"), CAPS)).isTrue();
        assertThat(door.enter(at("10.0.0.3"), CAPS)).isFalse();
        door.leave(at("10.0.0.1"));
        assertThat(door.enter(at("10.0.0.3"), CAPS)).isTrue();
    }

    @Test
    void anIpv6NetworkCountsAsOneAddress() {
        Doorkeeper door = new Doorkeeper(MANY);
        assertThat(door.enter(at("2001:db8::1"), CAPS)).isTrue();
        assertThat(door.enter(at("2001:db8::2"), CAPS)).isTrue();
        assertThat(door.enter(at("2001:db8::3"), CAPS)).isFalse();
        assertThat(door.enter(at("2001:db8:0:1::1"), CAPS)).isTrue();
    }

    @Test
    void theServerKeepsAThirdOfItsDescriptorsWhateverTheCapsSay() {
        Doorkeeper door = new Doorkeeper(Descriptors.share(3));
        assertThat(door.enter(at("10.0.0.1"), CAPS)).isTrue();
        assertThat(door.enter(at("10.0.0.2"), CAPS)).isTrue();
        assertThat(door.enter(at("10.0.0.3"), CAPS)).isFalse();
        door.leave(at("10.0.0.1"));
        assertThat(door.enter(at("10.0.0.3"), CAPS)).isTrue();
    }

    @Test
    void noLimitOfTheSystemIsNone() {
        assertThat(Descriptors.share(Long.MAX_VALUE)).isEqualTo(Integer.MAX_VALUE);
        assertThat(Descriptors.share(-1)).isEqualTo(2);
        assertThat(Descriptors.share()).isGreaterThan(1);
    }

    @Test
    void whoeverLeftIsForgotten() {
        Doorkeeper door = new Doorkeeper(MANY);
        door.enter(at("10.0.0.1"), CAPS);
        door.leave(at("10.0.0.1"));
        assertThat(door.total()).isZero();
        assertThat(door.neighbourhoods()).isZero();
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
}
