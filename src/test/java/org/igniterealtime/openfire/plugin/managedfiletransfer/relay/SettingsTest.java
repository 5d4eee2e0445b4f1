// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.address.KnownAddresses;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.limits.ConnectionLimits;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.limits.Rates;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.progress.MovedBytes;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.FileHash;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.live.Allowance;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.live.BearerAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an administrator may set, and what a ticket may say. */
class SettingsTest {

    private static final Duration OK = Duration.ofSeconds(1);

    @Test
    void theDefaultsAreThoseOfTheSpecification() {
        assertThat(Timeouts.DEFAULT.handshakeStep()).isEqualTo(Duration.ofSeconds(10));
        assertThat(Timeouts.DEFAULT.unclaimed()).isEqualTo(Duration.ofSeconds(60));
        assertThat(Timeouts.DEFAULT.claimed()).isEqualTo(Duration.ofMinutes(30));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1})
    void aTimeOutIsPositive(long millis) {
        Duration bad = Duration.ofMillis(millis);
        assertThatIllegalArgumentException().isThrownBy(() -> new Timeouts(bad, OK, OK, OK, OK));
        assertThatIllegalArgumentException().isThrownBy(() -> new Timeouts(OK, bad, OK, OK, OK));
        assertThatIllegalArgumentException().isThrownBy(() -> new Timeouts(OK, OK, bad, OK, OK));
        assertThatIllegalArgumentException().isThrownBy(() -> new Timeouts(OK, OK, OK, bad, OK));
        assertThatIllegalArgumentException().isThrownBy(() -> new Timeouts(OK, OK, OK, OK, bad));
    }

    @Test
    void aCapLeavesRoomForATransfer() {
        assertThat(new ConnectionLimits(1, 1, 2, 2)).isNotNull();
        assertThatIllegalArgumentException().isThrownBy(() -> new ConnectionLimits(0, 1, 2, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> new ConnectionLimits(1, 0, 2, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> new ConnectionLimits(1, 1, 1, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> new ConnectionLimits(1, 1, 2, 1));
    }

    @Test
    void aRateIsPositiveOrAbsent() {
        OptionalLong none = OptionalLong.empty();
        OptionalLong zero = OptionalLong.of(0);
        assertThat(new Rates(OptionalLong.of(1), none, none)).isNotNull();
        assertThatIllegalArgumentException().isThrownBy(() -> new Rates(zero, none, none));
        assertThatIllegalArgumentException().isThrownBy(() -> new Rates(none, zero, none));
        assertThatIllegalArgumentException().isThrownBy(() -> new Rates(none, none, zero));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1023, 4 * 1024 * 1024 + 1})
    void aBufferHasAUsefulSize(int size) {
        RelaySettings usual = RelaySettings.listeningAt(new InetSocketAddress(0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RelaySettings(
                        usual.listenAt(), usual.timeouts(), usual.connectionLimits(), usual.rates(), size));
    }

    @Test
    void aTicketSaysNoNonsense() {
        Ticket ticket = RelayFixture.ticket("s", new RecordedStream());
        assertThat(ticket.withByteLimit(OptionalLong.of(0)).byteLimit()).hasValue(0);
        assertThatIllegalArgumentException().isThrownBy(() -> ticket.withByteLimit(OptionalLong.of(-1)));
        assertThatIllegalArgumentException().isThrownBy(() -> ticket.withExpectedBytes(OptionalLong.of(-1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ticket.withRates(OptionalLong.of(0), OptionalLong.empty()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ticket.withAllowance(new Allowance(), OptionalLong.of(-1)));
    }

    @Test
    void aTicketIsForBothDigestsOfItsStream() {
        assertThat(RelayFixture.ticket("s", new RecordedStream()).addresses())
                .containsExactlyInAnyOrder(
                        BearerAddress.of("s", RelayFixture.ALICE, RelayFixture.BOB),
                        BearerAddress.of("s", RelayFixture.BOB, RelayFixture.ALICE));
    }

    @Test
    void aTicketWithoutLimitsCanBeGivenEachOfThem() {
        // Given
        Allowance allowance = new Allowance();
        FileHash offered = new FileHash(FileHash.MD5, "00".repeat(16));
        KnownAddresses known = new KnownAddresses(Optional.of(InetAddress.getLoopbackAddress()), Optional.empty());

        // When
        Ticket ticket = RelayFixture.ticket("s", new RecordedStream())
                .withAccepted(true)
                .withUsers(Set.of("alice", "bob"))
                .withAllowance(allowance, OptionalLong.of(1))
                .withExpectedBytes(OptionalLong.of(2))
                .withFastMode(true)
                .withRates(OptionalLong.of(3), OptionalLong.of(4))
                .withMet(true)
                .withHash(true)
                .withOfferedHash(Optional.of(offered))
                .withKnown(known);

        // Then
        assertThat(ticket)
                .isEqualTo(new Ticket(
                        ticket.id(),
                        RelayFixture.streamKey("s"),
                        Optional.empty(),
                        true,
                        true,
                        Set.of("alice", "bob"),
                        allowance,
                        OptionalLong.of(1),
                        OptionalLong.of(2),
                        true,
                        OptionalLong.of(3),
                        OptionalLong.of(4),
                        true,
                        Optional.of(offered),
                        known,
                        ticket.listener()));
    }

    @Test
    void countsAreNotNegative() {
        assertThat(new MovedBytes(3, 4).total()).isEqualTo(7);
        assertThat(new MovedBytes(3, 4).main()).isEqualTo(4);
        assertThatIllegalArgumentException().isThrownBy(() -> new MovedBytes(-1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new MovedBytes(0, -1));
    }

    @Test
    @SuppressWarnings("NullAway") // on purpose
    void nothingIsNull() {
        assertThatNullPointerException().isThrownBy(() -> RelaySettings.listeningAt(null));
    }
}
