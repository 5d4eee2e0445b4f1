// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.relay.RelayFixture.ticket;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.RelayFixture.Pair;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.progress.MovedBytes;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.progress.StreamOutcome;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.progress.StreamResult;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.FileHash;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.MovedHash;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.live.Allowance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The bytes of a stream that stands, and its end. */
@ExtendWith(LeakWatch.class)
@SuppressWarnings("FutureReturnValueIgnored") // what counts is what arrives
class BytestreamTest {

    private static final int LARGE = 20_000_000;

    private final RecordedStream stream = new RecordedStream();
    private RelayFixture fixture;

    @BeforeEach
    void start() {
        fixture = RelayFixture.start();
    }

    @AfterEach
    void close() throws IOException {
        fixture.close();
    }

    private static byte[] file(int size) {
        byte[] file = new byte[size];
        new Random(size).nextBytes(file);
        return file;
    }

    private static CompletableFuture<Void> sendAndClose(RawClient client, byte[] file) {
        return Aside.run(() -> {
            client.send(file);
            client.close();
        });
    }

    @Test
    void aFileArrivesByteForByte() throws Exception {
        byte[] file = file(LARGE);
        Pair pair = fixture.pair("s", ticket("s", stream).withExpectedBytes(OptionalLong.of(LARGE)));
        sendAndClose(pair.requester(), file);
        assertThat(Arrays.equals(pair.target().readToEnd(), file)).isTrue();
        pair.target().close();
        StreamResult end = stream.awaitEnd();
        assertThat(end.ending()).isEqualTo(StreamOutcome.FINISHED);
        assertThat(end.moved()).isEqualTo(new MovedBytes(LARGE, 0));
        assertThat(stream.reports()).isNotEmpty().last().isEqualTo(end.moved());
        assertThat(fixture.relay().counters().bytes()).isEqualTo(LARGE);
    }

    @Test
    void theTargetMaySendAsWell() throws Exception {
        byte[] file = file(LARGE);
        Pair pair = fixture.pair("s", ticket("s", stream));
        sendAndClose(pair.target(), file);
        assertThat(Arrays.equals(pair.requester().readToEnd(), file)).isTrue();
        pair.requester().close();
        assertThat(stream.awaitEnd().moved()).isEqualTo(new MovedBytes(0, LARGE));
    }

    @Test
    void bothMaySendAtOnce() throws Exception {
        byte[] there = file(LARGE);
        byte[] back = file(LARGE - 1);
        Pair pair = fixture.pair("s", ticket("s", stream));
        CompletableFuture<Void> first = sendAndEnd(pair.requester(), there);
        CompletableFuture<Void> second = sendAndEnd(pair.target(), back);
        CompletableFuture<byte[]> got = Aside.call(pair.requester()::readToEnd);
        assertThat(Arrays.equals(pair.target().readToEnd(), there)).isTrue();
        assertThat(Arrays.equals(got.join(), back)).isTrue();
        first.join();
        second.join();
        assertThat(stream.awaitEnd().moved()).isEqualTo(new MovedBytes(LARGE, LARGE - 1));
    }

    private static CompletableFuture<Void> sendAndEnd(RawClient client, byte[] bytes) {
        return Aside.run(() -> {
            client.send(bytes);
            client.halfClose();
        });
    }

    @Test
    void aHalfCloseIsPassedOnAndTheOtherDirectionStays() throws Exception {
        Pair pair = fixture.pair("s", ticket("s", stream));
        pair.requester().send((byte) 1);
        pair.requester().halfClose();
        pair.target().expect(1, -1);
        pair.target().send((byte) 2);
        pair.requester().expect(2);
        assertThat(stream.isOver()).isFalse();
        pair.target().halfClose();
        pair.requester().expect(-1);
        assertThat(stream.awaitEnd().ending()).isEqualTo(StreamOutcome.FINISHED);
    }

    @Test
    void earlyBytesAreKeptInOrder() throws Exception {
        byte[] file = file(3_000_000);
        fixture.relay().claim(ticket("s", stream));
        RawClient target = fixture.peer("s");
        RawClient requester = fixture.client();
        requester.send(RawClient.GREETING);
        requester.expect(5, 0);
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        String digest = RelayFixture.digest("s").digest();
        joined.write(RawClient.connect(digest));
        joined.write(file, 0, 1000);
        requester.send(joined.toByteArray());
        requester.expectGranted(digest);
        CompletableFuture<Void> sent = sendAndClose(requester, Arrays.copyOfRange(file, 1000, file.length));
        assertThat(fixture.activate("s")).isEqualTo(new ActivationResult.Activated());
        assertThat(Arrays.equals(target.readToEnd(), file)).isTrue();
        sent.join();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 255, 256, 257, 513, 60_000})
    void aSenderMayBeDoneBeforeTheActivation(int size) throws Exception {
        byte[] file = file(size);
        fixture.relay().claim(ticket("s", stream).withExpectedBytes(OptionalLong.of(size)));
        RawClient target = fixture.peer("s");
        RawClient requester = fixture.peer("s");
        requester.send(file);
        requester.close();
        assertThat(fixture.activate("s")).isEqualTo(new ActivationResult.Activated());
        assertThat(target.readToEnd()).isEqualTo(file);
        target.close();
        assertThat(stream.awaitEnd().ending()).isEqualTo(StreamOutcome.FINISHED);
    }

    @Test
    void aSlowRecipientStopsTheSender() throws Exception {
        Pair pair = fixture.pair("s", ticket("s", stream));
        byte[] file = file(60_000_000);
        CompletableFuture<Void> sent = sendAndClose(pair.requester(), file);
        await().until(() -> fixture.relay().running().stream()
                .allMatch(running ->
                        running.moved().total() > 0 && running.since().toMillis() > 300));
        assertThat(sent).isNotDone();
        assertThat(Arrays.equals(pair.target().readToEnd(), file)).isTrue();
        sent.join();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4095, 1_000_000, LARGE})
    void theLimitIsKeptToTheByte(int limit) throws Exception {
        Pair pair = fixture.pair("s", ticket("s", stream).withByteLimit(OptionalLong.of(limit)));
        byte[] file = file(LARGE + 1);
        CompletableFuture<Void> sent = sendAndClose(pair.requester(), file);
        byte[] got = pair.target().readToEnd();
        assertThat(Arrays.equals(got, Arrays.copyOf(file, got.length))).isTrue();
        assertThat(got.length).isLessThanOrEqualTo(limit);
        StreamResult end = stream.awaitEnd();
        assertThat(end.ending()).isEqualTo(StreamOutcome.CUT);
        assertThat(end.moved().total()).isLessThanOrEqualTo(limit);
        sent.handle((done, failure) -> 0).join();
        fixture.awaitNoConnections();
    }

    @Test
    void exactlyTheLimitIsNoBreach() throws Exception {
        byte[] file = file(100_000);
        Pair pair = fixture.pair("s", ticket("s", stream).withByteLimit(OptionalLong.of(file.length)));
        sendAndClose(pair.requester(), file).join();
        assertThat(pair.target().readToEnd()).isEqualTo(file);
        pair.target().close();
        assertThat(stream.awaitEnd().ending()).isEqualTo(StreamOutcome.FINISHED);
    }

    @Test
    void bytesBackCountTowardsTheLimit() throws Exception {
        Pair pair = fixture.pair("s", ticket("s", stream).withByteLimit(OptionalLong.of(10)));
        pair.target().send(new byte[6]);
        assertThat(pair.requester().read(6)).hasSize(6);
        pair.requester().send(new byte[5]);
        assertThat(pair.target().readToEnd()).hasSize(4);
        assertThat(stream.awaitEnd().moved()).isEqualTo(new MovedBytes(4, 6));
    }

    @Test
    void streamsThatShareAnAllowanceShareItsLimit() throws Exception {
        // Given
        Allowance shared = new Allowance();
        OptionalLong limit = OptionalLong.of(10);
        Pair first = fixture.pair("s", ticket("s", new RecordedStream()).withAllowance(shared, limit));
        first.requester().send(new byte[6]);
        assertThat(first.target().read(6)).hasSize(6);

        // When
        Pair second = fixture.pair("t", ticket("t", stream).withAllowance(shared, limit));
        second.requester().send(new byte[5]);

        // Then
        assertThat(second.target().readToEnd()).hasSize(4);
        assertThat(stream.awaitEnd().ending()).isEqualTo(StreamOutcome.CUT);
        assertThat(shared.used()).isEqualTo(10);
        first.requester().send((byte) 1);
        first.target().expect(-1);
    }

    /** In-band bytes of the same stream are taken from it as well. */
    @Test
    void whatSomebodyElseTookOfTheAllowanceIsGone() throws Exception {
        // Given
        Allowance shared = new Allowance();
        Pair pair = fixture.pair("s", ticket("s", stream).withAllowance(shared, OptionalLong.of(10)));

        // When
        shared.take(7, OptionalLong.of(10));
        pair.requester().send(new byte[5]);

        // Then
        assertThat(pair.target().readToEnd()).hasSize(3);
        assertThat(stream.awaitEnd().moved()).isEqualTo(new MovedBytes(3, 0));
    }

    @Test
    void withoutALimitItIsCountedAsWell() throws Exception {
        // Given
        Allowance allowance = new Allowance();
        Pair pair = fixture.pair("s", ticket("s", stream).withAllowance(allowance, OptionalLong.empty()));

        // When
        pair.requester().send(new byte[5]);
        pair.target().read(5);

        // Then
        assertThat(allowance.used()).isEqualTo(5);
    }

    @Test
    void earlyBytesCountTowardsTheLimit() throws Exception {
        fixture.relay().claim(ticket("s", stream).withByteLimit(OptionalLong.of(3)));
        RawClient target = fixture.peer("s");
        RawClient requester = fixture.peer("s");
        requester.send(new byte[4]);
        fixture.activate("s");
        assertThat(target.readToEnd()).hasSizeLessThanOrEqualTo(3);
        assertThat(stream.awaitEnd().ending()).isEqualTo(StreamOutcome.CUT);
    }

    @Test
    void aStreamThatEndsEarlyIsShort() throws Exception {
        Pair pair = fixture.pair("s", ticket("s", stream).withExpectedBytes(OptionalLong.of(11)));
        sendAndClose(pair.requester(), new byte[10]).join();
        assertThat(pair.target().readToEnd()).hasSize(10);
        pair.target().close();
        assertThat(stream.awaitEnd().ending()).isEqualTo(StreamOutcome.SHORT);
    }

    @Test
    void aRecipientThatHasAllMayGoAsItLikes() throws Exception {
        Pair pair = fixture.pair("s", ticket("s", stream).withExpectedBytes(OptionalLong.of(10)));
        pair.requester().send(new byte[11]);
        assertThat(pair.target().read(10)).hasSize(10);
        await().until(() -> stream.reports().stream().anyMatch(moved -> moved.total() == 11));
        pair.target().reset();
        assertThat(stream.awaitEnd().ending()).isEqualTo(StreamOutcome.FINISHED);
    }

    @Test
    void aResetInBetweenIsOne() throws Exception {
        Pair pair = fixture.pair("s", ticket("s", stream).withExpectedBytes(OptionalLong.of(LARGE)));
        pair.requester().send(new byte[10]);
        pair.target().expect(0);
        pair.target().reset();
        assertThat(stream.awaitEnd().ending()).isEqualTo(StreamOutcome.RESET);
        pair.requester().readToEnd();
    }

    @Test
    void theSendersResetReachesTheRecipient() throws Exception {
        Pair pair = fixture.pair("s", ticket("s", stream));
        pair.requester().send(new byte[10]);
        pair.target().read(10);
        pair.requester().reset();
        pair.target().readToEnd();
        assertThat(stream.awaitEnd().ending()).isEqualTo(StreamOutcome.RESET);
    }

    @Test
    void aStopClosesBothAtOnce() throws Exception {
        Ticket ticket = ticket("s", stream);
        Pair pair = fixture.pair("s", ticket);
        CompletableFuture<Void> sent = sendAndClose(pair.requester(), new byte[60_000_000]);
        await().until(() -> !stream.reports().isEmpty());
        long begin = System.nanoTime();
        fixture.relay().stop(ticket.id());
        StreamResult end = stream.awaitEnd();
        fixture.awaitNoConnections();
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(1));
        assertThat(end.ending()).isEqualTo(StreamOutcome.STOPPED);
        assertThat(pair.target().readToEnd()).hasSize((int) end.moved().toTarget());
        sent.handle((done, failure) -> 0).join();
        assertThat(fixture.activate("s")).isNotEqualTo(new ActivationResult.Activated());
    }

    @Test
    void aStopClosesWhatOnlyWaits() throws Exception {
        Ticket ticket = ticket("s", stream);
        fixture.relay().claim(ticket);
        RawClient waiting = fixture.peer("s");
        fixture.relay().stop(ticket.id());
        waiting.expect(-1);
        assertThat(fixture.activate("s")).isEqualTo(new ActivationResult.Refused(ActivationResult.Why.NO_TICKET));
    }

    @Test
    void theHashIsOfWhatMoved() throws Exception {
        byte[] file = file(1_234_567);
        Pair pair = fixture.pair("s", ticket("s", stream).withHash(true));
        pair.target().send((byte) 1);
        pair.requester().expect(1);
        sendAndClose(pair.requester(), file);
        assertThat(pair.target().readToEnd()).isEqualTo(file);
        pair.target().close();
        assertThat(stream.awaitEnd().hash())
                .as("how large the file is was not told")
                .contains(new MovedHash(sha256(file), MovedHash.Of.MOVED, Optional.empty()));
    }

    @Test
    void nobodyAsksForAHashNobodyGetsOne() throws Exception {
        Pair pair = fixture.pair("s", ticket("s", stream));
        pair.requester().close();
        pair.target().close();
        assertThat(stream.awaitEnd().hash()).isEmpty();
    }

    @Test
    void whatMovedIsComparedWithWhatWasOffered() throws Exception {
        assertThat(hashOf(file(1_234_567), 1_234_567, md5(file(1_234_567))).matchesOffer())
                .contains(true);
    }

    @Test
    void aFileThatIsNotTheOneOfferedIsToldFromIt() throws Exception {
        byte[] other = file(50_000);
        other[49_999]++;
        assertThat(hashOf(other, 50_000, md5(file(50_000))).matchesOffer()).contains(false);
    }

    @Test
    void moreThanTheFileIsNotTheFile() throws Exception {
        assertThat(hashOf(file(50_001), 50_000, md5(Arrays.copyOf(file(50_001), 50_000)))
                        .matchesOffer())
                .contains(false);
    }

    @Test
    void aPartOfTheFileSaysNothingAboutTheWhole() throws Exception {
        assertThat(hashOf(file(49_999), 50_000, md5(file(49_999))).matchesOffer())
                .isEmpty();
    }

    /** To a reader of the history, the hash of half a file is that of another one. */
    @ParameterizedTest
    @CsvSource({"49999, MOVED", "50000, FILE", "50001, MOVED"})
    void theHashSaysWhetherItIsTheFiles(int sent, MovedHash.Of of) throws Exception {
        Pair pair = fixture.pair(
                "s",
                ticket("s", stream).withExpectedBytes(OptionalLong.of(50_000)).withHash(true));
        sendAndClose(pair.requester(), file(sent));
        pair.target().readToEnd();
        pair.target().close();
        assertThat(stream.awaitEnd().hash().orElseThrow().of()).isEqualTo(of);
    }

    /** Psi writes a carriage return first, by which its peer knows the connection that it has chosen. */
    @Test
    void whatFastModePutsBeforeTheFileIsNoPartOfIt() throws Exception {
        byte[] file = file(50_000);
        Ticket ticket = ticket("s", stream)
                .withExpectedBytes(OptionalLong.of(50_000))
                .withFastMode(true)
                .withHash(true)
                .withOfferedHash(Optional.of(md5(file)));
        Pair pair = fixture.pair("s", ticket);
        pair.requester().send((byte) '\r');
        pair.target().expect('\r');
        sendAndClose(pair.requester(), file);
        assertThat(pair.target().readToEnd()).isEqualTo(file);
        pair.target().close();

        StreamResult end = stream.awaitEnd();
        assertThat(end.ending()).isEqualTo(StreamOutcome.FINISHED);
        assertThat(end.hash()).contains(new MovedHash(sha256(file), Optional.of(true)));
        assertThat(end.moved()).isEqualTo(new MovedBytes(50_001, 0, 1));
        assertThat(end.moved().file()).isEqualTo(50_000);
    }

    @Test
    void inFastModeAFileThatLacksItsLastByteIsNotWhole() throws Exception {
        Pair pair = fixture.pair(
                "s", ticket("s", stream).withExpectedBytes(OptionalLong.of(10)).withFastMode(true));
        pair.requester().send("\r123456789".getBytes(StandardCharsets.US_ASCII));
        pair.requester().close();
        pair.target().readToEnd();
        pair.target().close();
        assertThat(stream.awaitEnd().ending()).isEqualTo(StreamOutcome.SHORT);
    }

    @Test
    void aFileThatBeginsLikeThatIsHashedWholeWithoutFastMode() throws Exception {
        byte[] file = "\r123456789".getBytes(StandardCharsets.US_ASCII);
        Pair pair = fixture.pair(
                "s", ticket("s", stream).withExpectedBytes(OptionalLong.of(10)).withHash(true));
        sendAndClose(pair.requester(), file);
        pair.target().readToEnd();
        pair.target().close();
        assertThat(stream.awaitEnd().hash()).contains(new MovedHash(sha256(file), Optional.empty()));
    }

    private static String sha256(byte[] file) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
    }

    @Test
    void ofAFileOfUnknownSizeNobodyKnowsWhetherAllOfItMoved() throws Exception {
        Pair pair = fixture.pair("s", ticket("s", stream).withHash(true).withOfferedHash(Optional.of(md5(file(10)))));
        sendAndClose(pair.requester(), file(10));
        pair.target().readToEnd();
        pair.target().close();
        assertThat(stream.awaitEnd().hash().orElseThrow().matchesOffer()).isEmpty();
    }

    private MovedHash hashOf(byte[] sent, int expected, FileHash offered) throws Exception {
        Pair pair = fixture.pair(
                "s",
                ticket("s", stream)
                        .withExpectedBytes(OptionalLong.of(expected))
                        .withHash(true)
                        .withOfferedHash(Optional.of(offered)));
        sendAndClose(pair.requester(), sent);
        assertThat(pair.target().readToEnd()).isEqualTo(sent);
        pair.target().close();
        return stream.awaitEnd().hash().orElseThrow();
    }

    private static FileHash md5(byte[] file) throws Exception {
        return new FileHash(
                "md5", HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(file)));
    }

    @Test
    void aListenerThatThrowsHarmsNobody() throws Exception {
        CompletableFuture<Void> told = new CompletableFuture<>();
        Pair pair = fixture.pair("s", ticket("s", new RelayListener() {
            @Override
            public void moved(MovedBytes soFar) {
                throw new IllegalStateException("on purpose");
            }

            @Override
            public void ended(StreamResult end) {
                told.complete(null);
                throw new IllegalStateException("on purpose");
            }
        }));
        pair.requester().send((byte) 1);
        pair.requester().close();
        pair.target().expect(1, -1);
        pair.target().close();
        told.get(5, TimeUnit.SECONDS);
        fixture.awaitNoConnections();
    }

    /** Its transfer ended in the moment before: nobody would count its bytes. */
    @Test
    void streamThatNobodyFollowsIsRefusedBeforeAByteMoves() throws Exception {
        RelayListener gone = new RelayListener() {
            @Override
            public boolean joined() {
                return false;
            }

            @Override
            public void moved(MovedBytes soFar) {
                throw new AssertionError("moved");
            }

            @Override
            public void ended(StreamResult end) {
                throw new AssertionError("ended");
            }
        };
        assertThat(fixture.relay().claim(ticket("s", gone))).isTrue();
        RawClient target = fixture.peer("s");
        RawClient requester = fixture.peer("s");
        requester.send((byte) 1);

        assertThat(fixture.activate("s")).isEqualTo(new ActivationResult.Refused(ActivationResult.Why.NO_TICKET));

        target.expect(-1);
        fixture.awaitNoConnections();
    }

    @Test
    void manyStreamsDoNotMix() throws Exception {
        int count = 40;
        CompletableFuture<?>[] all = new CompletableFuture<?>[count];
        for (int i = 0; i < count; i++) {
            byte[] file = file(300_000 + i);
            Pair pair = fixture.pair("s" + i, ticket("s" + i, new RecordedStream()));
            sendAndClose(pair.requester(), file);
            all[i] = Aside.run(() ->
                    assertThat(Arrays.equals(pair.target().readToEnd(), file)).isTrue());
        }
        CompletableFuture.allOf(all).join();
    }

    @Test
    void closingTheRelayEndsItsStreams() throws Exception {
        Pair pair = fixture.pair("s", ticket("s", stream));
        fixture.relay().close();
        assertThat(stream.awaitEnd().ending()).isEqualTo(StreamOutcome.RELAY_CLOSED);
        pair.target().readToEnd();
    }
}
