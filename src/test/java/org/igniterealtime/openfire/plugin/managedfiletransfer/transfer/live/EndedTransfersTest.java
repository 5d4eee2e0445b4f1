// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.SampleTransfers.ALICE;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.SampleTransfers.BOB;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.SampleTransfers.LIMIT;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.igniterealtime.openfire.plugin.managedfiletransfer.TestClock;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Protocol;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.StreamKey;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferId;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferPath;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferState;
import org.junit.jupiter.api.Test;

class EndedTransfersTest {

    private static final Account USER = new Account("alice@example.org", true);
    private static final Account OTHER_USER = new Account("bob@example.org", true);
    private static final Account DOMAIN = new Account("remote.example", false);
    private static final Duration REMEMBERED = Duration.ofMinutes(15);

    private final EndedTransfers ended = new EndedTransfers(2, 4, 6);

    @Test
    void findsTheLastTransferOfAStream() {
        // Given
        ended.remember(stream("s1"), USER, ended("t-1", TestClock.START));

        // When
        ended.remember(stream("s1"), OTHER_USER, ended("t-2", TestClock.START));

        // Then
        assertThat(ended.find(stream("s1")).map(Ended::id)).contains(new TransferId("t-2"));
        assertThat(ended.size()).isEqualTo(1);
    }

    @Test
    void aUserPushesOutItsOwnOldest() {
        // Given
        ended.remember(stream("of bob"), OTHER_USER, ended("t-bob", TestClock.START));

        // When
        IntStream.range(0, 5).forEach(i -> remember(USER, "s" + i));

        // Then
        assertThat(IntStream.range(0, 5).filter(i -> isRemembered("s" + i))).containsExactly(3, 4);
        assertThat(isRemembered("of bob")).isTrue();
    }

    @Test
    void aDomainHasAnotherShareThanAUser() {
        // When
        IntStream.range(0, 10).forEach(i -> remember(DOMAIN, "s" + i));

        // Then
        assertThat(IntStream.range(0, 10).filter(i -> isRemembered("s" + i))).containsExactly(6, 7, 8, 9);
    }

    @Test
    void whereAllDomainsHaveTheirShareTheLargestOneLosesItsOldest() {
        // Given
        IntStream.range(0, 4).forEach(i -> remember(DOMAIN, "s" + i));
        remember(new Account("b.example", false), "b0");
        remember(new Account("b.example", false), "b1");
        remember(USER, "u0");

        // When
        remember(new Account("c.example", false), "c0");

        // Then
        assertThat(isRemembered("s0")).isFalse();
        assertThat(List.of("s1", "s2", "s3", "b0", "b1", "c0", "u0")).allMatch(this::isRemembered);
    }

    @Test
    void whatIsForgottenGivesItsPlaceBack() {
        // Given
        remember(USER, "s0");
        remember(USER, "s1");

        // When
        ended.forget(stream("s1"));
        ended.forget(stream("never seen"));
        remember(USER, "s2");

        // Then
        assertThat(IntStream.range(0, 3).filter(i -> isRemembered("s" + i))).containsExactly(0, 2);
    }

    /** The stream that is replaced gives its place to the account that had it. */
    @Test
    void aStreamThatAnotherAccountEndsNextCountsForThatOne() {
        // Given
        remember(USER, "s0");
        remember(USER, "s1");

        // When
        remember(OTHER_USER, "s0");
        remember(USER, "s2");

        // Then
        assertThat(IntStream.range(0, 3).filter(i -> isRemembered("s" + i))).containsExactly(0, 1, 2);
    }

    @Test
    void forgetsWhatEndedLongAgo() {
        // Given
        ended.remember(stream("old"), USER, ended("t-old", TestClock.START));
        ended.remember(stream("new"), USER, ended("t-new", TestClock.START.plusMillis(1)));
        ended.remember(stream("of bob"), OTHER_USER, ended("t-bob", TestClock.START));

        // When
        ended.expire(TestClock.START.plus(REMEMBERED).plusMillis(1), REMEMBERED);

        // Then
        assertThat(isRemembered("old")).isFalse();
        assertThat(isRemembered("of bob")).isFalse();
        assertThat(isRemembered("new")).isTrue();
        assertThat(ended.size()).isEqualTo(1);
    }

    @Test
    void anAccountThatWasForgottenHasItsWholeShareAgain() {
        // Given
        remember(USER, "s0");
        remember(USER, "s1");
        ended.expire(TestClock.START.plus(REMEMBERED).plusMillis(1), REMEMBERED);

        // When
        remember(USER, "s2");
        remember(USER, "s3");

        // Then
        assertThat(ended.size()).isEqualTo(2);
    }

    private void remember(Account beginner, String stream) {
        ended.remember(stream(stream), beginner, ended("t-" + stream, TestClock.START));
    }

    private boolean isRemembered(String stream) {
        return ended.find(stream(stream)).isPresent();
    }

    private static StreamKey stream(String id) {
        return StreamKey.of(ALICE, BOB, id);
    }

    private static Ended ended(String id, Instant at) {
        return new Ended(
                new TransferId(id), Protocol.SI, TransferState.REFUSED, TransferPath.UNKNOWN, false, LIMIT, at);
    }
}
