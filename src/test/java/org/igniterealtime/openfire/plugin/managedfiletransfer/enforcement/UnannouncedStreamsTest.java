// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement.Scene.ALICE;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement.Scene.BOB;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement.Scene.PROXY;

import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Protocol;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferPath;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xmpp.packet.IQ;
import org.xmpp.packet.Message;

/** Streams that nobody offered, and streams whose transfer is over. */
class UnannouncedStreamsTest {

    @Test
    void openWithoutAnOfferIsATransferOfItsOwn() {
        Scene scene = new Scene(Policies.largest(1000));

        IQ open = scene.send(Say.open("i1", "s1"));

        assertThat(Say.refusal(open)).isEmpty();
        assertThat(scene.live().offer().protocol()).isEqualTo(Protocol.BARE);
        assertThat(scene.live().path()).isEqualTo(TransferPath.IN_BAND);
        assertThat(Say.refusal(scene.send(Say.data("d1", "s1", 1001)))).startsWith("policy-violation");
        assertThat(scene.lastRule()).isEqualTo("largest-file");
    }

    @Test
    void dataWithoutAnOpenDoesNotPassAndIsRecordedOnce() {
        Scene scene = new Scene(Policies.OPEN);

        for (int i = 0; i < 5; i++) {
            assertThat(Say.refusal(scene.send(Say.data("d" + i, "s1", 1)))).startsWith("item-not-found: No in-band");
        }

        assertThat(scene.heard).hasSize(1);
        assertThat(scene.lastRule()).isEqualTo("no-stream");
        assertThat(scene.noticesTo(BOB)).isEmpty();
    }

    @Test
    void whereASizeMustBeKnownNoStreamPassesWithoutItsOffer() {
        Scene scene = new Scene(Policies.KNOWN_SIZE);

        assertThat(Say.refusal(scene.send(Say.open("i1", "s1")))).startsWith("policy-violation");
        assertThat(scene.lastRule()).isEqualTo("unknown-size");
        assertThat(Say.refusal(scene.send(Say.data("d1", "s2", 1)))).startsWith("item-not-found");
        assertThat(Say.refusal(scene.send(Say.dataInMessage(BOB, "s3", 1)))).startsWith("item-not-found");
        assertThat(Say.refusal(scene.send(Say.streamhosts("h1", "s4", Say.PROXY_HOST))))
                .startsWith("policy-violation");
        assertThat(Say.refusal(scene.send(Say.activate("a1", PROXY, "s5", BOB))))
                .startsWith("policy-violation");
        assertThat(scene.proxy.expected).isEmpty();
    }

    @Test
    void anotherSessionForEachBlockIsNoWayAroundThat() {
        Scene scene = new Scene(Policies.KNOWN_SIZE);

        for (int block = 0; block < 5; block++) {
            IQ data = scene.send(Say.data("d" + block, "s" + block, 100));
            assertThat(Say.refusal(data)).startsWith("item-not-found");
        }
        assertThat(scene.transfers.size()).isZero();
    }

    @Test
    void whereInBandIsNotAllowedNoUnannouncedStreamIs() {
        Scene scene = new Scene(Policies.NO_IN_BAND);

        assertThat(Say.refusal(scene.send(Say.open("i1", "s1")))).startsWith("policy-violation");
        assertThat(scene.lastRule()).isEqualTo("in-band");
        assertThat(Say.refusal(scene.send(Say.data("d1", "s2", 1)))).startsWith("item-not-found");
        assertThat(Say.refusal(scene.send(Say.streamhosts("h1", "s3", Say.OWN_HOST))))
                .isEmpty();
    }

    @Test
    void underProxyOnlyUnannouncedStreamhostsAreStripped() {
        Scene scene = new Scene(Policies.PROXY_ONLY);

        IQ stripped = scene.send(Say.streamhosts("h1", "s1", Say.OWN_HOST + Say.PROXY_HOST));
        IQ refused = scene.send(Say.streamhosts("h2", "s2", Say.OWN_HOST));

        assertThat(stripped.toXML()).contains(PROXY).doesNotContain("198.51.100.7");
        assertThat(Say.refusal(refused)).startsWith("item-not-found");
    }

    @Test
    void unannouncedActivationAtOurProxyIsCountedAndLimited() {
        Scene scene = new Scene(Policies.largest(1000));

        scene.send(Say.activate("a1", PROXY, "s1", BOB));

        assertThat(scene.live().offer().protocol()).isEqualTo(Protocol.BARE);
        assertThat(scene.live().path()).isEqualTo(TransferPath.PROXIED);
        scene.proxy.flow().moved(1000, 0);
        scene.proxy.flow().over(OwnProxy.End.LIMIT);
        assertThat(scene.last().state()).isEqualTo(TransferState.CUT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"open", "streamhosts", "activation"})
    void stepAfterARefusalIsAnsweredAndRecorded(String step) {
        Scene scene = new Scene(Policies.NO_EXE);
        scene.send(Say.offer("o1", "s1", "name='a.exe' size='1'"));
        int before = scene.heard.size();

        IQ late = scene.send(
                switch (step) {
                    case "open" -> Say.open("x1", "s1");
                    case "streamhosts" -> Say.streamhosts("x1", "s1", Say.PROXY_HOST);
                    default -> Say.activate("x1", PROXY, "s1", BOB);
                });

        assertThat(Say.refusal(late))
                .startsWith("item-not-found: This server has already ended the stream (Blocked file extension)");
        assertThat(scene.heard).hasSize(before + 1);
        assertThat(scene.lastRule()).isEqualTo("ended-stream");
        assertThat(scene.last().state()).isEqualTo(TransferState.REFUSED);
        assertThat(scene.proxy.expected).isEmpty();
    }

    @Test
    void theAnswerToTheSecondAttemptIsNotNestedIntoTheThird() {
        Scene scene = new Scene(Policies.NO_EXE);
        scene.send(Say.offer("o1", "s1", "name='a.exe' size='1'"));
        IQ first = scene.send(Say.open("x1", "s1"));

        IQ second = scene.send(Say.open("x2", "s1"));

        assertThat(Say.refusal(second)).isEqualTo(Say.refusal(first));
    }

    @Test
    void streamAfterAnEndOfThePeersIsAnotherOneThatNobodyOffered() {
        Scene scene = new Scene(Policies.largest(1000));
        scene.opened("s1", "size='900'");
        scene.send(Say.close("c1", "s1"));

        IQ again = scene.send(Say.open("i9", "s1"));

        assertThat(Say.refusal(again)).isEmpty();
        assertThat(scene.live().offer().protocol()).isEqualTo(Protocol.BARE);
        assertThat(Say.refusal(scene.send(Say.data("d1", "s1", 1001)))).startsWith("policy-violation");
    }

    @Test
    void streamAfterAnEndObeysAPolicyThatChangedMeanwhile() {
        Scene scene = new Scene(Policies.OPEN);
        scene.opened("s1", "size='900'");
        scene.send(Say.close("c1", "s1"));
        scene.enact(Policies.KNOWN_SIZE);

        assertThat(Say.refusal(scene.send(Say.open("i9", "s1")))).startsWith("policy-violation");
    }

    @Test
    void streamToTheProxyItselfIsNoWayIn() {
        Scene scene = new Scene(Policies.NO_IN_BAND);

        IQ open = scene.send(Say.iq(
                "set", "i1", ALICE, PROXY, "<open xmlns='http://jabber.org/protocol/ibb' sid='s' block-size='1'/>"));

        assertThat(Say.refusal(open)).startsWith("policy-violation");
    }

    @Test
    void openToAnAccountIsAnsweredByTheServerButAMessageReachesSomebody() {
        Scene scene = new Scene(Policies.largest(1000));

        IQ open = scene.send(Say.iq(
                "set",
                "i1",
                ALICE,
                "bob@example.org",
                "<open xmlns='http://jabber.org/protocol/ibb' sid='s' block-size='1'/>"));
        Message data = scene.send(Say.dataInMessage("bob@example.org", "s", 1001));

        assertThat(Say.refusal(open)).isEmpty();
        assertThat(Say.refusal(data)).startsWith("item-not-found");
    }
}
