// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement.Scene.ALICE;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement.Scene.BOB;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement.Scene.PROXY;

import org.igniterealtime.openfire.plugin.managedfiletransfer.TestTexts;
import org.igniterealtime.openfire.plugin.managedfiletransfer.policy.PolicyMode;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Cause;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Reason;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferId;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferPath;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xmpp.packet.IQ;

class Socks5StreamsTest {

    /** A recipient that names streamhosts of its own speaks iris' fast mode. */
    @Test
    void fastModeIsAgreedOnWhenTheRecipientNamesStreamhostsToo() {
        Scene scene = new Scene(Policies.OPEN);
        scene.accepted("s1", "size='100'", Say.SOCKS5);
        scene.send(Say.streamhosts("h1", "s1", Say.OWN_HOST + Say.FAST));
        assertThat(scene.live().progress().agreed().fastMode()).isFalse();

        scene.send(Say.iq("set", "h2", BOB, ALICE, Say.query("s1", Say.PROXY_HOST)));

        assertThat(scene.live().progress().agreed().fastMode()).isTrue();
    }

    private final Scene scene = new Scene(Policies.PROXY_ONLY);

    @Test
    void onlyTheProxyIsLeftOfTheStreamhosts() {
        scene.accepted("s1", "size='900'", Say.SOCKS5);

        IQ query = scene.send(Say.streamhosts("h1", "s1", Say.OWN_HOST + Say.FORGED_HOST + Say.PROXY_HOST + Say.FAST));

        assertThat(query.getType()).isEqualTo(IQ.Type.set);
        assertThat(query.getChildElement().elements()).hasSize(1);
        assertThat(query.toXML()).contains("192.0.2.10").doesNotContain("203.0.113.66", "fast");
        assertThat(scene.proxy.expected).containsExactly(scene.live().id());
    }

    @Test
    void offerOfTheProxyAlonePassesAsItIs() {
        scene.accepted("s1", "size='900'", Say.SOCKS5);
        IQ query = Say.streamhosts("h1", "s1", Say.PROXY_HOST);
        String before = query.toXML();

        scene.send(query);

        assertThat(query.toXML()).isEqualTo(before);
    }

    @Test
    void streamhostsOfTheTargetAreStrippedAsWell() {
        scene.accepted("s1", "size='900'", Say.SOCKS5);
        String own = "<streamhost jid='bob@example.org/phone' host='198.51.100.8' port='5000'/>";

        IQ stripped = scene.send(Say.iq("set", "f1", BOB, ALICE, Say.query("s1", own + Say.PROXY_HOST)));
        IQ refused = scene.send(Say.iq("set", "f2", BOB, ALICE, Say.query("s1", own)));

        assertThat(stripped.toXML()).contains(PROXY).doesNotContain("198.51.100.8");
        assertThat(scene.proxy.expected).containsExactly(scene.live().id());
        assertThat(Say.refusal(refused)).startsWith("item-not-found");
        assertThat(refused.getTo()).hasToString(BOB);
    }

    @ParameterizedTest
    @ValueSource(strings = {Say.OWN_HOST, Say.OWN_HOST + Say.FAST, Say.FAST})
    void whereNoneIsLeftTheRequesterLearnsItAtOnce(String hosts) {
        scene.accepted("s1", "size='900'", Say.SOCKS5);

        IQ query = scene.send(Say.streamhosts("h1", "s1", hosts));

        assertThat(Say.refusal(query))
                .startsWith("item-not-found: Files must be sent through the proxy of this server");
        assertThat(scene.last().state()).isEqualTo(TransferState.CONNECTING);
        assertThat(TestTexts.sentence(scene.last().progress().failedAttempt()))
                .contains("through the proxy of this server");
        assertThat(scene.noticesTo(ALICE)).hasSize(1);
        assertThat(scene.proxy.expected).isEmpty();
    }

    @Test
    void udpIsNotCounted() {
        scene.accepted("s1", "size='900'", Say.SOCKS5);

        IQ query = scene.send(
                Say.iq("set", "h1", ALICE, BOB, Say.query("s1", Say.PROXY_HOST).replace("'tcp'", "'udp'")));

        assertThat(Say.refusal(query)).startsWith("feature-not-implemented");
    }

    @Test
    void streamhostsAfterARefusalAreHeldAgainstTheSameRule() {
        scene.accepted("s1", "size='900'", Say.SOCKS5);
        scene.send(Say.streamhosts("h1", "s1", Say.OWN_HOST));

        IQ again = scene.send(Say.streamhosts("h2", "s1", Say.OWN_HOST));
        IQ right = scene.send(Say.streamhosts("h3", "s1", Say.PROXY_HOST));

        assertThat(Say.refusal(again)).startsWith("item-not-found");
        assertThat(Say.refusal(right)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {ALICE, "proxy.example.net", "PROXY.example.org/x"})
    void answerThatUsesWhatWasStrippedDoesNotPass(String used) {
        scene.accepted("s1", "size='900'", Say.SOCKS5);
        scene.send(Say.streamhosts("h1", "s1", Say.OWN_HOST + Say.PROXY_HOST));

        IQ answer = scene.send(Say.used("h1", used));

        assertThat(Say.refusal(answer)).startsWith("not-acceptable: ");
        assertThat(answer.toXML()).doesNotContain("streamhost-used");
        assertThat(answer.getTo()).hasToString(ALICE);
        assertThat(scene.last().state()).isEqualTo(TransferState.REFUSED);
        assertThat(scene.lastRule()).isEqualTo("proxy-only");
        assertThat(scene.noticesTo(BOB)).hasSize(1);
    }

    @Test
    void answerMaySpellTheProxyInItsOwnWay() {
        scene.accepted("s1", "size='900'", Say.SOCKS5);
        scene.send(Say.streamhosts("h1", "s1", Say.PROXY_HOST));

        IQ answer = scene.send(Say.used("h1", "Proxy.Example.ORG"));

        assertThat(Say.refusal(answer)).isEmpty();
        assertThat(scene.live().path()).isEqualTo(TransferPath.PROXIED);
    }

    @Test
    void activationAtAProxyElsewhereIsRefused() {
        scene.accepted("s1", "size='900'", Say.SOCKS5);

        IQ activation = scene.send(Say.activate("a1", "proxy.example.net", "s1", BOB));

        assertThat(Say.refusal(activation)).startsWith("policy-violation: ");
        assertThat(scene.lastRule()).isEqualTo("proxy-only");
        assertThat(scene.last().state()).isEqualTo(TransferState.REFUSED);
    }

    @Test
    void activationAtAProxyElsewhereIsNoneOfOursWithoutTheRule() {
        Scene open = new Scene(Policies.OPEN);
        open.accepted("s1", "size='900'", Say.SOCKS5);

        IQ activation = open.send(Say.activate("a1", "proxy.example.net", "s1", BOB));

        assertThat(Say.refusal(activation)).isEmpty();
        assertThat(open.proxy.expected).isEmpty();
    }

    @Test
    void activationMaySpellTheTargetInItsOwnWay() {
        TransferId id = scene.accepted("s1", "size='900'", Say.SOCKS5).id();
        scene.send(Say.streamhosts("h1", "s1", Say.PROXY_HOST));
        scene.send(Say.used("h1", PROXY));

        IQ activation = scene.send(Say.activate("a1", PROXY, "s1", " BOB@Example.org/phone\n"));

        assertThat(Say.refusal(activation)).isEmpty();
        assertThat(scene.proxy.expected).containsExactly(id, id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bob@example.org/my  phone",
                "bob@example.org/my\tphone",
                "bob@example.org/my\nphone",
                "@",
                "a@b@c/"
            })
    void activationOfAnAddressThatTheProxyReadsInAnotherWayIsRefused(String target) {
        IQ activation = scene.send(Say.activate("a1", PROXY, "s1", target));

        assertThat(Say.refusal(activation)).startsWith("bad-request: The activation does not name");
        assertThat(scene.lastRule()).isEqualTo("malformed");
        assertThat(scene.proxy.expected).isEmpty();
    }

    @Test
    void aSingleBlankInAResourceIsAnAddress() {
        IQ activation = scene.send(Say.activate("a1", PROXY, "s1", "bob@example.org/my phone"));

        assertThat(Say.refusal(activation)).isEmpty();
        assertThat(scene.proxy.expected).hasSize(1);
    }

    @Test
    void secondStreamBesideOneThatMovesIsAConflict() {
        TransferId id = scene.activated("s1", "size='900'").id();

        IQ hosts = scene.send(Say.streamhosts("h2", "s1", Say.PROXY_HOST));
        assertThat(scene.lastRule()).isEqualTo("duplicate");
        IQ open = scene.send(Say.open("i1", "s1"));

        assertThat(Say.refusal(hosts)).startsWith("conflict");
        assertThat(Say.refusal(open)).startsWith("conflict");
        assertThat(scene.live().id()).isEqualTo(id);
        assertThat(scene.live().path()).isEqualTo(TransferPath.PROXIED);
    }

    /** The server was started again with another address, and the client asks for it at its next login. */
    @Test
    void proxyAtAnAddressOfAnEarlierRunIsNotTakenForAnother() {
        Scene strict = new Scene(Policies.PROXY_ONLY);
        strict.accepted("s1", "size='900'", Say.SOCKS5);

        IQ query = strict.send(Say.streamhosts("h1", "s1", Say.FORGED_HOST));

        assertThat(Say.refusal(query)).startsWith("item-not-found").contains("Log in again");
        assertThat(strict.live().progress().failedAttempt().orElseThrow().cause())
                .isEqualTo(Cause.OLD_PROXY_ADDRESS);

        Scene observed = new Scene(Policies.in(PolicyMode.OBSERVE, Policies.PROXY_ONLY));
        observed.accepted("s1", "size='900'", Say.SOCKS5);
        observed.send(Say.streamhosts("h1", "s1", Say.FORGED_HOST));
        assertThat(observed.live().ruling().breaches())
                .extracting(Reason::cause)
                .containsExactly(Cause.OLD_PROXY_ADDRESS);
    }

    @Test
    void proxyAtAnAddressOfAnEarlierRunIsOursWhereTheRecipientIsConnectedToIt() {
        Scene open = new Scene(Policies.OPEN);
        open.accepted("s1", "size='900'", Say.SOCKS5);
        open.send(Say.streamhosts("h1", "s1", Say.FORGED_HOST));

        open.send(Say.used("h1", PROXY));
        assertThat(open.live().path()).isEqualTo(TransferPath.PROXIED);
        assertThat(open.proxy.met).containsExactly(open.live().id());

        IQ activation = open.send(Say.activate("a1", PROXY, "s1", BOB));
        assertThat(Say.refusal(activation)).isEmpty();
        assertThat(open.proxy.expected).contains(open.live().id());
    }

    @Test
    void proxyAtAnUnknownAddressIsNoProxyOfAnotherServer() {
        Scene open = new Scene(Policies.OPEN);
        open.proxy.connections = 0;
        open.accepted("s1", "size='900'", Say.SOCKS5);
        open.send(Say.streamhosts("h1", "s1", Say.FORGED_HOST));

        open.send(Say.used("h1", PROXY));

        assertThat(open.last().state()).isEqualTo(TransferState.HANDED_OFF);
        assertThat(open.last().endReason().orElseThrow().cause()).isEqualTo(Cause.UNKNOWN_PROXY_ADDRESS);
    }
}
