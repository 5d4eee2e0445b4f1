// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement.Scene.ALICE;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement.Scene.BOB;

import org.igniterealtime.openfire.plugin.managedfiletransfer.TestTexts;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Party;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferState;
import org.junit.jupiter.api.Test;

class GoneTest {

    private final Scene scene = new Scene(Policies.OPEN);

    @Test
    void whatNeedsTheStanzasOfAPartyEndsWithItsConnection() {
        scene.opened("s1", "size='900'");
        scene.send(Say.data("d1", "s1", 100));

        scene.enforcement.onGone(new Party(BOB));

        assertThat(scene.last().state()).isEqualTo(TransferState.FAILED);
        assertThat(TestTexts.sentence(scene.last().endReason()))
                .isEqualTo("The recipient went offline after 100 of 900 bytes.");
    }

    @Test
    void proxiedStreamOutlivesTheConnection() {
        scene.activated("s1", "size='900'");

        scene.enforcement.onGone(new Party(ALICE));

        assertThat(scene.live().state()).isEqualTo(TransferState.TRANSFERRING);
        assertThat(scene.proxy.closed).isEmpty();
    }

    @Test
    void otherConnectionsOfTheAccountDoNotMatter() {
        scene.opened("s1", "size='900'");

        scene.enforcement.onGone(new Party("bob@example.org/laptop"));

        assertThat(scene.live().state()).isEqualTo(TransferState.TRANSFERRING);
    }
}
