// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.e2e.SharedServer.ALICE;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.e2e.SharedServer.BOB;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.dom4j.Element;
import org.igniterealtime.openfire.plugin.managedfiletransfer.clients.RawClient;
import org.igniterealtime.openfire.plugin.managedfiletransfer.clients.Recorded;
import org.igniterealtime.openfire.plugin.managedfiletransfer.clients.Rules;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Party;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.live.BearerAddress;
import org.json.JSONObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The flow of a transfer, stanza by stanza, over raw sockets: what each party gets to see, and which state is shown. */
class RawFlowIT {

    private static final byte[] FILE = "The minutes of the meeting.".repeat(40).getBytes(StandardCharsets.UTF_8);

    @RegisterExtension
    private static final SharedServer OPENFIRE = new SharedServer();

    @Test
    void aTransferThroughTheProxyIsFollowedStateByState() throws IOException {
        RawClient alice = OPENFIRE.raw(ALICE, "desk");
        RawClient bob = OPENFIRE.raw(BOB, "phone");

        alice.send(Stanzas.offer("o1", bob.jid(), "flow-1", "name='flow.txt' size='" + FILE.length + "'"));
        Element offer = bob.nextIq("o1");
        assertThat(offer.element("si").attributeValue("id")).isEqualTo("flow-1");
        assertThat(state("flow.txt")).isEqualTo("offered");

        bob.send(Stanzas.accept("o1", alice.jid(), Stanzas.BYTESTREAMS));
        assertThat(alice.nextIq("o1").attributeValue("type")).isEqualTo("result");
        assertThat(state("flow.txt")).isEqualTo("accepted");

        Element streamhost = proxyOf(alice);
        String proxy = streamhost.attributeValue("jid");
        alice.send(Stanzas.streamhosts("s1", bob.jid(), "flow-1", streamhost.asXML()));
        assertThat(bob.nextIq("s1").element("query").elements("streamhost")).hasSize(1);
        assertThat(state("flow.txt")).isEqualTo("connecting");

        String digest = digest("flow-1", alice, bob);
        try (Socks5Socket target = Socks5Socket.connect(OPENFIRE.server().proxyPort(), digest)) {
            bob.send(Stanzas.used("s1", alice.jid(), "flow-1", proxy));
            assertThat(alice.nextIq("s1").attributeValue("type")).isEqualTo("result");
            try (Socks5Socket requester = Socks5Socket.connect(OPENFIRE.server().proxyPort(), digest)) {
                alice.send(Stanzas.activate("a1", proxy, "flow-1", bob.jid()));
                assertThat(alice.nextIq("a1").attributeValue("type")).isEqualTo("result");
                assertThat(state("flow.txt")).isEqualTo("transferring");
                requester.write(FILE);
                Awaitility.await("the rate that the relay measures")
                        .until(() -> active("flow.txt").filter(row -> row.has("rate")), Optional::isPresent);
                requester.finish();
                assertThat(target.readAll()).isEqualTo(FILE);
            }
        }

        Recorded row = OPENFIRE.admin().recordedEnd("flow.txt");
        assertThat(row.state()).isEqualTo("completed");
        assertThat(row.path()).isEqualTo("proxied");
        assertThat(row.bytesMoved()).isEqualTo(FILE.length);
        assertThat(row.sender()).isEqualTo(alice.jid());
        assertThat(row.recipient()).isEqualTo(bob.jid());
    }

    @Test
    void anActivationWithOnePartyConnectedIsRefusedAndTheStreamCanBeActivatedLater() throws IOException {
        RawClient alice = OPENFIRE.raw(ALICE, "desk");
        RawClient bob = OPENFIRE.raw(BOB, "phone");
        alice.send(Stanzas.offer("h1", bob.jid(), "half-1", "name='half.txt' size='" + FILE.length + "'"));
        bob.nextIq("h1");
        bob.send(Stanzas.accept("h1", alice.jid(), Stanzas.BYTESTREAMS));
        alice.nextIq("h1");
        Element streamhost = proxyOf(alice);
        String proxy = streamhost.attributeValue("jid");
        alice.send(Stanzas.streamhosts("h2", bob.jid(), "half-1", streamhost.asXML()));
        bob.nextIq("h2");
        bob.send(Stanzas.used("h2", alice.jid(), "half-1", proxy));
        alice.nextIq("h2");
        String digest = digest("half-1", alice, bob);

        alice.send(Stanzas.activate("h3", proxy, "half-1", bob.jid()));
        Element nobody = alice.nextIq("h3");
        assertThat(nobody.element("error").element("item-not-found"))
                .as(nobody.asXML())
                .isNotNull();

        alice.send(Stanzas.streamhosts("h2b", bob.jid(), "half-1", streamhost.asXML()));
        bob.nextIq("h2b");
        try (Socks5Socket target = Socks5Socket.connect(OPENFIRE.server().proxyPort(), digest)) {
            bob.send(Stanzas.used("h2b", alice.jid(), "half-1", proxy));
            alice.nextIq("h2b");
            alice.send(Stanzas.activate("h4", proxy, "half-1", bob.jid()));
            Element one = alice.nextIq("h4");
            assertThat(one.attributeValue("from")).isEqualTo(proxy);
            assertThat(one.element("error").element("not-allowed"))
                    .as(one.asXML())
                    .isNotNull();
            assertThat(one.element("error").elementText("text")).contains("one party");

            try (Socks5Socket requester = Socks5Socket.connect(OPENFIRE.server().proxyPort(), digest)) {
                alice.send(Stanzas.activate("h5", proxy, "half-1", bob.jid()));
                assertThat(alice.nextIq("h5").attributeValue("type")).isEqualTo("result");
                requester.write(FILE);
                requester.finish();
                assertThat(target.readAll()).isEqualTo(FILE);
            }
        }
        Recorded row = OPENFIRE.admin().recordedEnd("half.txt");
        assertThat(row.state()).isEqualTo("completed");
        assertThat(row.bytesMoved()).isEqualTo(FILE.length);
    }

    @Test
    void theAnswerOfXiffsPeersBelongsToItsOfferByTheIqIdAndThePair() {
        RawClient alice = OPENFIRE.raw(ALICE, "desk");
        RawClient bob = OPENFIRE.raw(BOB, "phone");

        alice.send(Stanzas.offer("x1", bob.jid(), "letsdoit", "name='xiff.txt' size='5'", Stanzas.IBB));
        bob.nextIq("x1");
        bob.send(Stanzas.acceptLikeXiff("x1", alice.jid()));
        assertThat(alice.nextIq("x1").element("si")).isNotNull();
        assertThat(state("xiff.txt")).isEqualTo("accepted");

        alice.send(Stanzas.open("x2", bob.jid(), "letsdoit"));
        bob.acceptOpen();
        alice.nextIq("x2");
        alice.send(Stanzas.data("x3", bob.jid(), "letsdoit", 0, "hello".getBytes(StandardCharsets.UTF_8)));
        assertThat(bob.nextIq("x3").element("data").getText()).isEqualTo("aGVsbG8=");
        bob.send(Stanzas.result("x3", alice.jid()));
        alice.nextIq("x3");
        alice.send(Stanzas.close("x4", bob.jid(), ""));
        bob.nextIq("x4");

        Recorded row = OPENFIRE.admin().recordedEnd("xiff.txt");
        assertThat(row.state()).isEqualTo("completed");
        assertThat(row.path()).isEqualTo("in-band");
        assertThat(row.bytesMoved()).isEqualTo(5);
    }

    @Test
    void aSessionIdThatAClientUsesForEverythingServesOneTransferAfterAnother() {
        RawClient alice = OPENFIRE.raw(ALICE, "desk");
        RawClient bob = OPENFIRE.raw(BOB, "phone");
        RawClient other = OPENFIRE.raw(BOB, "laptop");

        alice.send(Stanzas.offer("k1", bob.jid(), "letsdoit", "name='const-1.txt' size='5'"));
        alice.send(Stanzas.offer("k2", other.jid(), "letsdoit", "name='const-2.txt' size='5'"));
        bob.nextIq("k1");
        other.nextIq("k2");
        bob.send(Stanzas.error("k1", alice.jid(), "cancel", "forbidden"));
        alice.nextIq("k1");
        assertThat(OPENFIRE.admin().recordedEnd("const-1.txt").state()).isEqualTo("declined");
        assertThat(state("const-2.txt")).isEqualTo("offered");

        alice.send(Stanzas.offer("k3", bob.jid(), "letsdoit", "name='const-3.txt' size='5'"));

        bob.nextIq("k3");
        assertThat(state("const-3.txt")).isEqualTo("offered");
    }

    @Test
    void underProxyOnlyAForgedProxyAddressIsStrippedAndTheRealOneStays() {
        RawClient alice = OPENFIRE.raw(ALICE, "desk");
        RawClient bob = OPENFIRE.raw(BOB, "phone");
        OPENFIRE.enact(Rules.OPEN.throughProxyOnly());
        Element real = proxyOf(alice);
        String proxy = real.attributeValue("jid");

        alice.send(Stanzas.streamhosts(
                "p1",
                bob.jid(),
                "strip-1",
                Stanzas.streamhost(alice.jid(), "198.51.100.7", 5000)
                        + Stanzas.streamhost(proxy, "203.0.113.66", 7777)
                        + real.asXML()
                        + "<fast xmlns='http://affinix.com/jabber/stream'/>"));

        Element query = bob.nextIq("p1").element("query");
        assertThat(query.elements()).hasSize(1);
        assertThat(query.element("streamhost").attributeValue("host")).isEqualTo(real.attributeValue("host"));
    }

    @Test
    void underProxyOnlyAnOfferOfNothingButOwnAddressesIsAnsweredAtOnce() {
        RawClient alice = OPENFIRE.raw(ALICE, "desk");
        RawClient bob = OPENFIRE.raw(BOB, "phone");
        OPENFIRE.enact(Rules.OPEN.throughProxyOnly());
        alice.send(Stanzas.offer("n1", bob.jid(), "none-1", "name='nothing-left.txt' size='5'"));
        bob.nextIq("n1");
        bob.send(Stanzas.accept("n1", alice.jid(), Stanzas.BYTESTREAMS));
        alice.nextIq("n1");

        alice.send(
                Stanzas.streamhosts("n2", bob.jid(), "none-1", Stanzas.streamhost(alice.jid(), "198.51.100.7", 5000)));

        Element error = alice.nextIq("n2");
        assertThat(error.attributeValue("type")).isEqualTo("error");
        assertThat(error.attributeValue("from")).isEqualTo(bob.jid());
        assertThat(error.element("error").element("item-not-found"))
                .as(error.asXML())
                .isNotNull();
        assertThat(error.element("error").elementText("text")).contains("proxy");
        assertThat(bob.all()).noneMatch(stanza -> "n2".equals(stanza.attributeValue("id")));
    }

    @Test
    void aRefusedOfferComesBackWithItsPayloadTheConditionAndWhatWouldPass() {
        RawClient alice = OPENFIRE.raw(ALICE, "desk");
        RawClient bob = OPENFIRE.raw(BOB, "phone");
        OPENFIRE.enact(Rules.OPEN.largest(1_000));

        alice.send(Stanzas.offer("r1", bob.jid(), "refused-1", "name='refused.txt' size='1001'"));

        Element error = alice.nextIq("r1");
        assertThat(error.attributeValue("type")).isEqualTo("error");
        assertThat(error.attributeValue("from")).isEqualTo(bob.jid());
        assertThat(error.element("si").attributeValue("profile")).isEqualTo(Stanzas.FILE_TRANSFER);
        assertThat(error.element("error").element("policy-violation")).isNotNull();
        assertThat(error.element("error").attributeValue("code")).isNotIn("400", "403");
        assertThat(error.element("error").elementText("text")).contains("1,000 bytes");
        assertThat(bob.all()).noneMatch(stanza -> "r1".equals(stanza.attributeValue("id")));
    }

    @Test
    void inBandBlocksInMessagesAreCountedAndCutAndBothPartiesAreTold() {
        RawClient alice = OPENFIRE.raw(ALICE, "desk");
        RawClient bob = OPENFIRE.raw(BOB, "phone");
        OPENFIRE.enact(Rules.OPEN.largest(10_000));
        alice.send(Stanzas.offer("m1", bob.jid(), "msg-1", "name='messages.bin' size='9000'", Stanzas.IBB));
        bob.nextIq("m1");
        bob.send(Stanzas.accept("m1", alice.jid(), Stanzas.IBB));
        alice.nextIq("m1");
        alice.send(Stanzas.open("m2", bob.jid(), "msg-1"));
        bob.acceptOpen();
        alice.nextIq("m2");

        for (int block = 0; block < 4; block++) {
            alice.send(Stanzas.dataInMessage(bob.jid(), "msg-1", block, new byte[3000]));
        }

        Element refused = alice.next(
                "message error",
                stanza -> stanza.getName().equals("message") && "error".equals(stanza.attributeValue("type")));
        assertThat(refused.element("error").element("policy-violation")).isNotNull();
        assertThat(alice.nextWith("close", Stanzas.IBB).attributeValue("from")).isEqualTo(bob.jid());
        assertThat(bob.nextWith("close", Stanzas.IBB).attributeValue("from")).isEqualTo(alice.jid());
        long arrived = bob.all().stream()
                .filter(stanza -> stanza.getName().equals("message") && stanza.element("data") != null)
                .count();
        assertThat(arrived).isEqualTo(3);
        Recorded row = OPENFIRE.admin().recordedEnd("messages.bin");
        assertThat(row.state()).isEqualTo("cut");
        assertThat(row.bytesMoved()).isEqualTo(9_000);
    }

    @Test
    void anAdministratorsStopClosesAnInBandStreamTowardsBothAndWhatFollowsDoesNotPass() {
        RawClient alice = OPENFIRE.raw(ALICE, "desk");
        RawClient bob = OPENFIRE.raw(BOB, "phone");
        alice.send(Stanzas.offer("t1", bob.jid(), "stop-1", "name='stopped.bin' size='90000'", Stanzas.IBB));
        bob.nextIq("t1");
        bob.send(Stanzas.accept("t1", alice.jid(), Stanzas.IBB));
        alice.nextIq("t1");
        alice.send(Stanzas.open("t2", bob.jid(), "stop-1"));
        bob.acceptOpen();
        alice.nextIq("t2");
        alice.send(Stanzas.data("t3", bob.jid(), "stop-1", 0, new byte[100]));
        bob.nextIq("t3");

        OPENFIRE.admin().stop(active("stopped.bin").orElseThrow().getString("id"));

        assertThat(alice.nextWith("close", Stanzas.IBB)).isNotNull();
        assertThat(bob.nextWith("close", Stanzas.IBB)).isNotNull();
        alice.send(Stanzas.data("t4", bob.jid(), "stop-1", 1, new byte[100]));
        assertThat(alice.nextIq("t4").element("error").element("item-not-found"))
                .isNotNull();
        Recorded row = OPENFIRE.admin().recordedEnd("stopped.bin");
        assertThat(row.state()).isEqualTo("stopped");
        assertThat(row.reason()).contains("admin");
    }

    @Test
    void anOfferToSomebodyWhoIsNotThereFailsWithTheServersAnswer() {
        RawClient alice = OPENFIRE.raw(ALICE, "desk");
        String nobody = "carol@" + OPENFIRE.server().domain() + "/nowhere";

        alice.send(Stanzas.offer("g1", nobody, "gone-1", "name='nobody.txt' size='5'"));

        assertThat(alice.nextIq("g1").attributeValue("type")).isEqualTo("error");
        assertThat(OPENFIRE.admin().recordedEnd("nobody.txt").state()).isEqualTo("failed");
    }

    @Test
    void aPartyThatLeavesEndsWhatNeedsItsStanzas() {
        RawClient alice = OPENFIRE.raw(ALICE, "desk");
        RawClient bob = OPENFIRE.raw(BOB, "phone");
        alice.send(Stanzas.offer("l1", bob.jid(), "left-1", "name='left.txt' size='5'"));
        bob.nextIq("l1");

        bob.send("</stream:stream>");

        assertThat(OPENFIRE.admin().recordedEnd("left.txt").state()).isEqualTo("failed");
    }

    private Element proxyOf(RawClient client) {
        client.send("<iq type='get' id='items' to='" + OPENFIRE.server().domain()
                + "'><query xmlns='http://jabber.org/protocol/disco#items'/></iq>");
        List<Element> items = client.nextIq("items").element("query").elements("item");
        Element proxy = items.stream()
                .filter(item -> "Socks 5 Bytestreams Proxy".equals(item.attributeValue("name")))
                .findFirst()
                .orElseThrow();
        client.send("<iq type='get' id='host' to='" + proxy.attributeValue("jid") + "'><query xmlns='"
                + Stanzas.BYTESTREAMS + "'/></iq>");
        Element streamhost = client.nextIq("host").element("query").element("streamhost");
        streamhost.detach();
        return streamhost;
    }

    private String state(String file) {
        return Awaitility.await("a running transfer of " + file)
                .until(() -> active(file), Optional::isPresent)
                .orElseThrow()
                .getString("state");
    }

    private Optional<JSONObject> active(String file) {
        return OPENFIRE.admin().active().stream()
                .filter(row -> file.equals(row.getString("file")))
                .findFirst();
    }

    private static String digest(String sid, RawClient requester, RawClient target) {
        return BearerAddress.of(sid, new Party(requester.jid()), new Party(target.jid()))
                .digest();
    }
}
