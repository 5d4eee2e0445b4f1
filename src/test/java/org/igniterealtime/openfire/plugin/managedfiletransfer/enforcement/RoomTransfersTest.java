// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement.ChatRoom.ROOM;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement.ChatRoom.occupant;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement.Scene.ALICE;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement.Scene.BOB;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement.Scene.PROXY;

import java.util.List;
import org.igniterealtime.openfire.plugin.managedfiletransfer.policy.Policy;
import org.igniterealtime.openfire.plugin.managedfiletransfer.policy.PolicyMode;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.RoomAddresses;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Transfer;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferEvent;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferId;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferPath;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferState;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.live.Capacity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xmpp.packet.IQ;
import org.xmpp.packet.JID;
import org.xmpp.packet.Message;
import org.xmpp.packet.Packet;

/** Alice and Bob met in a chat room: each of their stanzas passes twice, the second time as the room's copy. */
class RoomTransfersTest {

    private static final String CAROL = "carol@example.org/tablet";

    private Scene scene = new Scene(Policies.OPEN);

    @BeforeEach
    void theyAreInTheRoom() {
        enter(scene);
    }

    private static void enter(Scene scene) {
        scene.room.enter("A", ALICE);
        scene.room.enter("B", BOB);
        scene.room.enter("C", CAROL);
    }

    private void in(Policy policy) {
        scene = new Scene(policy);
        enter(scene);
    }

    @ParameterizedTest
    @EnumSource(
            value = PolicyMode.class,
            names = {"OBSERVE", "ENFORCE"})
    void offerIsOneTransferBetweenTheirOwnAddresses(PolicyMode mode) {
        in(Policies.in(mode, Policies.OPEN));

        IQ copy = toBob(Say.offer("o1", "s1", "name='notes.txt' size='900'"));

        Transfer transfer = scene.live();
        assertThat(transfer.sender()).hasToString(ALICE);
        assertThat(transfer.recipient()).hasToString(BOB);
        assertThat(transfer.offer().room().map(RoomAddresses::room)).contains(ROOM);
        assertThat(scene.heard).as("one offer").hasSize(1);
        assertThat(copy.toXML()).contains("notes.txt");
    }

    @Test
    void copyGoesOnAsItIs() {
        IQ sent = sent(Say.offer("o1", "s1", "name='notes.txt' size='900'"), "B");
        String before = scene.room.copy(sent).toXML();

        assertThat(scene.send(scene.room.copy(sent)).toXML()).isEqualTo(before);
    }

    @Test
    void refusalGoesToTheSenderInTheNameOfTheOccupant() {
        in(Policies.NO_EXE);

        IQ refused = sent(Say.offer("o1", "s1", "name='a.exe' size='900'"), "B");

        assertThat(refused.getTo()).hasToString(ALICE);
        assertThat(refused.getFrom()).hasToString(occupant("B"));
        assertThat(scene.last().recipient()).hasToString(BOB);
        assertThat(scene.noticesTo(ALICE))
                .as("who is behind the name is not for Alice to know")
                .singleElement()
                .asString()
                .contains(occupant("B"))
                .doesNotContain("bob@");
    }

    @Test
    void declineEndsItAndItsCopyIsWhole() {
        toBob(Say.offer("o1", "s1", "name='notes.txt' size='900'"));

        IQ copy = toAlice(Say.error("o1", "forbidden"));

        assertThat(scene.last().state()).isEqualTo(TransferState.DECLINED);
        assertThat(Say.refusal(copy)).startsWith("forbidden");
    }

    @Test
    void fileThatMovesInBandIsCountedOnce() {
        opened("s1", "size='900'");

        toBob(Say.block("d0", "s1", 0, 600));
        toAlice(Say.result("d0"));
        toBob(Say.block("d1", "s1", 1, 300));
        toAlice(Say.result("d1"));
        toBob(Say.close("c1", "s1"));

        assertThat(scene.last().state()).isEqualTo(TransferState.COMPLETED);
        assertThat(scene.bytesMoved()).isEqualTo(900);
        assertThat(scene.transfers.size()).isZero();
        assertThat(scene.awaited.size()).as("the close is not answered yet").isEqualTo(1);
    }

    @Test
    void acceptanceGoesOnWithItsChoice() {
        toBob(Say.offer("o1", "s1", "name='notes.txt' size='900'"));

        IQ copy = toAlice(Say.accept("o1", Say.IBB));

        assertThat(copy.toXML()).contains("<value>" + Say.IBB + "</value>");
        assertThat(scene.live().state()).isEqualTo(TransferState.ACCEPTED);
    }

    @Test
    void limitCutsItTowardsBothByTheNamesTheyKnow() {
        in(Policies.LIMITED);
        opened("s1", "");
        toBob(Say.block("d0", "s1", 0, 1000));

        IQ refused = sent(Say.block("d1", "s1", 1, 1), "B");

        assertThat(Say.refusal(refused)).startsWith("policy-violation");
        assertThat(refused.getFrom()).hasToString(occupant("B"));
        assertThat(scene.last().state()).isEqualTo(TransferState.CUT);
        assertThat(closes()).containsExactly(occupant("A") + " > " + BOB, occupant("B") + " > " + ALICE);
    }

    @Test
    void stopEndsTheStreamTowardsBothByTheNamesTheyKnow() {
        TransferId id = opened("s1", "size='900'").id();
        toBob(Say.block("d0", "s1", 0, 500));

        assertThat(scene.enforcement.stop(id, "root")).isPresent();

        assertThat(closes()).containsExactly(occupant("A") + " > " + BOB, occupant("B") + " > " + ALICE);
        assertThat(Say.refusal(sent(Say.block("d1", "s1", 1, 1), "B"))).startsWith("item-not-found");
        assertThat(scene.last().state()).isEqualTo(TransferState.STOPPED);
    }

    @Test
    void answerToTheCloseOfTheServerReachesNobody() {
        TransferId id = opened("s1", "size='900'").id();
        scene.enforcement.stop(id, "root");
        Packet close = scene.sent.get(0);
        // The interceptor sees what the server sends as well.
        assertThat(scene.send(close.createCopy()).toXML()).isEqualTo(close.toXML());

        IQ answer = scene.send(Say.iq("result", close.getID(), BOB, occupant("A"), ""));

        assertThat(answer.getTo()).hasToString(Scene.DOMAIN);
    }

    @Test
    void stopOfAnOpenOfferAnswersItInTheNameOfTheOccupant() {
        toBob(Say.offer("o1", "s1", "name='notes.txt' size='900'"));

        scene.enforcement.stop(scene.live().id(), "root");
        IQ late = scene.send(to(Say.accept("o1", Say.IBB), "A"));

        assertThat(scene.sent.get(0).getFrom()).hasToString(occupant("B"));
        assertThat(scene.sent.get(0).getTo()).hasToString(ALICE);
        assertThat(late.getTo()).hasToString(Scene.DOMAIN);
    }

    @Test
    void errorOfTheRoomIsTheEnd() {
        IQ offer = sent(Say.offer("o1", "s1", "name='notes.txt' size='900'"), "B");

        scene.send(Say.iq(
                "error", "o1", occupant("B"), ALICE, offer.getChildElement().asXML() + Say.problem("forbidden")));

        assertThat(scene.last().state()).isEqualTo(TransferState.DECLINED);
        assertThat(scene.awaited.size()).isZero();
    }

    @Test
    void offerToANameThatNobodyHasEndsByTheErrorOfTheRoom() {
        sent(Say.offer("o1", "s1", "name='notes.txt' size='900'"), "Nobody");
        assertThat(scene.live().recipient()).hasToString(occupant("Nobody"));

        scene.send(Say.iq("error", "o1", occupant("Nobody"), ALICE, Say.problem("recipient-unavailable")));

        assertThat(scene.last().state()).isEqualTo(TransferState.FAILED);
        assertThat(scene.transfers.size()).isZero();
    }

    @Test
    void copyOfAResultIsNobodysConsent() {
        sent(Say.offer("o1", "s1", "name='notes.txt' size='900'"), "B");

        scene.send(Say.iq(
                "result",
                "o1",
                occupant("B"),
                ALICE,
                Say.accept("o1", Say.IBB).getChildElement().asXML()));

        assertThat(scene.live().state()).isEqualTo(TransferState.OFFERED);
    }

    /** Openfire lets a component send in any name. */
    @ParameterizedTest
    @ValueSource(strings = {"A", "Nobody"})
    void offerInTheNameOfAnOccupantThatNoRoomSendsIsJudged(String name) {
        in(Policies.NO_EXE);

        IQ offer = scene.send(Say.iq("set", "f1", occupant(name), BOB, Say.si("s1", "name='evil.exe' size='5'")));

        assertThat(Say.refusal(offer)).startsWith("policy-violation");
        assertThat(scene.last().state()).isEqualTo(TransferState.REFUSED);
        assertThat(scene.last().sender()).hasToString(occupant(name));
    }

    @Test
    void blocksInTheNameOfAnOccupantThatNoRoomSendsAreRefused() {
        opened("s1", "size='900'");

        IQ block = scene.send(Say.iq(
                "set",
                "f1",
                occupant("A"),
                BOB,
                Say.block("f1", "s1", 0, 100).getChildElement().asXML()));
        Message inMessage = Say.dataInMessage(BOB, "s1", 100);
        inMessage.setFrom(new JID(occupant("A")));
        scene.send(inMessage);

        assertThat(Say.refusal(block)).isNotEmpty();
        assertThat(Say.refusal(inMessage)).isNotEmpty();
        assertThat(scene.bytesMoved()).isZero();
    }

    @Test
    void streamOfTheRoomIsNotThatOfTheUsersOwnAddresses() {
        in(Policies.largest(1000));
        opened("s1", "size='900'");

        IQ block = scene.send(Say.block("d0", "s1", 0, 100));
        scene.send(Say.close("c1", "s1"));

        assertThat(Say.refusal(block)).startsWith("item-not-found");
        assertThat(scene.live().state()).isEqualTo(TransferState.TRANSFERRING);
    }

    /** To the recipient's client it is one stream, whoever has the name. */
    @Test
    void anotherConnectionUnderTheNameHasTheSameLimit() {
        in(Policies.largest(1000));
        opened("s1", "size='900'");
        sent(Say.block("d0", "s1", 0, 900), "B");
        sent(Say.close("c1", "s1"), "B");
        scene.room.leave("A");
        scene.room.leave("C");
        scene.room.enter("A", CAROL);

        IQ open = scene.send(Say.iq(
                "set",
                "i2",
                CAROL,
                occupant("B"),
                Say.open("i2", "s1").getChildElement().asXML()));
        IQ block = scene.send(Say.iq(
                "set",
                "d1",
                CAROL,
                occupant("B"),
                Say.block("d1", "s1", 1, 900).getChildElement().asXML()));

        assertThat(Say.refusal(open)).isEmpty();
        assertThat(Say.refusal(block)).isNotEmpty();
    }

    @Test
    void closeAnsweredByOneOfSeveralFreesNothing() {
        in(Policies.largest(1000));
        opened("s1", "size='900'");
        sent(Say.block("d0", "s1", 0, 900), "B");
        sent(Say.close("c1", "s1"), "B");
        toAlice(Say.result("c1"));

        toBob(Say.open("i2", "s1"));
        IQ block = sent(Say.block("d1", "s1", 1, 900), "B");

        assertThat(Say.refusal(block)).isNotEmpty();
    }

    @Test
    void answerThatNobodyAwaitsIsStrippedBeforeItsCopyIsMade() {
        IQ stray = scene.send(to(Say.accept("o9", Say.IBB), "A"));

        assertThat(stray.toXML()).doesNotContain(Say.IBB);
    }

    @Test
    void anotherNameInBetweenDoesNotBreakIt() {
        opened("s1", "size='900'");
        scene.room.leave("B");
        scene.room.enter("Bobby", BOB);

        sent(Say.block("d0", "s1", 0, 900), "Bobby");
        toAlice(Say.result("d0"));
        sent(Say.close("c1", "s1"), "Bobby");

        assertThat(scene.last().state()).isEqualTo(TransferState.COMPLETED);
    }

    @Test
    void openOffersTakeThePlacesOfTheOneWhoOffers() {
        scene = new Scene(Policies.OPEN, new Capacity(50, 2, 2, 100));
        enter(scene);
        for (int number = 0; number < 3; number++) {
            sent(Say.offer("o" + number, "s" + number, "name='notes.txt' size='900'"), "B");
        }
        assertThat(scene.transfers.size()).isEqualTo(2);

        IQ carols = scene.send(Say.iq("set", "o1", CAROL, occupant("B"), Say.si("s1", "name='hers.txt' size='900'")));

        assertThat(Say.refusal(carols)).isEmpty();
        assertThat(scene.transfers.size()).isEqualTo(3);
    }

    @Test
    void whoLeavesTheServerEndsIt() {
        opened("s1", "size='900'");

        scene.enforcement.onGone(scene.live().recipient());

        assertThat(scene.transfers.size()).isZero();
    }

    @Test
    void streamOverTheProxyIsItsOwn() {
        toBob(Say.offer("o1", "s1", "name='notes.txt' size='900'"));
        toAlice(Say.accept("o1", Say.SOCKS5));
        toBob(Say.streamhosts("h1", "s1", Say.PROXY_HOST));
        toAlice(Say.used("h1", PROXY));

        IQ activation = scene.send(Say.activate("a1", PROXY, "s1", occupant("B")));
        scene.send(Say.iq("result", "a1", PROXY, ALICE, ""));

        assertThat(Say.refusal(activation)).isEmpty();
        assertThat(scene.live().state()).isEqualTo(TransferState.TRANSFERRING);
        assertThat(scene.live().path()).isEqualTo(TransferPath.PROXIED);
        assertThat(scene.proxy.expected).containsOnly(scene.live().id());
        assertThat(scene.heard)
                .filteredOn(change -> change.event() instanceof TransferEvent.Offered)
                .hasSize(1);
    }

    @Test
    void messageToAllWithABlockIsJudgedAlsoWhereTheRoomSendsIt() {
        Message block = Say.dataInMessage(BOB, "s1", 10);
        block.setFrom(new JID(occupant("A")));
        block.getElement().addAttribute("type", "groupchat");

        scene.send(block);

        assertThat(Say.refusal(block)).startsWith("bad-request");
    }

    @Test
    void blockInAMessageIsCountedOnce() {
        opened("s1", "size='900'");

        Message block = scene.send(Say.dataInMessage(occupant("B"), "s1", 900));
        scene.send(scene.room.copy(block));

        assertThat(scene.bytesMoved()).isEqualTo(900);
    }

    private Transfer opened(String sid, String size) {
        toBob(Say.offer("o-" + sid, sid, "name='notes.txt' " + size));
        toAlice(Say.accept("o-" + sid, Say.IBB));
        toAlice(Say.result(toBob(Say.open("i-" + sid, sid)).getID()));
        return scene.live();
    }

    /** Alice sends this to Bob's name; returned is the room's copy. */
    private IQ toBob(IQ iq) {
        return scene.send(scene.room.copy(sent(iq, "B")));
    }

    private IQ toAlice(IQ iq) {
        return scene.send(scene.room.copy(sent(iq, "A")));
    }

    private IQ sent(IQ iq, String name) {
        return scene.send(to(iq, name));
    }

    private static IQ to(IQ iq, String name) {
        iq.setTo(new JID(occupant(name)));
        return iq;
    }

    private List<String> closes() {
        return scene.sent.stream()
                .filter(IQ.class::isInstance)
                .map(close -> close.getFrom() + " > " + close.getTo())
                .toList();
    }
}
