// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.relay.RelayFixture.ticket;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.RelayFixture.Pair;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.limits.ConnectionLimits;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.progress.StreamOutcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Strangers who mean harm: nothing is left of them, and an honest transfer beside them goes on. */
@ExtendWith(LeakWatch.class)
class HostileClientsTest {

    private static final int MANY = 300;

    private static final int HONEST = 5_000_000;

    /** Reading is paused where early bytes wait, so that even a reset is seen only when the time is up. */
    private static final Timeouts IMPATIENT = new Timeouts(
            Duration.ofMillis(50),
            Duration.ofMillis(50),
            Duration.ofMillis(50),
            Duration.ofMinutes(1),
            Duration.ofMinutes(1));

    private final RecordedStream honest = new RecordedStream();
    private RelayFixture fixture;
    private Pair pair;
    private int descriptorsBefore;
    private int threadsBefore;

    @BeforeEach
    void start() throws Exception {
        fixture = RelayFixture.start();
        pair = fixture.pair("honest", ticket("honest", honest));
        descriptorsBefore = descriptors();
        threadsBefore = Thread.activeCount();
    }

    @AfterEach
    void theHonestTransferGoesOnAndNothingIsLeft() throws Exception {
        assertThat(Thread.activeCount()).isLessThanOrEqualTo(threadsBefore + 4);
        CompletableFuture<Void> sent = Aside.run(() -> {
            pair.requester().send(new byte[HONEST]);
            pair.requester().halfClose();
        });
        assertThat(pair.target().readToEnd()).hasSize(HONEST);
        sent.join();
        fixture.relay().apply(RelayFixture.settings().with(IMPATIENT));
        await().until(() -> fixture.relay().counters().connections() == 2);
        await().until(() -> descriptors() <= descriptorsBefore);
        fixture.close();
    }

    private static int descriptors() {
        String[] open = new File("/proc/self/fd").list();
        return open == null ? 0 : open.length;
    }

    /** Where a client breaks off. */
    enum Step {
        CONNECTED,
        HALF_A_GREETING,
        GREETED,
        HALF_A_REQUEST,
        GRANTED,
        EARLY_BYTES,
        REFUSED
    }

    @ParameterizedTest
    @EnumSource
    void aResetAtAnyStepLeavesNothing(Step step) throws IOException {
        for (int i = 0; i < MANY / 10; i++) {
            RawClient client = fixture.client();
            go(client, step, "reset" + i);
            client.reset();
        }
    }

    private static void go(RawClient client, Step step, String session) throws IOException {
        String digest = RelayFixture.digest(session).digest();
        switch (step) {
            case CONNECTED -> {}
            case HALF_A_GREETING -> client.send((byte) 5);
            case GREETED -> {
                client.send(RawClient.GREETING);
                client.expect(5, 0);
            }
            case HALF_A_REQUEST -> {
                client.send(RawClient.GREETING);
                client.send((byte) 5, (byte) 1, (byte) 0);
            }
            case GRANTED -> client.handshake(digest);
            case EARLY_BYTES -> {
                ByteArrayOutputStream joined = new ByteArrayOutputStream();
                joined.write(RawClient.GREETING);
                joined.write(RawClient.connect(digest));
                joined.write(1);
                client.send(joined.toByteArray());
                client.expect(5, 0);
                client.expectGranted(digest);
            }
            case REFUSED -> client.send((byte) 4);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aGoodByeAtAnyStepLeavesNothing(Step step) throws Exception {
        ManualClock clock = new ManualClock();
        try (RelayFixture timed = RelayFixture.start(RelayFixture.settings(), clock)) {
            for (int i = 0; i < MANY / 10; i++) {
                RawClient client = timed.client();
                go(client, step, "bye" + i);
                client.close();
            }
            await().until(() -> {
                clock.advance(Duration.ofSeconds(1));
                return timed.relay().counters().connections() == 0;
            });
        }
    }

    @Test
    void rubbishIsAnsweredOrClosed() throws IOException {
        Random random = new Random(42);
        for (int i = 0; i < MANY; i++) {
            try (RawClient client = fixture.client()) {
                byte[] rubbish = new byte[1 + random.nextInt(600)];
                random.nextBytes(rubbish);
                if (i % 3 > 0) {
                    rubbish[0] = 5;
                }
                if (i % 3 > 1) {
                    System.arraycopy(RawClient.GREETING, 0, rubbish, 0, Math.min(3, rubbish.length));
                }
                client.send(rubbish);
                client.halfClose();
                client.readToEnd();
            }
        }
    }

    @Test
    void aFloodOfConnectionsIsRefusedAboveTheCap() throws IOException {
        fixture.relay().apply(RelayFixture.settings().with(new ConnectionLimits(50, 50, 100, 8)));
        List<RawClient> flood = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            flood.add(fixture.client());
        }
        assertThat(fixture.relay().counters().connections()).isLessThanOrEqualTo(50);
        assertThat(fixture.relay().counters().refusedAtDoor()).isGreaterThanOrEqualTo(MANY - 50);
        for (RawClient client : flood) {
            client.reset();
        }
    }

    @Test
    void floodedEarlyBytesStayInTheKernel() throws Exception {
        List<RawClient> flood = new ArrayList<>();
        for (int i = 0; i < MANY / 10; i++) {
            RawClient client = fixture.peer("flood" + i);
            client.socket().setSendBufferSize(64 * 1024);
            client.send(new byte[8 * 1024]);
            flood.add(client);
        }
        await().until(() -> fixture.relay().counters().connections() == flood.size() + 2);
        for (RawClient client : flood) {
            client.reset();
        }
    }

    @Test
    void nobodyGetsAtARunningStreamWithItsDigest() throws IOException {
        for (int i = 0; i < MANY / 10; i++) {
            RawClient thief = fixture.client();
            thief.send(RawClient.GREETING);
            thief.expect(5, 0);
            thief.send(RawClient.connect(RelayFixture.digest("honest").digest()));
            thief.expect(5, 2);
            thief.reset();
        }
    }

    @Test
    void forgedAndRepeatedActivationsChangeNothing() throws Exception {
        for (int i = 0; i < MANY; i++) {
            assertThat(fixture.activate("forged" + i))
                    .isEqualTo(new ActivationResult.Refused(ActivationResult.Why.NO_TICKET));
            assertThat(fixture.activate("honest")).isEqualTo(new ActivationResult.AlreadyActivated());
        }
        assertThat(fixture.relay().counters().activated()).isEqualTo(1);
    }

    @Test
    void streamsThatBreakInTheMiddleLeaveNothing() throws Exception {
        for (int i = 0; i < MANY / 10; i++) {
            RecordedStream stream = new RecordedStream();
            Ticket ticket = ticket("broken" + i, stream);
            Pair broken = fixture.pair("broken" + i, ticket);
            RawClient breaking = i % 2 == 0 ? broken.requester() : broken.target();
            RawClient other = i % 2 == 0 ? broken.target() : broken.requester();
            CompletableFuture<Void> sending = Aside.run(() -> {
                try {
                    broken.requester().send(new byte[3_000_000]);
                } catch (IOException e) {
                    // it broke
                }
            });
            broken.target().read(1000 * i + 1);
            breaking.reset();
            assertThat(stream.awaitEnd().ending()).isEqualTo(StreamOutcome.RESET);
            sending.join();
            other.reset();
            fixture.relay().release(ticket.id());
        }
        assertThat(fixture.relay().running()).hasSize(1);
    }
}
