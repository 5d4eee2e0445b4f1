// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.relay.RawClient.GREETING;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.relay.RawClient.connect;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.relay.RawClient.domain;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.relay.RawClient.request;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 1928 as XEP-0065 uses it, byte by byte. */
@ExtendWith(LeakWatch.class)
class HandshakeTest {

    private static final String DIGEST = RelayFixture.digest("handshake").digest();
    private static final int NO_METHOD = 0xFF;
    private static final int FAILURE = 1;
    private static final int FORBIDDEN = 2;
    private static final int COMMAND_UNSUPPORTED = 7;
    private static final int ADDRESS_UNSUPPORTED = 8;

    private static RelayFixture fixture;

    @BeforeAll
    static void start() {
        // A connection that only said good-bye is kept for the time of one step.
        Timeouts usual = Timeouts.DEFAULT;
        fixture = RelayFixture.start(RelayFixture.settings()
                .with(new Timeouts(
                        Duration.ofSeconds(2), usual.unclaimed(), usual.claimed(), usual.idle(), usual.halfClosed())));
    }

    @AfterAll
    static void close() throws IOException {
        fixture.close();
    }

    @Test
    void aConnectIsGrantedAndItsDestinationEchoed() throws IOException {
        try (RawClient client = fixture.client()) {
            client.handshake(DIGEST);
        }
    }

    @Test
    void capitalsAreEchoedAsTheyWereSent() throws IOException {
        try (RawClient client = fixture.client()) {
            client.handshake(DIGEST.toUpperCase(Locale.ROOT));
        }
    }

    @Test
    void thePortIsEchoed() throws IOException {
        try (RawClient client = fixture.client()) {
            client.send(GREETING);
            client.expect(5, 0);
            byte[] request = connect(DIGEST);
            request[request.length - 2] = 0x1E;
            request[request.length - 1] = 0x61;
            client.send(request);
            client.expect(5, 0, 0, 3, 40);
            client.read(40);
            client.expect(0x1E, 0x61);
        }
    }

    @Test
    void oneByteAtATimeWorks() throws IOException {
        try (RawClient client = fixture.client()) {
            client.sendByteByByte(GREETING);
            client.expect(5, 0);
            client.sendByteByByte(connect(DIGEST));
            client.expectGranted(DIGEST);
        }
    }

    @Test
    void greetingAndRequestInOneSegmentWork() throws IOException {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        joined.write(GREETING);
        joined.write(connect(DIGEST));
        try (RawClient client = fixture.client()) {
            client.send(joined.toByteArray());
            client.expect(5, 0);
            client.expectGranted(DIGEST);
        }
    }

    @Test
    void noAuthenticationIsFoundAmongOtherMethods() throws IOException {
        byte[] greeting = new byte[2 + 255];
        greeting[0] = 5;
        greeting[1] = (byte) 255;
        for (int i = 0; i < 255; i++) {
            greeting[2 + i] = (byte) (255 - 1 - i);
        }
        try (RawClient client = fixture.client()) {
            client.send(greeting);
            client.expect(5, 0);
        }
    }

    @Test
    void aListWithoutItIsRefused() throws IOException {
        refused(NO_METHOD, 5, 2, 1, 2);
    }

    @Test
    void anEmptyListIsRefused() throws IOException {
        refused(NO_METHOD, 5, 0);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4, 6, 'G', 255})
    void anotherVersionIsRefused(int version) throws IOException {
        refused(NO_METHOD, version, 1, 0);
    }

    private static void refused(int reply, int... message) throws IOException {
        try (RawClient client = fixture.client()) {
            for (int single : message) {
                client.send((byte) single);
            }
            client.expect(5, reply, -1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 0, 4, 255})
    void onlyConnectIsSupported(int command) throws IOException {
        refused(COMMAND_UNSUPPORTED, request(command, 3, domain(DIGEST)));
    }

    @Test
    void anIpv4DestinationIsNotSupported() throws IOException {
        refused(ADDRESS_UNSUPPORTED, request(1, 1, new byte[] {127, 0, 0, 1}));
    }

    @Test
    void anIpv6DestinationIsNotSupported() throws IOException {
        refused(ADDRESS_UNSUPPORTED, request(1, 4, new byte[16]));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2, 5, 255})
    void anUnknownKindOfDestinationIsNotSupported(int type) throws IOException {
        refused(ADDRESS_UNSUPPORTED, request(1, type, new byte[0]));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "example.org", "0123456789012345678901234567890123456789a"})
    void aNameThatIsNoDigestIsForbidden(String name) throws IOException {
        refused(FORBIDDEN, connect(name));
    }

    @Test
    void fortyCharactersThatAreNotHexAreForbidden() throws IOException {
        refused(FORBIDDEN, connect("g" + DIGEST.substring(1)));
    }

    @Test
    void theLongestNameIsRefused() throws IOException {
        refused(FORBIDDEN, connect("0123456789.".repeat(23) + "ab"));
    }

    @Test
    void aNameThatIsNoNameIsRefused() throws IOException {
        refused(FAILURE, connect("0".repeat(255)));
    }

    @Test
    void bytesOutsideAsciiAreRefused() throws IOException {
        try (RawClient client = fixture.client()) {
            client.send(GREETING);
            client.expect(5, 0);
            client.send(connect("\u00ff".repeat(40)));
            client.expect(5);
            assertThat(client.read(1)[0]).isNotZero();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 0, 255})
    void anotherVersionInTheRequestIsRefused(int version) throws IOException {
        byte[] request = connect(DIGEST);
        request[0] = (byte) version;
        refused(FAILURE, request);
    }

    private static void refused(int status, byte[] request) throws IOException {
        try (RawClient client = fixture.client()) {
            client.send(GREETING);
            client.expect(5, 0);
            client.send(request);
            client.expect(5, status, 0, 1, 0, 0, 0, 0, 0, 0, -1);
        }
    }

    @Test
    void theReplyArrivesEvenIfMoreWasSentThanAsked() throws IOException {
        try (RawClient client = fixture.client()) {
            client.send(GREETING);
            client.expect(5, 0);
            ByteArrayOutputStream chatter = new ByteArrayOutputStream();
            chatter.write(request(2, 3, domain(DIGEST)));
            chatter.write(new byte[8000]);
            client.send(chatter.toByteArray());
            client.expect(5, COMMAND_UNSUPPORTED, 0, 1, 0, 0, 0, 0, 0, 0, -1);
        }
    }

    @Test
    void aRefusedPeerThatNeverStopsIsClosed() throws IOException {
        long before = fixture.relay().counters().refusedRequests();
        try (RawClient client = fixture.client()) {
            client.send((byte) 4);
            client.expect(5, NO_METHOD, -1);
            await().untilAsserted(() -> {
                byte[] chunk = new byte[64 * 1024];
                assertThatThrownBy(() -> client.send(chunk)).isInstanceOf(IOException.class);
            });
        }
        assertThat(fixture.relay().counters().refusedRequests()).isGreaterThan(before);
    }
}
