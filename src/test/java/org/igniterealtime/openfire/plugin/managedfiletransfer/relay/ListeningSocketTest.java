// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.relay.RelayFixture.ticket;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoop;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.igniterealtime.openfire.plugin.managedfiletransfer.embedded.FreePort;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.RelayFixture.Pair;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The port: taken, changed, given back. */
@ExtendWith(LeakWatch.class)
class ListeningSocketTest {

    private static final InetAddress HERE = InetAddress.getLoopbackAddress();

    private static final long HOURS = 10_000_000;

    @Test
    void aBusyPortIsWaitedForAndToldInWords() throws Exception {
        ServerSocket other = new ServerSocket(0, 1, HERE);
        InetSocketAddress address = new InetSocketAddress(HERE, other.getLocalPort());
        try (Relay relay = Relay.start(RelaySettings.listeningAt(address))) {
            await().until(() -> relay.state().problem().contains("in use"));
            assertThat(relay.state().phase()).isEqualTo(RelayState.Phase.WAITING_FOR_PORT);
            assertThat(relay.state().problem()).contains(String.valueOf(other.getLocalPort()));
            other.close();
            await().until(() -> relay.state().phase() == RelayState.Phase.BOUND);
            assertThat(relay.state().boundAt()).contains(address);
        } finally {
            other.close();
        }
    }

    @Test
    void anotherPortIsOpenedAndStreamsGoOn() throws Exception {
        try (RelayFixture fixture = RelayFixture.start()) {
            Pair pair = fixture.pair("s", ticket("s", new RecordedStream()));
            InetSocketAddress before = fixture.address();
            int free = FreePort.find();
            fixture.relay().apply(RelayFixture.settings().with(new InetSocketAddress(HERE, free)));
            await().until(() -> fixture.relay()
                    .state()
                    .boundAt()
                    .filter(at -> at.getPort() == free)
                    .isPresent());
            pair.requester().send((byte) 1);
            pair.target().expect(1);
            fixture.peer("t");
            try (ServerSocket given = new ServerSocket(before.getPort(), 1, HERE)) {
                assertThat(given.isBound()).isTrue();
            }
        }
    }

    @Test
    void anotherInterfaceWithTheSamePort() throws Exception {
        try (RelayFixture fixture = RelayFixture.start()) {
            int port = fixture.address().getPort();
            fixture.relay().apply(RelayFixture.settings().with(new InetSocketAddress(port)));
            await().until(() -> fixture.relay()
                    .state()
                    .boundAt()
                    .filter(at -> at.getAddress().isAnyLocalAddress() && at.getPort() == port)
                    .isPresent());
            fixture.relay().apply(RelayFixture.settings().with(new InetSocketAddress(HERE, port)));
            await().until(() -> fixture.relay()
                    .state()
                    .boundAt()
                    .filter(at -> at.getAddress().equals(HERE) && at.getPort() == port)
                    .isPresent());
            fixture.peer("s");
        }
    }

    @Test
    void anAddressOfNobodyIsAProblemInWordsAndCanBeCorrected() throws Exception {
        InetSocketAddress nowhere = new InetSocketAddress("192.0.2.1", FreePort.find());
        try (Relay relay = Relay.start(RelaySettings.listeningAt(nowhere))) {
            await().until(() -> relay.state().problem().contains("192.0.2.1"));
            relay.apply(RelayFixture.settings());
            await().atMost(Duration.ofSeconds(10)).until(() -> relay.state().phase() == RelayState.Phase.BOUND);
        }
    }

    /** The pause between two tries grows; nobody who has just corrected the port waits for its end. */
    @Test
    void portIsTriedAgainAtOnceWhenItIsSetAnew() throws Exception {
        NioEventLoopGroup loops = new NioEventLoopGroup(1);
        ServerSocket other = new ServerSocket(0, 1, HERE);
        try {
            // Given
            InetSocketAddress taken = new InetSocketAddress(HERE, other.getLocalPort());
            InetSocketAddress free = new InetSocketAddress(HERE, FreePort.find());
            ServerBootstrap bootstrap = new ServerBootstrap()
                    .group(loops)
                    .channel(NioServerSocketChannel.class)
                    .childHandler(new ChannelInboundHandlerAdapter());
            EventLoop loop = loops.next();
            List<RelayState> told = new CopyOnWriteArrayList<>();
            ListeningSocket socket = new ListeningSocket(bootstrap, loop, taken, told::add, HOURS);
            loop.execute(() -> socket.listenAt(taken));
            await().until(() -> socket.state().problem().contains("in use"));

            // When
            loop.execute(() -> socket.listenAt(free));

            // Then
            await().until(() -> socket.state().boundAt().equals(Optional.of(free)));

            // And the same port, once it has been given up
            loop.execute(() -> socket.listenAt(taken));
            await().until(() -> socket.state().problem().contains("in use"));
            other.close();
            loop.execute(() -> socket.listenAt(taken));
            await().until(() -> socket.state().boundAt().equals(Optional.of(taken)));
            loop.execute(socket::close);
            await().until(() -> socket.state().phase() == RelayState.Phase.CLOSED);
            assertThat(told)
                    .as("each change is told")
                    .extracting(RelayState::phase)
                    .containsSubsequence(
                            RelayState.Phase.WAITING_FOR_PORT,
                            RelayState.Phase.BOUND,
                            RelayState.Phase.WAITING_FOR_PORT,
                            RelayState.Phase.BOUND,
                            RelayState.Phase.CLOSED);
        } finally {
            other.close();
            loops.shutdownGracefully(0, 5, TimeUnit.SECONDS).sync();
        }
    }

    @Test
    void closingWhileItWaitsIsAtOnce() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, HERE)) {
            Relay relay = Relay.start(RelaySettings.listeningAt(new InetSocketAddress(HERE, other.getLocalPort())));
            await().until(() -> relay.state().problem().contains("in use"));
            relay.close();
            relay.close();
            assertThat(relay.state().phase()).isEqualTo(RelayState.Phase.CLOSED);
        }
    }

    @Test
    void afterTheCloseNoThreadAndNoPortIsLeft() throws Exception {
        RelayFixture fixture = RelayFixture.start();
        int port = fixture.address().getPort();
        fixture.peer("s");
        fixture.close();
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().startsWith("managedfiletransfer-relay") && thread.isAlive());
        try (ServerSocket given = new ServerSocket(port, 1, HERE)) {
            assertThat(given.isBound()).isTrue();
        }
    }
}
