// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.relay.selftest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.Relay;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.RelayFixture;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.RelaySettings;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.Timeouts;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.limits.ConnectionLimits;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.limits.Rates;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.selftest.TestedAddress.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Real relays, real sockets, and what else may listen where clients are sent. Leaves nothing behind. */
@Timeout(30)
class SelfTestTest {

    private static final Duration BOUND = Duration.ofSeconds(9);

    private final SelfTest selfTest = new SelfTest(new SecureRandom());
    private final ExecutorService others = Executors.newCachedThreadPool();

    @AfterEach
    void leavesNoThread() {
        selfTest.close();
        others.shutdownNow();
        // A pool has terminated a moment before its last thread has.
        Awaitility.await()
                .untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet())
                        .extracting(Thread::getName)
                        .doesNotContain("managedfiletransfer-selftest"));
    }

    @Test
    void findsThatTheRelayWorksAndLeavesNothingInIt() throws Exception {
        try (RelayFixture fixture = RelayFixture.start()) {
            List<TestedAddress> found =
                    test(fixture, "127.0.0.1", fixture.address().getPort());

            assertThat(found)
                    .containsExactly(
                            new TestedAddress(
                                    "127.0.0.1", "127.0.0.1", fixture.address().getPort(), true, Outcome.WORKS),
                            new TestedAddress(
                                    "127.0.0.1",
                                    "127.0.0.1",
                                    fixture.address().getPort(),
                                    false,
                                    Outcome.THIS_MACHINE_ONLY));
            assertThat(fixture.relay().counters().activated()).isEqualTo(2);
            Awaitility.await().until(() -> fixture.relay().counters().bytes() == 2 * 2 * 512);
            assertThat(fixture.relay().running()).isEmpty();
            fixture.awaitNoConnections();
        }
    }

    @Test
    void testsTheLoopbackAddressWhereTheRelayListensEverywhere() throws Exception {
        RelaySettings everywhere = RelayFixture.settings().with(new InetSocketAddress(0));
        try (RelayFixture fixture = RelayFixture.start(everywhere)) {
            List<TestedAddress> found =
                    test(fixture, "localhost", fixture.address().getPort());

            assertThat(found.get(0).own()).isTrue();
            assertThat(found.get(0).outcome()).isEqualTo(Outcome.WORKS);
            assertThat(found.subList(1, found.size()))
                    .as("to another machine, it is that machine")
                    .extracting(TestedAddress::outcome)
                    .containsOnly(Outcome.THIS_MACHINE_ONLY);
        }
    }

    @Test
    void worksUnderALowRate() throws Exception {
        OptionalLong slow = OptionalLong.of(2_000);
        RelaySettings settings = RelayFixture.settings().with(new Rates(slow, slow, slow));
        try (RelayFixture fixture = RelayFixture.start(settings)) {
            assertThat(outcome(fixture, fixture.address().getPort())).isEqualTo(Outcome.THIS_MACHINE_ONLY);
        }
    }

    @Test
    void findsThatNobodyListens() throws Exception {
        int free;
        try (ServerSocket socket = listen()) {
            free = socket.getLocalPort();
        }
        try (RelayFixture fixture = RelayFixture.start()) {
            assertThat(outcome(fixture, free)).isEqualTo(Outcome.REFUSED);
        }
    }

    @Test
    void findsThatANameIsNotKnown() throws Exception {
        try (RelayFixture fixture = RelayFixture.start()) {
            List<TestedAddress> found =
                    test(fixture, "no-such-host.invalid", fixture.address().getPort());

            assertThat(found.get(1))
                    .isEqualTo(new TestedAddress(
                            "no-such-host.invalid", "", fixture.address().getPort(), false, Outcome.NOT_RESOLVED));
            assertThat(found.get(0).outcome()).isEqualTo(Outcome.WORKS);
        }
    }

    @Test
    void findsThatSomethingElseAnswers() throws Exception {
        try (RelayFixture fixture = RelayFixture.start();
                ServerSocket garbage = listen()) {
            serve(garbage, peer -> peer.getOutputStream()
                    .write("SSH-2.0-OpenSSH_9.6\r\n".getBytes(StandardCharsets.US_ASCII)));

            assertThat(outcome(fixture, garbage.getLocalPort())).isEqualTo(Outcome.SOMETHING_ELSE);
        }
    }

    /** The stock proxy of another server, say: it grants all, and our relay never hears of it. */
    @Test
    void findsThatAnotherProxyAnswers() throws Exception {
        try (RelayFixture fixture = RelayFixture.start();
                RelayFixture other = RelayFixture.start(impatient())) {
            assertThat(outcome(fixture, other.address().getPort())).isEqualTo(Outcome.SOMETHING_ELSE);
            other.awaitNoConnections();
        }
    }

    @Test
    void findsThatConnectionsAreClosedAtOnce() throws Exception {
        try (RelayFixture fixture = RelayFixture.start();
                ServerSocket closing = listen()) {
            serve(closing, Socket::close);

            assertThat(outcome(fixture, closing.getLocalPort())).isEqualTo(Outcome.CLOSED);
        }
    }

    @Test
    void findsThatConnectionsAreRefusedByTheRelaysOwnCaps() throws Exception {
        RelaySettings settings = RelayFixture.settings().with(new ConnectionLimits(1, 1, 2, 2));
        try (RelayFixture fixture = RelayFixture.start(settings)) {
            fixture.client();

            assertThat(outcome(fixture, fixture.address().getPort())).isEqualTo(Outcome.CLOSED);
        }
    }

    @Test
    void worksWhereStrangersFromThisMachineHaveAllItsConnections() throws Exception {
        int most = 4;
        RelaySettings settings = RelayFixture.settings().with(new ConnectionLimits(100, most, 2, 2));
        try (RelayFixture fixture = RelayFixture.start(settings)) {
            for (int i = 0; i < most; i++) {
                fixture.peer("stranger" + i);
            }

            assertThat(test(fixture, "127.0.0.1", fixture.address().getPort())
                            .get(0)
                            .outcome())
                    .isEqualTo(Outcome.WORKS);
        }
    }

    @Test
    void isBoundedWhereAConnectionIsTakenAndNothingIsSaid() throws Exception {
        try (RelayFixture fixture = RelayFixture.start();
                ServerSocket silent = listen()) {
            long began = System.nanoTime();

            assertThat(outcome(fixture, silent.getLocalPort())).isEqualTo(Outcome.SILENT);
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(BOUND);
        }
    }

    /** Each byte alone is in time. */
    @Test
    void isBoundedWhereTheAnswerComesByteByByte() throws Exception {
        CountDownLatch done = new CountDownLatch(1);
        try (RelayFixture fixture = RelayFixture.start();
                ServerSocket dripping = listen()) {
            serve(dripping, peer -> {
                peer.getOutputStream().write(peer.getInputStream().readNBytes(1));
                peer.getOutputStream().write(0);
                peer.getInputStream().skipNBytes(2);
                byte[] granted = peer.getInputStream().readNBytes(47);
                granted[1] = 0;
                for (byte next : granted) {
                    peer.getOutputStream().write(next);
                    pause(done, 200);
                }
            });
            long began = System.nanoTime();

            assertThat(outcome(fixture, dripping.getLocalPort())).isEqualTo(Outcome.SILENT);
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(BOUND);
        } finally {
            done.countDown();
        }
    }

    @Test
    void oneTestRunsAtATime() throws Exception {
        try (RelayFixture fixture = RelayFixture.start();
                ServerSocket silent = listen()) {
            CountDownLatch taken = new CountDownLatch(1);
            CountDownLatch done = new CountDownLatch(1);
            serve(silent, peer -> {
                taken.countDown();
                pause(done, 20_000);
            });
            CompletableFuture<List<TestedAddress>> first =
                    CompletableFuture.supplyAsync(() -> test(fixture, "127.0.0.1", silent.getLocalPort()), others);
            assertThat(taken.await(5, TimeUnit.SECONDS)).isTrue();

            assertThat(run(fixture, "127.0.0.1", silent.getLocalPort())).isEmpty();

            done.countDown();
            first.get(10, TimeUnit.SECONDS);
            Awaitility.await()
                    .until(() -> run(fixture, "127.0.0.1", fixture.address().getPort())
                            .isPresent());
        }
    }

    @Test
    void tellsHowFarItIs() throws Exception {
        try (RelayFixture fixture = RelayFixture.start(impatient());
                ServerSocket silent = listen()) {
            CountDownLatch done = new CountDownLatch(1);
            serve(silent, peer -> pause(done, 20_000));

            SelfTestRun test = selfTest.start(
                            fixture.relay(), fixture.address(), List.of("127.0.0.1"), silent.getLocalPort())
                    .orElseThrow();

            Awaitility.await().until(() -> test.done() == 1);
            assertThat(test.all()).isEqualTo(2);
            assertThat(test.found()).isEmpty();
            done.countDown();
            assertThat(await(test)).hasSize(2);
            assertThat(test.done()).isEqualTo(2);
        }
    }

    @Test
    void closingBreaksATestOffAndLetsNoneBegin() throws Exception {
        try (RelayFixture fixture = RelayFixture.start(impatient());
                ServerSocket silent = listen()) {
            CountDownLatch taken = new CountDownLatch(1);
            CountDownLatch done = new CountDownLatch(1);
            serve(silent, peer -> {
                taken.countDown();
                pause(done, 20_000);
            });
            CompletableFuture<List<TestedAddress>> first =
                    CompletableFuture.supplyAsync(() -> test(fixture, "127.0.0.1", silent.getLocalPort()), others);
            assertThat(taken.await(5, TimeUnit.SECONDS)).isTrue();

            selfTest.close();

            assertThat(first.get(2, TimeUnit.SECONDS)).hasSize(2);
            done.countDown();
            assertThat(run(fixture, "127.0.0.1", fixture.address().getPort())).isEmpty();
        }
    }

    @Test
    void aRelayThatIsClosedMeanwhileIsNoMiracle() throws Exception {
        Relay closed = Relay.start(RelayFixture.settings());
        Awaitility.await().until(() -> closed.state().boundAt().isPresent());
        InetSocketAddress at = closed.state().boundAt().orElseThrow();
        closed.close();

        assertThat(await(selfTest.start(closed, at, List.of(), at.getPort()).orElseThrow()))
                .extracting(TestedAddress::outcome)
                .containsExactly(Outcome.REFUSED);
    }

    /** A relay notices that a peer which waits has gone when its time is up, not before. */
    private static RelaySettings impatient() {
        Duration soon = Duration.ofMillis(500);
        return RelayFixture.settings().with(new Timeouts(soon, soon, soon, soon, soon));
    }

    private Outcome outcome(RelayFixture fixture, int port) {
        return test(fixture, "127.0.0.1", port).get(1).outcome();
    }

    private List<TestedAddress> test(RelayFixture fixture, String host, int port) {
        return run(fixture, host, port).orElseThrow();
    }

    private Optional<List<TestedAddress>> run(RelayFixture fixture, String host, int port) {
        return selfTest.start(fixture.relay(), fixture.address(), List.of(host), port)
                .map(SelfTestTest::await);
    }

    private static List<TestedAddress> await(SelfTestRun test) {
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> test.found()
                .isPresent());
        assertThat(test.done()).isLessThanOrEqualTo(test.all());
        return test.found().orElseThrow();
    }

    private static ServerSocket listen() throws IOException {
        return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    /** Answers whoever connects, one after the other, until the socket is closed. */
    private void serve(ServerSocket socket, Answer answer) {
        others.execute(() -> {
            while (!socket.isClosed()) {
                try (Socket peer = socket.accept()) {
                    answer.to(peer);
                    peer.shutdownOutput();
                    peer.getInputStream().readAllBytes();
                } catch (IOException e) {
                    // the test is over, or the peer has gone
                }
            }
        });
    }

    private static void pause(CountDownLatch until, long millis) {
        try {
            boolean unused = until.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private interface Answer {
        void to(Socket peer) throws IOException;
    }
}
