// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement.Scene.ALICE;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement.Scene.BOB;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement.Scene.PROXY;

import java.time.Duration;
import java.util.Optional;
import org.igniterealtime.openfire.plugin.managedfiletransfer.TestTexts;
import org.igniterealtime.openfire.plugin.managedfiletransfer.policy.PolicyMode;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferId;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferState;
import org.junit.jupiter.api.Test;
import org.xmpp.packet.IQ;
import org.xmpp.packet.Message;

class StopTest {

    private final Scene scene = new Scene(Policies.OPEN);

    @Test
    void stopOfAnOfferTellsTheSenderThatThereWillBeNoAnswer() {
        scene.send(Say.offer("o1", "s1", "name='notes.txt' size='900'"));

        Optional<Told> stopped = scene.enforcement.stop(scene.live().id(), "root");

        assertThat(stopped).contains(new Told(true, false));
        assertThat(scene.last().state()).isEqualTo(TransferState.STOPPED);
        assertThat(TestTexts.sentence(scene.last().endReason())).isEqualTo("Stopped by the administrator root.");
        IQ error = (IQ) scene.sent.get(0);
        assertThat(error.getID()).isEqualTo("o1");
        assertThat(error.getTo()).hasToString(ALICE);
        assertThat(error.getFrom()).hasToString(BOB);
        assertThat(Say.refusal(error)).startsWith("policy-violation: ");
        assertThat(scene.noticesTo(ALICE)).hasSize(1);
        assertThat(scene.noticesTo(BOB)).as("he has not accepted anything").isEmpty();
    }

    @Test
    void nobodyIsSaidToHaveANoticeWhoGetsNone() {
        Scene quiet = new Scene(Policies.QUIET);
        quiet.accepted("s1", "size='900'", Say.SOCKS5);
        assertThat(quiet.enforcement.stop(quiet.live().id(), "root")).contains(new Told(false, false));

        for (int told = 0; told < Notices.MOST_AN_HOUR; told++) {
            scene.clock.pass(Duration.ofSeconds(6));
            scene.accepted("s" + told, "size='900'", Say.SOCKS5);
            assertThat(scene.enforcement.stop(scene.live().id(), "root")).contains(new Told(true, true));
        }
        scene.accepted("s99", "size='900'", Say.SOCKS5);
        assertThat(scene.enforcement.stop(scene.live().id(), "root")).contains(new Told(false, false));
    }

    @Test
    void answerToAnOfferThatWasStoppedReachesNobody() {
        scene.send(Say.offer("o1", "s1", "name='notes.txt' size='900'"));
        scene.enforcement.stop(scene.live().id(), "root");

        IQ late = scene.send(Say.accept("o1", Say.IBB));

        assertThat(late.getTo()).hasToString(Scene.DOMAIN);
        assertThat(late.getElement().elements()).isEmpty();
        assertThat(late.getID()).isNotEqualTo("o1");
    }

    @Test
    void partiesDoNotLearnWhichAdministratorItWas() {
        scene.send(Say.offer("o1", "s1", "name='notes.txt' size='900'"));

        scene.enforcement.stop(scene.live().id(), "root");
        IQ late = scene.send(Say.open("i1", "s1"));

        assertThat(scene.sent).noneMatch(stanza -> stanza.toXML().contains("root"));
        assertThat(Say.refusal(late))
                .startsWith("item-not-found")
                .contains("administrator")
                .doesNotContain("root");
    }

    @Test
    void stopOfAnAcceptedOfferIsToldAndHolds() {
        TransferId id = scene.accepted("s1", "size='900'", Say.SOCKS5).id();

        scene.enforcement.stop(id, "root");

        assertThat(scene.sent).allMatch(Message.class::isInstance).hasSize(2);
        assertThat(Say.refusal(scene.send(Say.streamhosts("h1", "s1", Say.OWN_HOST))))
                .startsWith("item-not-found");
        assertThat(Say.refusal(scene.send(Say.activate("a1", PROXY, "s1", BOB))))
                .startsWith("item-not-found");
    }

    @Test
    void stopWhileThePeersConnectKeepsTheAnswerFromSettingUpTheStream() {
        scene.accepted("s1", "size='900'", Say.SOCKS5);
        scene.send(Say.streamhosts("h1", "s1", Say.OWN_HOST));
        scene.enforcement.stop(scene.live().id(), "root");

        IQ used = scene.send(Say.used("h1", ALICE));
        IQ elsewhere = scene.send(Say.activate("a1", "proxy.example.net", "s1", BOB));

        assertThat(Say.refusal(used)).startsWith("policy-violation");
        assertThat(used.toXML()).doesNotContain("streamhost-used");
        assertThat(Say.refusal(elsewhere)).startsWith("item-not-found");
    }

    @Test
    void stopOfAnInBandStreamClosesItTowardsBoth() {
        scene.opened("s1", "size='900'");

        scene.enforcement.stop(scene.live().id(), "root");

        assertThat(scene.sent.stream().filter(IQ.class::isInstance).map(close -> close.getTo()
                        .toString()))
                .containsExactly(BOB, ALICE);
        assertThat(scene.sent.get(0).getID()).startsWith("mft-");
        assertThat(Say.refusal(scene.send(Say.data("d1", "s1", 1)))).startsWith("item-not-found");
        assertThat(Say.refusal(scene.send(Say.dataBack("d1", "s1", 1)))).startsWith("item-not-found");
    }

    @Test
    void stopOfAProxiedStreamClosesItsSockets() {
        TransferId id = scene.activated("s1", "size='900'").id();
        OwnProxy.Flow flow = scene.proxy.flow();

        scene.enforcement.stop(id, "root");
        flow.over(OwnProxy.End.CLOSED);

        assertThat(scene.proxy.closed).containsExactly(id);
        assertThat(scene.last().state()).isEqualTo(TransferState.STOPPED);
    }

    @Test
    void stopHoldsWhereThePolicyIsOnlyWatched() {
        Scene observed = new Scene(Policies.in(PolicyMode.OBSERVE, Policies.OPEN));
        observed.opened("s1", "size='900'");
        observed.enforcement.stop(observed.live().id(), "root");
        TransferId proxied = observed.activated("s2", "size='900'").id();
        observed.enforcement.stop(proxied, "root");

        assertThat(Say.refusal(observed.send(Say.data("d1", "s1", 1)))).startsWith("item-not-found");
        assertThat(Say.refusal(observed.send(Say.open("i9", "s1")))).startsWith("item-not-found");
        assertThat(observed.proxy.closed).contains(proxied);
    }

    @Test
    void whatIsOverCannotBeStopped() {
        TransferId id = scene.opened("s1", "size='900'").id();
        scene.send(Say.close("c1", "s1"));

        assertThat(scene.enforcement.stop(id, "root")).isEmpty();
        assertThat(scene.enforcement.stop(new TransferId("never-seen"), "root")).isEmpty();
        assertThat(scene.sent).isEmpty();
    }
}
