// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.limits.ConnectionCounter;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.limits.ConnectionLimits;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.limits.Rates;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Two activations of one stream, under its two digests, may meet on two loops; the one that is too late has made its
 * stream already.
 */
@SuppressWarnings("FutureReturnValueIgnored") // the end of the loop is not waited for
class AbandonedStreamTest {

    private static final int RATE = 1_000_000;

    /** What one stream alone reads at once at this rate. */
    private static final int ALONE = RATE / 20;

    private final EventLoopGroup loops = new NioEventLoopGroup(1);
    private final RelayContext context = new RelayContext(
            RelayFixture.settings().with(new Rates(OptionalLong.of(RATE), OptionalLong.empty(), OptionalLong.empty())),
            new ManualClock());
    private final Shards shards = new Shards(loops, context, TimeUnit.HOURS.toMillis(1));
    private final List<SocketChannel> channels = new ArrayList<>();

    @AfterEach
    void close() {
        channels.forEach(channel -> channel.unsafe().closeForcibly());
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }

    @Test
    void aStreamThatNeverBeganGivesItsShareOfEachRateBack() {
        // Given
        Ticket ticket = RelayFixture.ticket("s", new RecordedStream())
                .withUsers(Set.of("alice@example.org", "bob@example.org"));
        Rendezvous place = new Rendezvous(context, RelayFixture.digest("s"));
        Bytestream late = new Bytestream(new Claim(ticket), place, context, connection(), connection());
        assertThat(context.userBuckets.size()).isEqualTo(2);

        // When
        late.abandon();

        // Then
        assertThat(late.isOver()).isTrue();
        assertThat(context.userBuckets.size()).isZero();
        assertThat(context.join(ticket).readSize(ALONE * 2)).isEqualTo(ALONE);
    }

    @Test
    void aStreamThatBeganSharesTheRate() {
        // Given
        Ticket ticket = RelayFixture.ticket("s", new RecordedStream());
        Rendezvous place = new Rendezvous(context, RelayFixture.digest("s"));
        Bytestream stream = new Bytestream(new Claim(ticket), place, context, connection(), connection());

        // When / Then: as long as it is not given up
        assertThat(context.join(ticket).readSize(ALONE * 2)).isEqualTo(ALONE / 2);
        assertThat(stream.isOver()).isFalse();
    }

    private Connection connection() {
        SocketChannel channel = new NioSocketChannel();
        channels.add(channel);
        InetAddress here = InetAddress.getLoopbackAddress();
        ConnectionCounter.Admission admission =
                context.connectionCounter.enter(here, ConnectionLimits.DEFAULT).orElseThrow();
        return new Connection(channel, here, admission, shards.first(), context);
    }
}
