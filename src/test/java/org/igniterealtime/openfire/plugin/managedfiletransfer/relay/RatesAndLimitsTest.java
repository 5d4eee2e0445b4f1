// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.limits.Bucket;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.limits.Throttle;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.limits.UserBuckets;
import org.junit.jupiter.api.Test;

/** The arithmetic of {@link Bucket}, {@link Throttle}, {@link UserBuckets} and {@link ReadSize}. */
class RatesAndLimitsTest {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    /** Clocks may begin anywhere, also just before they overflow. */
    private static final long BEGIN = Long.MAX_VALUE - SECOND / 2;

    @Test
    void whoeverMovedBytesWaitsUntilTheyArePaid() {
        Bucket bucket = new Bucket(() -> 1000, BEGIN);
        assertThat(bucket.charge(500, BEGIN)).isEqualTo(SECOND / 2);
        assertThat(bucket.charge(500, BEGIN)).isEqualTo(SECOND);
        assertThat(bucket.charge(0, BEGIN + SECOND)).isZero();
    }

    @Test
    void onlyALittleOfAnUnusedRateIsMadeUpFor() {
        Bucket bucket = new Bucket(() -> 1000, BEGIN);
        long later = BEGIN + 100 * SECOND;
        assertThat(bucket.charge(1000, later)).isEqualTo(SECOND - SECOND / 20);
    }

    @Test
    void withoutALimitNobodyWaitsAndNoDebtIsKept() {
        AtomicLong rate = new AtomicLong();
        Bucket bucket = new Bucket(rate::get, BEGIN);
        assertThat(bucket.charge(Integer.MAX_VALUE, BEGIN)).isZero();
        rate.set(1000);
        assertThat(bucket.charge(100, BEGIN)).isEqualTo(SECOND / 10);
    }

    @Test
    void aDebtCanBeForgiven() {
        Bucket bucket = new Bucket(() -> 1, BEGIN);
        bucket.charge(1_000_000, BEGIN);
        bucket.forgive(BEGIN);
        assertThat(bucket.charge(1, BEGIN)).isEqualTo(SECOND);
    }

    @Test
    void theSlowestRateDecides() {
        Throttle throttle = new Throttle(
                List.of(new Bucket(() -> 0, BEGIN), new Bucket(() -> 1000, BEGIN), new Bucket(() -> 100, BEGIN)));
        assertThat(throttle.charge(100, BEGIN)).isEqualTo(SECOND);
    }

    @Test
    void aSlowTransferIsReadInSmallPieces() {
        assertThat(new Throttle(List.of(new Bucket(() -> 0, BEGIN))).readSize(65536))
                .isEqualTo(65536);
        assertThat(new Throttle(List.of(new Bucket(() -> 200_000, BEGIN))).readSize(65536))
                .isEqualTo(10_000);
        assertThat(new Throttle(List.of(new Bucket(() -> 1, BEGIN))).readSize(65536))
                .isEqualTo(512);
    }

    @Test
    void whoeverSharesARateGetsTurnsOfOneSizeThatASmallSocketBufferFills() {
        Bucket bucket = new Bucket(() -> 4_000_000, BEGIN);
        assertThat(new Throttle(List.of(bucket.join())).readSize(1_000_000)).isEqualTo(64 * 1024);
        assertThat(new Throttle(List.of(bucket.join().join().join())).readSize(1_000_000))
                .isEqualTo(50_000);
        bucket.leave();
        bucket.leave();
        assertThat(new Throttle(List.of(bucket)).readSize(1_000_000)).isEqualTo(64 * 1024);
    }

    @Test
    void aUsersStreamsShareABucketAsLongAsThereIsOne() {
        UserBuckets buckets = new UserBuckets(() -> 0);
        Bucket first = buckets.join("alice", OptionalLong.of(7), BEGIN);
        assertThat(buckets.join("alice", OptionalLong.of(5), BEGIN)).isSameAs(first);
        assertThat(first.charge(5, BEGIN)).isEqualTo(SECOND);
        assertThat(buckets.join("bob", OptionalLong.empty(), BEGIN)).isNotSameAs(first);
        buckets.leave("alice");
        assertThat(buckets.join("alice", OptionalLong.empty(), BEGIN)).isSameAs(first);
        assertThat(first.charge(5, BEGIN)).as("an older ticket lifts no rate").isEqualTo(2 * SECOND);
        buckets.leave("alice");
        buckets.leave("alice");
        buckets.leave("bob");
        assertThat(buckets.size()).isZero();
    }

    @Test
    void manyStreamsShareTheMemory() {
        int most = RelaySettings.DEFAULT_BUFFER_SIZE;
        assertThat(ReadSize.of(most, 0)).isEqualTo(most);
        assertThat(ReadSize.of(most, 32)).isEqualTo(most);
        assertThat(ReadSize.of(most, 1000) * 2000L).isLessThanOrEqualTo(64L * 1024 * 1024);
        assertThat(ReadSize.of(most, 1_000_000)).isEqualTo(4096);
    }
}
