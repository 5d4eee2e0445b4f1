// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement.Scene.ALICE;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement.Scene.BOB;

import org.igniterealtime.openfire.plugin.managedfiletransfer.TestTexts;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xmpp.packet.IQ;
import org.xmpp.packet.Message;

class InBandStreamsTest {

    private final Scene scene = new Scene(Policies.largest(1000));

    @Test
    void blocksPassUpToTheLimitAndNotOneByteMore() {
        scene.opened("s1", "");
        IQ last = scene.send(Say.data("d1", "s1", 1000));

        IQ over = scene.send(Say.data("d2", "s1", 1));

        assertThat(Say.refusal(last)).isEmpty();
        assertThat(Say.refusal(over)).startsWith("policy-violation: More bytes were sent");
        assertThat(scene.last().state()).isEqualTo(TransferState.CUT);
        assertThat(scene.last().bytesMoved()).isEqualTo(1000);
        assertThat(scene.lastRule()).isEqualTo("largest-file");
    }

    @Test
    void bothAreToldOfACutAndTheStreamIsClosedTowardsBoth() {
        scene.opened("s1", "");

        scene.send(Say.data("d1", "s1", 1001));

        assertThat(scene.sent.stream().filter(IQ.class::isInstance).map(close -> close.getFrom() + " " + close.getTo()))
                .containsExactly(ALICE + " " + BOB, BOB + " " + ALICE);
        assertThat(scene.sent.get(0).toXML()).contains("<close", "sid=\"s1\"");
        assertThat(scene.noticesTo(ALICE))
                .singleElement()
                .asString()
                .contains("notes.txt", "to bob@example.org", "More bytes were sent");
        assertThat(scene.noticesTo(BOB))
                .as("not in a stranger's words")
                .singleElement()
                .asString()
                .contains("from alice@example.org", "More bytes were sent")
                .doesNotContain("notes.txt");
        assertThat(scene.proxy.closed).hasSize(1);
    }

    @Test
    void bothDirectionsCount() {
        scene.opened("s1", "");
        scene.send(Say.data("d1", "s1", 600));

        IQ back = scene.send(Say.dataBack("d1", "s1", 401));

        assertThat(Say.refusal(back)).startsWith("policy-violation");
        assertThat(back.getTo()).hasToString(BOB);
        assertThat(scene.last().state()).isEqualTo(TransferState.CUT);
    }

    @Test
    void messagesCountLikeRequests() {
        scene.opened("s1", "");
        Message passed = scene.send(Say.dataInMessage(BOB, "s1", 1000));

        Message over = scene.send(Say.dataInMessage(BOB, "s1", 1));

        assertThat(Say.refusal(passed)).isEmpty();
        assertThat(Say.refusal(over)).startsWith("policy-violation");
        assertThat(over.getType()).isEqualTo(Message.Type.error);
        assertThat(over.getTo()).hasToString(ALICE);
    }

    @ParameterizedTest
    @CsvSource({"100, 1124", "0, 1024", "1000000, 1010000"})
    void declaredSizeHoldsWithSomeSlack(int declared, int most) {
        Scene open = new Scene(Policies.OPEN);
        open.opened("s1", "size='" + declared + "'");
        IQ within = open.send(Say.data("d1", "s1", most));

        IQ over = open.send(Say.data("d2", "s1", 1));

        assertThat(Say.refusal(within)).isEmpty();
        assertThat(Say.refusal(over)).startsWith("policy-violation");
        assertThat(open.lastRule()).isEqualTo("declared-size");
    }

    @Test
    void dataAfterTheEndDoesNotPass() {
        scene.opened("s1", "");
        scene.send(Say.close("c1", "s1"));
        int heard = scene.heard.size();

        IQ late = scene.send(Say.data("d1", "s1", 10));
        Message inMessage = scene.send(Say.dataInMessage(BOB, "s1", 10));

        assertThat(Say.refusal(late)).startsWith("item-not-found");
        assertThat(Say.refusal(inMessage)).startsWith("item-not-found");
        assertThat(scene.heard).as("not one record for each block").hasSize(heard);
    }

    @Test
    void dataThatComesBeforeTheAnswerToItsOpenCounts() {
        scene.accepted("s1", "", Say.IBB);
        scene.send(Say.open("i1", "s1"));

        IQ early = scene.send(Say.data("d1", "s1", 1001));

        assertThat(Say.refusal(early)).startsWith("policy-violation");
    }

    @Test
    void dataBesideAProxiedStreamDoesNotPass() {
        scene.activated("s1", "");
        scene.proxy.flow().moved(600, 0);

        IQ beside = scene.send(Say.data("d1", "s1", 1));

        assertThat(Say.refusal(beside)).startsWith("item-not-found");
        assertThat(scene.live().state()).isEqualTo(TransferState.TRANSFERRING);
        assertThat(scene.live().bytesMoved()).isEqualTo(600);
    }

    @Test
    void closeBeforeAllHasMovedIsACancellation() {
        scene.opened("s1", "size='900'");
        scene.send(Say.data("d1", "s1", 100));

        scene.send(Say.iq("set", "c1", BOB, ALICE, "<close xmlns='http://jabber.org/protocol/ibb' sid='s1'/>"));

        assertThat(scene.last().state()).isEqualTo(TransferState.CANCELLED);
        assertThat(TestTexts.sentence(scene.last().endReason()))
                .isEqualTo("The recipient closed the stream after 100 of 900 bytes.");
    }

    @Test
    void closeWithoutASessionEndsTheStreamOfThePair() {
        scene.opened("s1", "");

        scene.send(Say.close("c1", ""));

        assertThat(scene.last().state()).isEqualTo(TransferState.COMPLETED);
    }

    @Test
    void blockThatIsSentTwiceCountsOnce() {
        scene.opened("s1", "size='900'");

        scene.send(Say.block("d1", "s1", 0, 450));
        scene.send(Say.block("d2", "s1", 0, 450));
        scene.send(Say.block("d3", "s1", 1, 450));

        assertThat(scene.live().bytesMoved()).isEqualTo(900);
    }

    @Test
    void repetitionIsNoWayAroundTheCount() {
        scene.opened("s1", "");

        for (int i = 0; i < 100; i++) {
            scene.send(Say.block("d" + i, "s1", 7, 100));
        }

        assertThat(scene.last().state()).isEqualTo(TransferState.CUT);
    }

    /** Bob's client had not taken it: the file is not complete, however much was sent to it. */
    @Test
    void streamThatItsRecipientRefusesAfterTheFirstBlocksHasFailed() {
        scene.accepted("s1", "size='100'", Say.IBB);
        IQ open = scene.send(Say.open("i1", "s1"));
        scene.send(Say.dataInMessage(BOB, "s1", 100));

        scene.send(Say.error(open.getID(), "not-acceptable"));

        assertThat(scene.last().state()).isEqualTo(TransferState.FAILED);
        assertThat(Say.refusal(scene.send(Say.dataInMessage(BOB, "s1", 1)))).startsWith("item-not-found");
    }

    @Test
    void closeBeforeTheStreamWasAcceptedCompletesNothing() {
        scene.accepted("s1", "size='100'", Say.IBB);
        scene.send(Say.open("i1", "s1"));
        scene.send(Say.dataInMessage(BOB, "s1", 100));

        scene.send(Say.close("c1", "s1"));

        assertThat(scene.last().state()).isEqualTo(TransferState.CANCELLED);
    }

    @Test
    void openingOfAStreamThatNobodyOfferedFailsWithItsError() {
        IQ open = scene.send(Say.open("i1", "bare"));

        scene.serverAnswers(Say.error(open.getID(), "service-unavailable"));

        assertThat(scene.last().state()).isEqualTo(TransferState.FAILED);
    }

    @Test
    void openingFromElsewhereKeepsItsId() {
        IQ open = scene.send(Say.iq(
                "set",
                "i1",
                "eve@remote.example/x",
                BOB,
                "<open xmlns='http://jabber.org/protocol/ibb' sid='s1' block-size='4096'/>"));

        assertThat(open.getID()).isEqualTo("i1");
    }

    @Test
    void closeByAnybodyElseEndsNothing() {
        scene.opened("s1", "");

        scene.send(Say.iq(
                "set", "c1", "eve@example.org/x", BOB, "<close xmlns='http://jabber.org/protocol/ibb' sid='s1'/>"));
        scene.send(Say.iq("set", "c1", "eve@example.org/x", BOB, "<close xmlns='http://jabber.org/protocol/ibb'/>"));

        assertThat(scene.live().state()).isEqualTo(TransferState.TRANSFERRING);
    }

    @Test
    void whereInBandIsNotAllowedNeitherOpenNorDataPasses() {
        Scene strict = new Scene(Policies.NO_IN_BAND);
        strict.accepted("s1", "size='900'", Say.SOCKS5);
        IQ open = strict.send(Say.open("i1", "s1"));
        assertThat(strict.lastRule()).isEqualTo("in-band");
        assertThat(strict.last().state()).isEqualTo(TransferState.REFUSED);
        strict.accepted("s2", "size='900'", Say.SOCKS5);
        IQ data = strict.send(Say.data("d1", "s2", 1));

        assertThat(Say.refusal(open)).startsWith("policy-violation: In-band transfers are not allowed");
        assertThat(Say.refusal(data)).startsWith("item-not-found: No in-band stream");
        assertThat(Say.refusal(strict.send(Say.data("d2", "s2", 1)))).startsWith("item-not-found");
    }

    @ParameterizedTest
    @ValueSource(strings = {Say.IBB})
    void answerThatChoosesTheWithdrawnMethodDoesNotPass(String method) {
        Scene strict = new Scene(Policies.NO_IN_BAND);
        strict.send(Say.offer("o1", "s1", "name='a.txt' size='900'"));

        IQ answer = strict.send(Say.accept("o1", method));

        assertThat(Say.refusal(answer)).startsWith("not-acceptable: ");
        assertThat(answer.toXML()).doesNotContain("<value>");
        assertThat(strict.last().state()).isEqualTo(TransferState.REFUSED);
        assertThat(strict.lastRule()).isEqualTo("in-band");
    }

    @Test
    void answerThatNamesNoMethodOrBothPassesAndItsOpenDoesNot() {
        Scene strict = new Scene(Policies.NO_IN_BAND);
        strict.send(Say.offer("o1", "s1", "name='a.txt' size='900'"));
        IQ without = strict.send(Say.accept("o1"));
        IQ open = strict.send(Say.open("i1", "s1"));
        strict.send(Say.offer("o2", "s2", "name='a.txt' size='900'"));
        IQ both = strict.send(Say.accept("o2", Say.SOCKS5, Say.IBB));
        IQ other = strict.send(Say.open("i2", "s2"));

        assertThat(Say.refusal(without)).isEmpty();
        assertThat(Say.refusal(both)).isEmpty();
        assertThat(Say.refusal(open)).startsWith("policy-violation");
        assertThat(Say.refusal(other)).startsWith("policy-violation");
    }
}
