// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.e2e.SharedServer.ALICE;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.e2e.SharedServer.BOB;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Random;
import org.awaitility.Awaitility;
import org.dom4j.Element;
import org.igniterealtime.openfire.plugin.managedfiletransfer.clients.RawClient;
import org.igniterealtime.openfire.plugin.managedfiletransfer.clients.Recorded;
import org.igniterealtime.openfire.plugin.managedfiletransfer.clients.Rules;
import org.igniterealtime.openfire.plugin.managedfiletransfer.clients.SmackClient;
import org.igniterealtime.openfire.plugin.managedfiletransfer.clients.Way;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Party;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.live.BearerAddress;
import org.jivesoftware.smackx.filetransfer.OutgoingFileTransfer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What policy says of proxied bytes: how fast they may move, and that the history tells what they are. */
class HashAndRateIT {

    private static final byte[] MINUTES = "The minutes of the meeting.".getBytes(StandardCharsets.UTF_8);

    /** The lowest rate: whatever is held to it does not end while a test waits. */
    private static final int CRAWLING = 1024;

    private static final int RATE = 200_000;

    @RegisterExtension
    private static final SharedServer OPENFIRE = new SharedServer();

    @ParameterizedTest
    @ValueSource(strings = {"ENFORCE", "OBSERVE"})
    void theHistoryHasTheSha256OfAProxiedFileWherePolicyAsksForIt(String mode) {
        SmackClient alice = OPENFIRE.smack(ALICE);
        SmackClient bob = OPENFIRE.smack(BOB);
        byte[] file = bytes(300_000);
        OPENFIRE.enact(Rules.OPEN.hashed().mode(mode));

        alice.send(bob, "hashed-" + mode + ".bin", file, Way.PROXY);
        Recorded row = OPENFIRE.admin().recordedEnd("hashed-" + mode + ".bin");

        assertThat(row.state()).isEqualTo("completed");
        assertThat(row.sha256()).isEqualTo(hex("SHA-256", file));
        assertThat(row.matchesOffer()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"ENFORCE, PROXY, false", "OFF, PROXY, true", "ENFORCE, IN_BAND, true"})
    void whatNobodyAsksForAndWhatDoesNotUseTheProxyHasNoHash(String mode, Way way, boolean asked) {
        SmackClient alice = OPENFIRE.smack(ALICE);
        SmackClient bob = OPENFIRE.smack(BOB);
        OPENFIRE.enact((asked ? Rules.OPEN.hashed() : Rules.OPEN).mode(mode));
        String name = "unhashed-" + mode + way + ".bin";

        alice.send(bob, name, bytes(5_000), way);
        Recorded row = OPENFIRE.admin().recordedEnd(name);

        assertThat(row.state()).isEqualTo("completed");
        assertThat(row.sha256()).isEmpty();
    }

    @Test
    void aFileThatIsTheOneOfferedMatches() throws IOException {
        Recorded row = sendRaw("same.txt", MINUTES.length, hex("MD5", MINUTES));

        assertThat(row.state()).isEqualTo("completed");
        assertThat(row.matchesOffer()).isEqualTo("true");
        assertThat(row.sha256()).isEqualTo(hex("SHA-256", MINUTES));
    }

    @Test
    void aFileThatIsNotTheOneOfferedIsMarkedAndNotRefused() throws IOException {
        Recorded row = sendRaw("other.txt", MINUTES.length, hex("MD5", bytes(27)));

        assertThat(row.state()).isEqualTo("completed");
        assertThat(row.matchesOffer()).isEqualTo("false");
        assertThat(OPENFIRE.admin().page("transfer-history"))
                .containsPattern(
                        "(?s)<tr role=\"row\" data-id=\"" + row.id() + "\">(?:(?!</tr>).)*does not match the offer");
    }

    /** In the order of their being sent: no digest at all, the raw bytes of XIFF, one of another kind, half a file. */
    @ParameterizedTest
    @CsvSource({
        "none.txt, 27, ''",
        "xiff.txt, 27, '\u00ED\u00F2 &lt;script&gt;'",
        "sha1.txt, 27, da39a3ee5e6b4b0d3255bfef95601890afd80709",
        "half.txt, 54, d41d8cd98f00b204e9800998ecf8427e"
    })
    void whatCannotBeComparedSaysNothing(String name, int declared, String hash) throws IOException {
        assertThat(sendRaw(name, declared, hash).matchesOffer()).isEmpty();
    }

    @Test
    void aTransferIsNotFasterThanItMayBe() {
        OPENFIRE.enact(Rules.OPEN.transferRate(RATE));
        assertThat(timeOf("rate-transfer.bin", 3 * RATE)).isGreaterThan(Duration.ofSeconds(2));
    }

    @Test
    void aUserIsNotFasterThanItMayBe() {
        OPENFIRE.enact(Rules.OPEN.userRate(RATE));
        assertThat(timeOf("rate-user.bin", 3 * RATE)).isGreaterThan(Duration.ofSeconds(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"OBSERVE", "OFF"})
    void whereNothingIsEnforcedNothingIsSlowed(String mode) {
        OPENFIRE.enact(Rules.OPEN
                .transferRate(CRAWLING)
                .userRate(CRAWLING)
                .relayRate(CRAWLING)
                .mode(mode));
        timeOf("unslowed-" + mode + ".bin", 500 * CRAWLING);
        assertThat(OPENFIRE.admin().recordedEnd("unslowed-" + mode + ".bin").state())
                .isEqualTo("completed");
    }

    @Test
    void aChangedRateOfTheRelayHoldsAtOnceForWhatRuns() {
        SmackClient alice = OPENFIRE.smack(ALICE);
        SmackClient bob = OPENFIRE.smack(BOB);
        byte[] file = bytes(500 * CRAWLING);
        OPENFIRE.enact(Rules.OPEN.relayRate(CRAWLING));

        OutgoingFileTransfer crawling =
                alice.offer(bob, "crawling.bin", new ByteArrayInputStream(file), file.length, Way.PROXY);
        Awaitility.await("its first bytes")
                .atMost(Duration.ofSeconds(30))
                .until(() -> OPENFIRE.admin().active().stream()
                        .anyMatch(row -> row.getString("file").equals("crawling.bin")
                                && row.getString("state").equals("transferring")
                                && row.getLong("moved") > 0
                                && row.getLong("moved") < file.length));
        OPENFIRE.enact(Rules.OPEN);

        Awaitility.await("its end").atMost(Duration.ofSeconds(30)).until(crawling::isDone);
        assertThat(bob.received()).isEqualTo(file);
        assertThat(OPENFIRE.admin().recordedEnd("crawling.bin").state()).isEqualTo("completed");
    }

    private static Duration timeOf(String name, int size) {
        SmackClient alice = OPENFIRE.smack(ALICE);
        SmackClient bob = OPENFIRE.smack(BOB);
        byte[] file = bytes(size);
        long begin = System.nanoTime();
        alice.send(bob, name, file, Way.PROXY);
        assertThat(bob.received()).isEqualTo(file);
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    /** Sends the minutes over the proxy, whatever the offer says of them. */
    private static Recorded sendRaw(String name, int declared, String hash) throws IOException {
        RawClient alice = OPENFIRE.raw(ALICE, "desk");
        RawClient bob = OPENFIRE.raw(BOB, "phone");
        alice.send("<iq type='get' id='items' to='" + OPENFIRE.server().domain()
                + "'><query xmlns='http://jabber.org/protocol/disco#items'/></iq>");
        String proxy = alice.nextIq("items").element("query").elements("item").stream()
                .filter(item -> "Socks 5 Bytestreams Proxy".equals(item.attributeValue("name")))
                .map(item -> item.attributeValue("jid"))
                .findFirst()
                .orElseThrow();
        alice.send("<iq type='get' id='host' to='" + proxy + "'><query xmlns='" + Stanzas.BYTESTREAMS + "'/></iq>");
        Element streamhost = alice.nextIq("host").element("query").element("streamhost");
        String attributes = "name='" + name + "' size='" + declared + "' hash='" + hash + "'";
        alice.send(Stanzas.offer("o", bob.jid(), name, attributes));
        bob.nextIq("o");
        bob.send(Stanzas.accept("o", alice.jid(), Stanzas.BYTESTREAMS));
        alice.nextIq("o");
        alice.send(Stanzas.streamhosts("s", bob.jid(), name, streamhost.asXML()));
        bob.nextIq("s");
        String digest = BearerAddress.of(name, new Party(alice.jid()), new Party(bob.jid()))
                .digest();
        try (Socks5Socket target = Socks5Socket.connect(OPENFIRE.server().proxyPort(), digest)) {
            bob.send(Stanzas.used("s", alice.jid(), name, proxy));
            alice.nextIq("s");
            try (Socks5Socket requester = Socks5Socket.connect(OPENFIRE.server().proxyPort(), digest)) {
                alice.send(Stanzas.activate("a", proxy, name, bob.jid()));
                assertThat(alice.nextIq("a").attributeValue("type")).isEqualTo("result");
                requester.write(MINUTES);
                requester.finish();
                assertThat(target.readAll()).isEqualTo(MINUTES);
            }
        }
        return OPENFIRE.admin().recordedEnd(name);
    }

    private static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        new Random(count).nextBytes(bytes);
        return bytes;
    }

    private static String hex(String algorithm, byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
