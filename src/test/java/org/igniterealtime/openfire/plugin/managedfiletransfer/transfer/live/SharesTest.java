// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.live.Shares.Taken.NONE_LEFT;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.live.Shares.Taken.SHARE_USED_UP;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.live.Shares.Taken.YES;

import java.util.stream.IntStream;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Party;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SharesTest {

    private static final Account ALICE = new Account("alice@example.org", true);
    private static final Account BOB = new Account("bob@example.org", true);
    private static final Account REMOTE = new Account("remote.example", false);
    private static final Account ELSEWHERE = new Account("elsewhere.example", false);

    private final Shares shares = new Shares(2, 3, 8);

    @ParameterizedTest
    @CsvSource({
        "alice@example.org/desk,  alice@example.org, true",
        "alice@example.org,       alice@example.org, true",
        "example.org,             example.org,       true",
        "eve@remote.example/x,    remote.example,    false",
        "remote.example,          remote.example,    false",
        "gw.example.org,          gw.example.org,    false",
        "x@gw.example.org/y,      gw.example.org,    false",
        "x@notexample.org,        notexample.org,    false"
    })
    void aUserAnswersForItselfAndARemoteDomainForAllItsAddresses(String address, String name, boolean local) {
        assertThat(Account.of(new Party(address), "example.org")).isEqualTo(new Account(name, local));
    }

    @Test
    void anAccountGetsItsShareAndNoMore() {
        // Given
        assertThat(shares.take(ALICE)).isEqualTo(YES);
        assertThat(shares.take(ALICE)).isEqualTo(YES);

        // When / Then
        assertThat(shares.take(ALICE)).isEqualTo(SHARE_USED_UP);
        assertThat(shares.take(BOB)).isEqualTo(YES);
        assertThat(shares.of(ALICE)).isEqualTo(2);
        assertThat(shares.total()).isEqualTo(3);
    }

    @Test
    void aDomainHasAnotherShareThanAUser() {
        // Given
        IntStream.range(0, 3).forEach(i -> assertThat(shares.take(REMOTE)).isEqualTo(YES));

        // When / Then
        assertThat(shares.take(REMOTE)).isEqualTo(SHARE_USED_UP);
    }

    @Test
    void allDomainsTogetherGetHalf() {
        // Given
        IntStream.range(0, 3).forEach(i -> shares.take(REMOTE));
        assertThat(shares.take(ELSEWHERE)).isEqualTo(YES);

        // When / Then
        assertThat(shares.take(ELSEWHERE)).isEqualTo(NONE_LEFT);
        assertThat(shares.take(ALICE)).isEqualTo(YES);
        assertThat(shares.total()).isEqualTo(5);
    }

    @Test
    void thereIsNoMoreThanTheWhole() {
        // Given
        IntStream.range(0, 8).forEach(i -> shares.take(new Account("user" + i + "@example.org", true)));

        // When / Then
        assertThat(shares.take(ALICE)).isEqualTo(NONE_LEFT);
        assertThat(shares.take(REMOTE)).isEqualTo(NONE_LEFT);
        assertThat(shares.total()).isEqualTo(8);
        assertThat(shares.of(ALICE)).isZero();
    }

    /** Whoever has too much is told so, and is not what makes others find none. */
    @Test
    void anAccountWithoutAShareIsToldThatItIsItsOwn() {
        // Given
        shares.take(ALICE);
        shares.take(ALICE);
        IntStream.range(0, 6).forEach(i -> shares.take(new Account("user" + i + "@example.org", true)));

        // When / Then
        assertThat(shares.take(ALICE)).isEqualTo(SHARE_USED_UP);
        assertThat(shares.take(BOB)).isEqualTo(NONE_LEFT);
    }

    @Test
    void whatIsGivenBackCanBeTakenAgain() {
        // Given
        shares.take(ALICE);
        shares.take(ALICE);
        shares.take(REMOTE);

        // When
        shares.give(ALICE);
        shares.give(REMOTE);

        // Then
        assertThat(shares.take(ALICE)).isEqualTo(YES);
        assertThat(shares.of(REMOTE)).isZero();
        assertThat(shares.total()).isEqualTo(2);
    }

    @Test
    void anAttemptInVainTakesNothing() {
        // Given
        IntStream.range(0, 3).forEach(i -> shares.take(REMOTE));

        // When
        IntStream.range(0, 100).forEach(i -> shares.take(REMOTE));

        // Then
        assertThat(shares.total()).isEqualTo(3);
        assertThat(shares.take(ELSEWHERE)).isEqualTo(YES);
    }

    @Test
    void severalThreadsTogetherGetNoMoreThanTheShare() {
        // When
        Shares many = new Shares(500, 500, 100_000);
        long taken = IntStream.range(0, 20_000)
                .parallel()
                .filter(i -> many.take(ALICE) == YES)
                .count();
        IntStream.range(0, 20_000).parallel().forEach(i -> {
            if (many.take(BOB) == YES) {
                many.give(BOB);
            }
        });

        // Then
        assertThat(taken).isEqualTo(500);
        assertThat(many.of(BOB)).isZero();
        assertThat(many.total()).isEqualTo(500);
    }
}
