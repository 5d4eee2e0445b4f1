// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.e2e.SharedServer.ALICE;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.e2e.SharedServer.BOB;

import java.io.IOException;
import org.dom4j.Element;
import org.igniterealtime.openfire.plugin.managedfiletransfer.clients.RawClient;
import org.igniterealtime.openfire.plugin.managedfiletransfer.clients.Recorded;
import org.igniterealtime.openfire.plugin.managedfiletransfer.clients.Rules;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Party;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.live.BearerAddress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What no client should send: whoever sent it gets a clear error, the other one gets nothing, the history knows it, and
 * whatever the two send next passes as if nothing had been.
 */
class BadInputIT {

    @RegisterExtension
    private static final SharedServer OPENFIRE = new SharedServer();

    private RawClient alice;
    private RawClient bob;

    @BeforeEach
    void logIn() {
        alice = OPENFIRE.raw(ALICE, "desk");
        bob = OPENFIRE.raw(BOB, "phone");
    }

    @ParameterizedTest
    @CsvSource({"minus, -1", "hex, 0x10", "long, 999999999999999999999999999999", "empty, ''"})
    void sizeThatIsNone(String name, String size) {
        alice.send(Stanzas.offer("b1", bob.jid(), "bad-" + name, "name='" + name + ".bad' size='" + size + "'"));

        assertRefused("b1", "bad-request", "decimal digits");
        assertThat(OPENFIRE.admin().recordedEnd(name + ".bad").rule()).isEqualTo("malformed");
        assertLifeGoesOn();
    }

    @Test
    void sizeThatGabbleSendsForUnknownIsNoNumberOfBytes() {
        OPENFIRE.enact(Rules.OPEN.largest(1_000).withoutUnknownSize());

        alice.send(Stanzas.offer("b1", bob.jid(), "bad-2", "name='gabble.bad' size='18446744073709551615'"));

        assertRefused("b1", "policy-violation", "does not declare the size");
        Recorded row = OPENFIRE.admin().recordedEnd("gabble.bad");
        assertThat(row.rule()).isEqualTo("unknown-size");
        assertThat(row.declaredSize()).isEqualTo(-1);
    }

    @Test
    void nameOfAHundredKilobytesIsShortenedInTheHistory() {
        alice.send(Stanzas.offer("b1", bob.jid(), "bad-3", "name='" + "long".repeat(25_000) + "' size='5'"));

        bob.nextIq("b1");
        bob.send(Stanzas.error("b1", alice.jid(), "cancel", "forbidden"));
        assertThat(alice.nextIq("b1").attributeValue("type")).isEqualTo("error");
        assertThat(OPENFIRE.admin()
                        .recordedEnd("long".repeat(25_000).substring(0, 255))
                        .state())
                .isEqualTo("declined");
        assertLifeGoesOn();
    }

    @ParameterizedTest
    @CsvSource({
        "../../virus.exe, ../../virus.exe",
        "C:\\temp\\virus.exe., C:\\temp\\virus.exe.",
        "txt.&#x202E;exe, txt.\u202Eexe",
        "a.txt&#9;&#10;&#13;.exe, a.txt   .exe"
    })
    void nameThatHidesItsEnding(String written, String kept) {
        OPENFIRE.enact(Rules.OPEN.refuse(".exe"));

        alice.send(Stanzas.offer("b1", bob.jid(), "bad-4", "name='" + written + "' size='5'"));

        assertRefused("b1", "policy-violation", ".exe");
        assertThat(OPENFIRE.admin().recordedEnd(kept).rule()).isEqualTo("refused-ending");
        assertLifeGoesOn();
    }

    @ParameterizedTest
    @CsvSource({"none, 0, has no session ID", "4kb, 4096, 'longer than 1,023 bytes'"})
    void sessionIdThatIsNone(String name, int length, String told) {
        alice.send(Stanzas.offer("b1", bob.jid(), "s".repeat(length), "name='" + name + "-sid.bad' size='5'"));

        assertRefused("b1", "bad-request", told);
        assertThat(OPENFIRE.admin().recordedEnd(name + "-sid.bad").rule()).isEqualTo("malformed");
        assertLifeGoesOn();
    }

    @Test
    void tenThousandStreamhosts() {
        String host = Stanzas.streamhost("a@b/c", "192.0.2.1", 1);

        alice.send(Stanzas.streamhosts("b1", bob.jid(), "bad-6", host.repeat(10_000)));

        assertRefused("b1", "bad-request", "too many <streamhost/>");
        Recorded row = OPENFIRE.admin()
                .recorded("the refused streamhosts", found -> found.reason().contains("too many <streamhost/>"));
        assertThat(row.rule()).isEqualTo("malformed");
        assertThat(row.sender()).isEqualTo(alice.jid());
        assertLifeGoesOn();
    }

    @Test
    void twoFilesInOneOffer() {
        alice.send(Stanzas.offer(
                "b1",
                bob.jid(),
                "bad-7",
                "name='first.bad' size='5'/><file xmlns='" + Stanzas.FILE_TRANSFER + "' name='second.bad' size='6'"));

        assertRefused("b1", "bad-request", "more than one <file/>");
        assertThat(OPENFIRE.admin().recordedEnd("first.bad").rule()).isEqualTo("malformed");
        assertLifeGoesOn();
    }

    @Test
    void sameRequestOnceMoreWithAnotherFile() {
        OPENFIRE.enact(Rules.OPEN.refuse(".exe"));
        alice.send(Stanzas.offer("b1", bob.jid(), "bad-8", "name='harmless.txt' size='5'"));
        bob.nextIq("b1");

        alice.send(Stanzas.offer("b1", bob.jid(), "bad-8", "name='exchanged.exe' size='5'"));

        assertRefused("b1", "policy-violation", ".exe");
        assertThat(OPENFIRE.admin().recordedEnd("exchanged.exe").rule()).isEqualTo("refused-ending");
    }

    @Test
    void offerWithTheSessionOfAStreamThatMoves() {
        alice.send(Stanzas.offer("b1", bob.jid(), "bad-9", "name='moving.bin' size='5000'", Stanzas.IBB));
        bob.nextIq("b1");
        bob.send(Stanzas.accept("b1", alice.jid(), Stanzas.IBB));
        alice.nextIq("b1");
        alice.send(Stanzas.open("b2", bob.jid(), "bad-9"));
        bob.acceptOpen();
        alice.nextIq("b2");

        alice.send(Stanzas.offer("b3", bob.jid(), "bad-9", "name='duplicate.bad' size='9000000'"));

        assertRefused("b3", "conflict", "is already running between the two addresses");
        assertThat(OPENFIRE.admin().recordedEnd("duplicate.bad").rule()).isEqualTo("duplicate");
        alice.send(Stanzas.data("b4", bob.jid(), "bad-9", 0, new byte[100]));
        assertThat(bob.nextIq("b4").element("data")).as("the first one goes on").isNotNull();
        assertLifeGoesOn();
    }

    @Test
    void answersToNothing() {
        bob.send(Stanzas.accept("never-1", alice.jid(), Stanzas.IBB));
        bob.send(Stanzas.used("never-2", alice.jid(), "never", bob.jid()));
        bob.send(Stanzas.error("never-3", alice.jid(), "cancel", "forbidden"));
        bob.send(Stanzas.close("never-4", alice.jid(), "never"));

        assertLifeGoesOn();
        assertThat(OPENFIRE.admin().active())
                .noneMatch(row -> row.getString("sender").equals(bob.jid()));
    }

    @Test
    void activationThatTheProxyReadsInAnotherWayThanWeDo() {
        String proxy = "proxy." + OPENFIRE.server().domain();

        alice.send(Stanzas.activate("b1", proxy, "bad-10", bob.jid() + "  2"));

        assertRefused("b1", "bad-request", "does not name the other party");
    }

    @ParameterizedTest
    @CsvSource({"'', /x", "x@, ''"})
    void activationAtAnotherAddressOfTheProxyIsCountedAllTheSame(String node, String resource) throws IOException {
        OPENFIRE.enact(Rules.OPEN.largest(1_000));
        String sid = "bad-11" + node.length();
        String digest = BearerAddress.of(sid, new Party(alice.jid()), new Party(bob.jid()))
                .digest();
        int port = OPENFIRE.server().proxyPort();
        alice.send(Stanzas.streamhosts(sid, bob.jid(), sid, streamhostOfTheProxy()));
        bob.nextIq(sid);
        try (Socks5Socket target = Socks5Socket.connect(port, digest);
                Socks5Socket requester = Socks5Socket.connect(port, digest)) {
            String proxy = node + "proxy." + OPENFIRE.server().domain() + resource;

            alice.send(Stanzas.activate("b1", proxy, sid, bob.jid()));

            assertThat(alice.nextIq("b1").attributeValue("type")).isEqualTo("result");
            requester.write(new byte[1_001]);
            requester.finish();
            assertThat(target.readAll()).hasSizeLessThanOrEqualTo(1_000);
        }
        Recorded row = OPENFIRE.admin()
                .recorded(
                        "the cut stream",
                        found -> found.state().equals("cut") && found.path().equals("proxied"));
        assertThat(row.rule()).isEqualTo("largest-file");
    }

    private String streamhostOfTheProxy() {
        alice.send("<iq type='get' id='host' to='proxy." + OPENFIRE.server().domain() + "'><query xmlns='"
                + Stanzas.BYTESTREAMS + "'/></iq>");
        Element streamhost = alice.nextIq("host").element("query").element("streamhost");
        streamhost.detach();
        return streamhost.asXML();
    }

    /** The sender gets the error in the recipient's name; the recipient gets nothing. */
    private void assertRefused(String id, String condition, String told) {
        Element answer = alice.nextIq(id);
        assertThat(answer.attributeValue("type")).isEqualTo("error");
        assertThat(answer.element("error").element(condition)).as(condition).isNotNull();
        assertThat(answer.element("error").elementText("text")).contains(told);
        assertThat(bob.all()).noneMatch(stanza -> id.equals(stanza.attributeValue("id")));
    }

    /** A chat message and a sound offer of the same two pass. */
    private void assertLifeGoesOn() {
        alice.send("<message type='chat' to='" + bob.jid() + "'><body>still there?</body></message>");
        Element chat = bob.next("chat message", stanza -> stanza.element("body") != null);
        assertThat(chat.elementText("body")).isEqualTo("still there?");
        alice.send(Stanzas.offer("sound", bob.jid(), "sound", "name='sound.txt' size='5'"));
        assertThat(bob.nextIq("sound").attributeValue("type")).isEqualTo("set");
        bob.send(Stanzas.error("sound", alice.jid(), "cancel", "forbidden"));
        assertThat(alice.nextIq("sound").attributeValue("type")).isEqualTo("error");
    }
}
