// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement.Scene.ALICE;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement.Scene.BOB;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement.Scene.PROXY;

import java.time.Duration;
import org.igniterealtime.openfire.plugin.managedfiletransfer.policy.PolicyMode;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TimeOuts;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferEvent;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferId;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferState;
import org.junit.jupiter.api.Test;

class ProxiedFlowTest {

    @Test
    void limitHoldsToTheByteAndEndsTheTransfer() {
        Scene scene = new Scene(Policies.largest(1000));
        TransferId id = scene.activated("s1", "").id();

        assertThat(scene.proxy.flow().moves(999)).isTrue();
        assertThat(scene.proxy.flow().moves(2)).isFalse();

        assertThat(scene.last().state()).isEqualTo(TransferState.CUT);
        assertThat(scene.last().bytesMoved()).isEqualTo(999);
        assertThat(scene.lastRule()).isEqualTo("largest-file");
        assertThat(scene.proxy.closed).containsExactly(id);
        assertThat(scene.noticesTo(ALICE)).hasSize(1);
        assertThat(scene.noticesTo(BOB)).hasSize(1);
        assertThat(scene.proxy.flow().moves(1)).isFalse();
    }

    @Test
    void exactlyTheLimitPasses() {
        Scene scene = new Scene(Policies.largest(1000));
        scene.activated("s1", "");

        assertThat(scene.proxy.flow().moves(1000)).isTrue();
        scene.proxy.flow().over();

        assertThat(scene.last().state()).isEqualTo(TransferState.COMPLETED);
    }

    @Test
    void whatIsOnlyWatchedIsNotedOnceAndGoesOn() {
        Scene scene = new Scene(Policies.in(PolicyMode.OBSERVE, Policies.largest(1000)));
        scene.activated("s1", "");

        assertThat(scene.proxy.flow().moves(1001)).isTrue();
        assertThat(scene.proxy.flow().moves(1001)).isTrue();

        assertThat(scene.heard.stream().filter(heard -> heard.event() instanceof TransferEvent.Noted))
                .hasSize(1);
        assertThat(scene.live().bytesMoved()).isEqualTo(2002);
        assertThat(scene.proxy.closed).isEmpty();
    }

    @Test
    void whatIsOnlyWatchedGoesOnWhenItsRecordTimedOut() {
        Scene scene = new Scene(Policies.in(PolicyMode.OBSERVE, Policies.OPEN));
        scene.activated("s1", "size='900'");
        scene.clock.pass(Duration.ofHours(1));
        scene.transfers.expire(TimeOuts.DEFAULT);

        assertThat(scene.last().state()).isEqualTo(TransferState.TIMED_OUT);
        assertThat(scene.proxy.flow().moves(1)).isTrue();
    }

    @Test
    void enforcedStreamDoesNotGoOnUncounted() {
        Scene scene = new Scene(Policies.OPEN);
        scene.activated("s1", "size='900'");
        scene.clock.pass(Duration.ofHours(1));
        scene.transfers.expire(TimeOuts.DEFAULT);

        assertThat(scene.proxy.flow().moves(1)).isFalse();
    }

    @Test
    void streamThatEndsEarlyFailed() {
        Scene scene = new Scene(Policies.OPEN);
        scene.activated("s1", "size='900'");
        scene.proxy.flow().moves(899);

        scene.proxy.flow().over();

        assertThat(scene.last().state()).isEqualTo(TransferState.FAILED);
        assertThat(scene.last().reason().orElseThrow().text())
                .isEqualTo("The stream ended after 899 of 900 declared bytes.");
    }

    @Test
    void activationOnceMoreCountsOnTheSameTransfer() {
        Scene scene = new Scene(Policies.largest(1000));
        TransferId id = scene.activated("s1", "").id();
        OwnProxy.Flow first = scene.proxy.flow();

        scene.send(Say.activate("again", PROXY, "s1", BOB));
        scene.send(Say.iq("set", "back", BOB, PROXY, Say.query("s1", "<activate>" + ALICE + "</activate>")));

        assertThat(scene.proxy.watched).containsOnly(id).hasSize(3);
        assertThat(first.moves(600)).isTrue();
        assertThat(scene.proxy.flow().moves(401)).isFalse();
        assertThat(scene.last().state()).isEqualTo(TransferState.CUT);
    }

    @Test
    void offerThatTakesThePlaceBeforeTheFirstByteDoesNotFreeTheStream() {
        Scene scene = new Scene(Policies.OPEN);
        scene.accepted("s1", "size='1'", Say.SOCKS5);
        scene.send(Say.activate("a1", PROXY, "s1", BOB));

        scene.send(Say.offer("o2", "s1", "name='big.bin' size='1000000'"));

        assertThat(scene.proxy.flow().moves(1)).isFalse();
    }
}
