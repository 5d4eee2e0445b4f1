// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement.Scene.ALICE;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement.Scene.BOB;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement.Scene.PROXY;

import org.igniterealtime.openfire.plugin.managedfiletransfer.TestTexts;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.TransferSignal;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferPath;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferState;
import org.junit.jupiter.api.Test;
import org.xmpp.packet.IQ;

/** A transfer that nothing is wrong with, state by state. */
class FlowTest {

    private final Scene scene = new Scene(Policies.OPEN);

    @Test
    void transferOverTheProxy() {
        scene.send(Say.offer("o1", "s1", "name='notes.txt' size='900'"));
        assertThat(scene.live().state()).isEqualTo(TransferState.OFFERED);

        scene.send(Say.accept("o1", Say.SOCKS5));
        assertThat(scene.live().state()).isEqualTo(TransferState.ACCEPTED);

        scene.send(Say.streamhosts("h1", "s1", Say.OWN_HOST + Say.PROXY_HOST));
        assertThat(scene.live().state()).isEqualTo(TransferState.CONNECTING);
        assertThat(scene.proxy.expected).containsExactly(scene.live().id());

        scene.send(Say.used("h1", PROXY));
        assertThat(scene.live().path()).isEqualTo(TransferPath.PROXIED);

        scene.send(Say.activate("a1", PROXY, "s1", BOB));
        assertThat(scene.proxy.expected).containsOnly(scene.live().id());

        scene.send(Say.iq("result", "a1", PROXY, ALICE, ""));
        assertThat(scene.live().state()).isEqualTo(TransferState.TRANSFERRING);

        scene.proxy.flow().moved(900, 0);
        scene.proxy.flow().over(OwnProxy.End.WHOLE);
        assertThat(scene.last().state()).isEqualTo(TransferState.COMPLETED);
        assertThat(scene.last().bytesMoved()).isEqualTo(900);
        assertThat(scene.last().path()).isEqualTo(TransferPath.PROXIED);
        assertThat(scene.sent).isEmpty();
        assertThat(scene.awaited.size()).isZero();
    }

    @Test
    void anAnswerWhoseTransferEndsWhileItIsReadBringsNothingWithIt() {
        // Given
        scene.opened("s1", "size='900'");
        scene.send(Say.data("i2", "s1", 900));
        IQ result = Say.answer("i2", "<data xmlns='" + Say.IBB + "' sid='s2' seq='0'>AAAA</data>");
        IQ error = Say.iq("error", "i2", BOB, ALICE, "<data xmlns='" + Say.IBB + "' sid='s2' seq='0'>AAAA</data>");
        TransferSignal asResult = scene.read(result).orElseThrow();
        TransferSignal asError = scene.read(error).orElseThrow();

        // When
        scene.awaited.forget(scene.live().id());
        scene.enforcement.onStanza(asResult);
        scene.enforcement.onStanza(asError);

        // Then
        assertThat(asResult).isInstanceOf(TransferSignal.Answer.class);
        assertThat(result.toXML()).doesNotContain("AAAA");
        assertThat(error.toXML()).doesNotContain("AAAA");
    }

    /** A client that gets blocks out of order takes none of them, and closes before it answers. */
    @Test
    void recipientWhoClosesBeforeItAnswersTheBlocksHasNotTakenThem() {
        scene.opened("s1", "size='900'");
        scene.send(Say.block("d0", "s1", 7, 900));

        scene.send(Say.iq(
                "set", "c1", BOB, ALICE, Say.close("c1", "s1").getChildElement().asXML()));

        assertThat(scene.last().state()).isEqualTo(TransferState.CANCELLED);
    }

    @Test
    void senderWhoTakesTheOfferBackWhileItsBytesMoveHasNotWithdrawnIt() {
        scene.opened("s1", "size='900'");
        scene.send(Say.data("d1", "s1", 100));

        scene.send(Say.iq("error", "offer-s1", ALICE, BOB, Say.problem("item-not-found")));

        assertThat(scene.live().state()).isEqualTo(TransferState.TRANSFERRING);
    }

    @Test
    void transferInBand() {
        scene.accepted("s1", "size='900'", Say.IBB);
        assertThat(scene.live().path()).isEqualTo(TransferPath.IN_BAND);

        IQ open = scene.send(Say.open("i1", "s1"));
        assertThat(scene.live().state()).isEqualTo(TransferState.CONNECTING);

        IQ opened = scene.send(Say.result(open.getID()));
        assertThat(opened.getID()).isEqualTo("i1");
        assertThat(scene.live().state()).isEqualTo(TransferState.TRANSFERRING);

        scene.send(Say.data("i2", "s1", 900));
        scene.send(Say.result("i2"));
        scene.send(Say.close("i3", "s1"));
        scene.send(Say.result("i3"));
        assertThat(scene.last().state()).isEqualTo(TransferState.COMPLETED);
        assertThat(scene.last().bytesMoved()).isEqualTo(900);
        assertThat(scene.awaited.size()).isZero();
    }

    @Test
    void transferBetweenThePeersIsHandedOff() {
        scene.accepted("s1", "size='900'", Say.SOCKS5);
        scene.send(Say.streamhosts("h1", "s1", Say.OWN_HOST));

        scene.send(Say.used("h1", ALICE));

        assertThat(scene.last().state()).isEqualTo(TransferState.HANDED_OFF);
        assertThat(scene.last().path()).isEqualTo(TransferPath.DIRECT);
    }

    @Test
    void transferOverAProxyElsewhereIsHandedOff() {
        scene.accepted("s1", "size='900'", Say.SOCKS5);
        scene.send(Say.streamhosts("h1", "s1", "<streamhost jid='proxy.example.net' host='203.0.113.1' port='1'/>"));

        scene.send(Say.used("h1", "proxy.example.net"));

        assertThat(scene.last().state()).isEqualTo(TransferState.HANDED_OFF);
        assertThat(scene.last().path()).isEqualTo(TransferPath.UNKNOWN);
    }

    @Test
    void streamThatFailsLeavesTimeForAnotherWay() {
        scene.accepted("s1", "size='900'", Say.SOCKS5);
        scene.send(Say.streamhosts("h1", "s1", Say.OWN_HOST));

        scene.send(Say.error("h1", "item-not-found"));
        assertThat(scene.live().state()).isEqualTo(TransferState.CONNECTING);
        assertThat(TestTexts.sentence(scene.live().progress().failedAttempt())).contains("item-not-found");

        scene.accept(Say.open("i1", "s1"));
        assertThat(scene.live().state()).isEqualTo(TransferState.TRANSFERRING);
        assertThat(scene.live().path()).isEqualTo(TransferPath.IN_BAND);
    }

    @Test
    void recipientDeclines() {
        scene.send(Say.offer("o1", "s1", "name='notes.txt' size='900'"));

        scene.send(Say.error("o1", "forbidden"));

        assertThat(scene.last().state()).isEqualTo(TransferState.DECLINED);
    }

    @Test
    void errorsOfThePeerEndOrHinder() {
        scene.send(Say.offer("o1", "s1", "name='notes.txt' size='900'"));
        scene.send(Say.error("o1", "service-unavailable"));
        assertThat(scene.last().state()).isEqualTo(TransferState.FAILED);

        scene.accepted("s2", "size='900'", Say.IBB);
        scene.send(Say.error(scene.send(Say.open("i1", "s2")).getID(), "not-acceptable"));
        assertThat(TestTexts.sentence(scene.live().progress().failedAttempt())).contains("not-acceptable");

        scene.accept(Say.open("i2", "s2"));
        scene.send(Say.data("i3", "s2", 10));
        scene.send(Say.error("i3", "item-not-found"));
        assertThat(scene.last().state()).isEqualTo(TransferState.FAILED);
        assertThat(TestTexts.sentence(scene.last().endReason())).contains("item-not-found");
    }

    @Test
    void serversOwnAnswersAreFollowedAsWell() {
        scene.send(Say.offer("o1", "s1", "name='notes.txt' size='900'"));

        scene.serverAnswers(Say.error("o1", "service-unavailable"));

        assertThat(scene.last().state()).isEqualTo(TransferState.FAILED);
        assertThat(TestTexts.sentence(scene.last().endReason())).contains("service-unavailable");
    }

    @Test
    void proxyThatDoesNotActivateHinders() {
        scene.accepted("s1", "size='900'", Say.SOCKS5);
        scene.send(Say.streamhosts("h1", "s1", Say.PROXY_HOST));
        scene.send(Say.used("h1", PROXY));
        scene.send(Say.activate("a1", PROXY, "s1", BOB));

        scene.serverAnswers(Say.iq("error", "a1", PROXY, ALICE, Say.problem("not-allowed")));

        assertThat(scene.live().state()).isEqualTo(TransferState.CONNECTING);
        assertThat(TestTexts.sentence(scene.live().progress().failedAttempt())).contains("not-allowed");
    }

    @Test
    void answersThatNobodyAskedForChangeNothing() {
        scene.send(Say.offer("o1", "s1", "name='notes.txt' size='900'"));

        scene.send(Say.iq("result", "o1", "eve@example.org/x", ALICE, ""));
        scene.send(Say.iq("error", "o1", BOB, "eve@example.org/x", Say.problem("forbidden")));
        scene.send(Say.iq("error", "o1", "bob@example.org", ALICE, Say.problem("forbidden")));
        scene.send(Say.accept("other", Say.SOCKS5));

        assertThat(scene.live().state()).isEqualTo(TransferState.OFFERED);
    }

    @Test
    void secondAnswerChangesNothing() {
        scene.accepted("s1", "size='900'", Say.SOCKS5);

        IQ second = scene.send(Say.error("offer-s1", "forbidden"));

        assertThat(second.getType()).isEqualTo(IQ.Type.error);
        assertThat(scene.live().state()).isEqualTo(TransferState.ACCEPTED);
    }
}
