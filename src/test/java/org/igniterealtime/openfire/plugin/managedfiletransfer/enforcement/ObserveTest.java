// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement.Scene.BOB;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement.Scene.PROXY;

import java.util.List;
import org.igniterealtime.openfire.plugin.managedfiletransfer.policy.PolicyMode;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Cause;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Reason;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferEvent;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferPath;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.xmpp.packet.Packet;

/** While a policy is only watched, or switched off, no stanza changes by as much as a byte. */
class ObserveTest {

    /** Breaks every rule on its way: too large, a refused ending, no size, in-band, around the proxy, twice, broken. */
    private static List<Packet> everything() {
        return List.of(
                Say.offer("o1", "s1", "name='a.txt' size='5000'"),
                Say.offer("o1", "s1", "name='a.txt' size='5000'"),
                Say.accept("o1", Say.IBB),
                Say.open("i1", "s1"),
                Say.result("i1"),
                Say.data("d1", "s1", 9000),
                Say.data("d2", "s1", 9000),
                Say.dataBack("d3", "s1", 9000),
                Say.dataInMessage(BOB, "s1", 9000),
                Say.offer("o2", "s1", "name='b.txt' size='5'"),
                Say.streamhosts("h0", "s1", Say.OWN_HOST),
                Say.close("c1", "s1"),
                Say.data("d4", "s1", 9000),
                Say.offer("o3", "s2", "name='c.txt'", Say.OOB, Say.IBB),
                Say.accept("o3", Say.OOB),
                Say.streamhosts("h1", "s2", Say.OWN_HOST + Say.FORGED_HOST + Say.PROXY_HOST + Say.FAST),
                Say.used("h1", "proxy.example.net"),
                Say.activate("a1", "proxy.example.net", "s2", BOB),
                Say.activate("a2", PROXY, "s3", BOB),
                Say.activate("a3", PROXY, "s3", "bob@example.org/my  phone"),
                Say.open("i2", "s3"),
                Say.open("i3", "s4"),
                Say.offer("o4", "s5", "name='d.txt' size='-1'"),
                Say.offer("o5", "s6", "name='e.txt' size='1'", Say.OOB),
                Say.data("d5", "s7", 1));
    }

    @ParameterizedTest
    @EnumSource(names = {"OBSERVE", "OFF"})
    void noStanzaChanges(PolicyMode mode) {
        Scene scene = new Scene(Policies.in(mode, Policies.STRICT));

        for (Packet packet : everything()) {
            String before = packet.toXML();
            scene.send(packet);
            assertThat(packet.toXML()).isEqualTo(before);
        }

        assertThat(scene.sent).isEmpty();
        assertThat(scene.proxy.closed).isEmpty();
        assertThat(scene.heard).noneMatch(heard -> heard.transfer().state().isOurEnd());
    }

    @Test
    void whatWouldHaveBeenRefusedIsNoted() {
        Scene scene = new Scene(Policies.in(PolicyMode.OBSERVE, Policies.STRICT));

        everything().forEach(scene::send);

        assertThat(notes(scene))
                .contains("largest-file", "refused-ending", "unknown-size", "in-band", "proxy-only", "malformed");
    }

    @Test
    void offDoesNotEvenNote() {
        Scene scene = new Scene(Policies.in(PolicyMode.OFF, Policies.STRICT));

        everything().forEach(scene::send);

        assertThat(notes(scene)).isEqualTo(List.of("malformed"));
    }

    @Test
    void brokenOfferIsFollowedAllTheSameInOneRow() {
        Scene scene = new Scene(Policies.in(PolicyMode.OBSERVE, Policies.STRICT));

        scene.send(Say.offer("o1", "s1", "name='d.txt' size='-1'"));

        assertThat(scene.live().state()).isEqualTo(TransferState.OFFERED);
        assertThat(scene.live().file().name().shown()).isEqualTo("d.txt");
        assertThat(notes(scene)).startsWith("malformed");
    }

    /** The live page was without it as soon as the peers went on in another way. */
    @Test
    void whatWasNotedStaysWhenAFailedAttemptIsFollowedByAnInBandStream() {
        Scene scene = new Scene(Policies.in(PolicyMode.OBSERVE, Policies.STRICT));
        scene.send(Say.offer("o1", "s1", "name='a.txt' size='500'"));
        scene.send(Say.accept("o1", Say.SOCKS5));
        scene.send(Say.streamhosts("h1", "s1", Say.OWN_HOST));
        scene.send(Say.error("h1", "item-not-found"));

        scene.send(Say.open("i1", "s1"));
        scene.send(Say.result("i1"));
        scene.send(Say.data("d1", "s1", 100));

        assertThat(scene.live().path()).isEqualTo(TransferPath.IN_BAND);
        assertThat(scene.live().ruling().breaches())
                .extracting(Reason::cause)
                .containsSubsequence(Cause.PROXY_ONLY, Cause.IN_BAND);
    }

    @Test
    void moreThanDeclaredIsNotedHoweverItMoves() {
        Scene inBand = new Scene(Policies.in(PolicyMode.OBSERVE, Policies.OPEN));
        inBand.opened("s1", "size='1000'");
        inBand.send(Say.data("d0", "s1", 3000));
        inBand.send(Say.close("c0", "s1"));
        assertThat(inBand.last().ruling().breaches()).extracting(Reason::cause).containsExactly(Cause.DECLARED_SIZE);

        Scene proxied = new Scene(Policies.in(PolicyMode.OBSERVE, Policies.OPEN));
        proxied.activated("s1", "size='1000'");
        proxied.proxy.flow().moved(3000, 0);
        proxied.proxy.flow().over(OwnProxy.End.WHOLE);
        assertThat(proxied.last().ruling().breaches()).extracting(Reason::cause).containsExactly(Cause.DECLARED_SIZE);
    }

    @Test
    void notesDoNotGrowWithTheBlocks() {
        Scene scene = new Scene(Policies.in(PolicyMode.OBSERVE, Policies.STRICT));
        scene.opened("s1", "size='5000'");
        scene.send(Say.data("d0", "s1", 9000));
        int before = notes(scene).size();

        for (int block = 1; block < 20; block++) {
            scene.send(Say.block("d" + block, "s1", block, 100));
        }

        assertThat(notes(scene)).hasSize(before);
        assertThat(scene.live().bytesMoved()).isEqualTo(9000 + 1900);
    }

    private static List<String> notes(Scene scene) {
        return scene.heard.stream()
                .filter(heard -> heard.event() instanceof TransferEvent.Breached)
                .map(heard -> ((TransferEvent.Breached) heard.event())
                        .reason()
                        .cause()
                        .rule()
                        .key())
                .toList();
    }
}
