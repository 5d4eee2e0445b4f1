// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement.Scene.ALICE;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement.Scene.BOB;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement.Scene.PROXY;

import java.util.List;
import org.igniterealtime.openfire.plugin.managedfiletransfer.policy.PolicyMode;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Cause;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Transfer;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.xmpp.packet.IQ;

/** A client that has one session id for all its files, and closes no stream. */
class ConstantSessionTest {

    private static final String SID = "letsdoit";

    @ParameterizedTest
    @EnumSource
    void secondFileInBandIsARowOfItsOwn(PolicyMode mode) {
        Scene scene = new Scene(Policies.in(mode, Policies.largest(1000)));
        send(scene, 1, "first.bin", 900);

        send(scene, 2, "second.bin", 700);
        scene.send(Say.close("c1", SID));

        assertRows(scene.rows());
    }

    /** The client answers nothing, as XIFF's peers may: the recipient's consent is its answer to the offer. */
    @ParameterizedTest
    @EnumSource
    void secondFileInBlocksWithoutAnOpeningIsARowOfItsOwn(PolicyMode mode) {
        Scene scene = new Scene(Policies.in(mode, Policies.largest(1000)));
        send(scene, 1, "first.bin", 900);

        IQ offer = scene.send(Say.offer("o2", SID, "name='second.bin' size='700'"));
        answerCloses(scene);
        scene.send(Say.accept("o2", Say.IBB));
        IQ open = scene.send(Say.open("i2", SID));
        scene.send(Say.result(open.getID()));
        for (int block = 0; block < 7; block++) {
            IQ sent = scene.send(Say.block("d2" + block, SID, block, 100));
            assertThat(Say.refusal(sent)).isEmpty();
            scene.send(Say.result(sent.getID()));
        }
        scene.send(Say.close("c1", SID));

        assertThat(Say.refusal(offer)).isEmpty();
        assertRows(scene.rows());
    }

    @ParameterizedTest
    @EnumSource
    void secondFileOverTheProxyIsARowOfItsOwn(PolicyMode mode) {
        Scene scene = new Scene(Policies.in(mode, Policies.largest(1000)));
        sendOverProxy(scene, 1, "first.bin", 900);

        sendOverProxy(scene, 2, "second.bin", 700);
        scene.proxy.flow().over(OwnProxy.End.WHOLE);

        assertRows(scene.rows());
        assertThat(scene.proxy.closed)
                .as("the sockets of the first stand in the way of the second")
                .contains(scene.rows().get(0).id());
    }

    /** What nobody offered has no size: its end is where the next one is opened. */
    @ParameterizedTest
    @EnumSource
    void secondStreamThatNobodyOfferedIsARowOfItsOwn(PolicyMode mode) {
        Scene scene = new Scene(Policies.in(mode, Policies.OPEN));
        scene.accept(Say.open("i1", SID));
        scene.accept(Say.data("d1", SID, 900));

        scene.accept(Say.open("i2", SID));
        scene.accept(Say.block("d2", SID, 0, 700));
        scene.send(Say.close("c1", SID));

        assertThat(scene.rows())
                .extracting(Transfer::bytesMoved, Transfer::state)
                .containsExactly(tuple(900L, TransferState.COMPLETED), tuple(700L, TransferState.COMPLETED));
    }

    /** Its size is right: what is used up is what the two files have in common. */
    @Test
    void secondFileThatIsCutForTheFirstOneSaysSo() {
        Scene scene = new Scene(Policies.OPEN);
        send(scene, 1, "first.bin", 1900);
        scene.send(Say.offer("o2", SID, "name='second.bin' size='1000'"));
        scene.send(Say.accept("o2", Say.IBB));
        scene.accept(Say.open("i2", SID));

        scene.send(Say.data("d2", SID, 1000));

        assertThat(scene.last().state()).isEqualTo(TransferState.CUT);
        assertThat(Say.sentenceOfEnd(scene.last()))
                .isEqualTo("An earlier transfer of 1,900 bytes used the same stream ID, and its stream was not closed. "
                        + "Both count toward one limit, which is used up. Send the file again.");
    }

    @Test
    void secondFileOverTheProxyThatIsCutForTheFirstOneSaysSo() {
        Scene scene = new Scene(Policies.OPEN);
        send(scene, 1, "first.bin", 1900);
        scene.send(Say.offer("o2", SID, "name='second.bin' size='1000'"));
        scene.send(Say.accept("o2", Say.SOCKS5));
        scene.send(Say.streamhosts("h2", SID, Say.PROXY_HOST));
        scene.send(Say.used("h2", PROXY));
        scene.send(Say.activate("a2", PROXY, SID, BOB));
        Transfer second = scene.live();
        int given = scene.transfers.allowance(second.id()).orElseThrow().takeUpTo(1000, second.enforcedByteLimit());
        scene.proxy.flow().moved(given, 0);

        scene.proxy.flow().over(OwnProxy.End.LIMIT);

        assertThat(scene.last().endReason().orElseThrow().cause()).isEqualTo(Cause.STREAM_USED_UP);
    }

    /** It lies about its size, whatever was before. */
    @Test
    void secondFileThatIsLargerThanDeclaredSaysThat() {
        Scene scene = new Scene(Policies.OPEN);
        send(scene, 1, "first.bin", 1900);
        scene.send(Say.offer("o2", SID, "name='second.bin' size='1000'"));
        scene.send(Say.accept("o2", Say.IBB));
        scene.accept(Say.open("i2", SID));

        scene.send(Say.data("d2", SID, 3000));

        assertThat(scene.last().endReason().orElseThrow().cause()).isEqualTo(Cause.DECLARED_SIZE);
    }

    private static void send(Scene scene, int number, String file, int size) {
        IQ offer = scene.send(Say.offer("o" + number, SID, "name='" + file + "' size='" + size + "'"));
        assertThat(Say.refusal(offer)).isEmpty();
        answerCloses(scene);
        scene.send(Say.accept("o" + number, Say.IBB));
        scene.accept(Say.open("i" + number, SID));
        IQ block = scene.send(Say.data("d" + number, SID, size));
        assertThat(Say.refusal(block)).isEmpty();
        scene.send(Say.result("d" + number));
    }

    /** The recipient closes what the server asks it to close in the sender's name: only then is its limit a fresh one. */
    private static void answerCloses(Scene scene) {
        scene.sent.stream()
                .filter(stanza -> stanza.toXML().contains("<close"))
                .forEach(close -> scene.send(Say.result(close.getID())));
        scene.sent.clear();
    }

    private static void sendOverProxy(Scene scene, int number, String file, int size) {
        scene.send(Say.offer("o" + number, SID, "name='" + file + "' size='" + size + "'"));
        scene.send(Say.accept("o" + number, Say.SOCKS5));
        scene.send(Say.streamhosts("h" + number, SID, Say.PROXY_HOST));
        scene.send(Say.used("h" + number, PROXY));
        IQ activation = scene.send(Say.activate("a" + number, PROXY, SID, BOB));
        assertThat(Say.refusal(activation)).isEmpty();
        scene.send(Say.iq("result", "a" + number, PROXY, ALICE, ""));
        scene.proxy.flow().moved(size, 0);
    }

    private static void assertRows(List<Transfer> rows) {
        assertThat(rows).hasSize(2);
        assertThat(rows).allMatch(row -> row.state() == TransferState.COMPLETED);
        assertThat(rows).extracting(row -> row.file().name().shown()).containsExactly("first.bin", "second.bin");
        assertThat(rows).extracting(Transfer::bytesMoved).containsExactly(900L, 700L);
    }
}
