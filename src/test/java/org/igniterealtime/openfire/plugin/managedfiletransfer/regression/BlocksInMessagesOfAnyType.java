// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.regression;

import static org.assertj.core.api.Assertions.assertThat;

import org.igniterealtime.openfire.plugin.managedfiletransfer.clients.Recorded;
import org.igniterealtime.openfire.plugin.managedfiletransfer.clients.Rules;
import org.igniterealtime.openfire.plugin.managedfiletransfer.e2e.Stanzas;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Smack and slixmpp take blocks from messages of any type, so that a count of some types would be a way past it. */
class BlocksInMessagesOfAnyType extends RegressionCase {

    @ParameterizedTest
    @ValueSource(strings = {"normal", "chat", "headline"})
    void areCounted(String type) {
        OPENFIRE.enact(Rules.OPEN.largest(10_000));
        String stream = "in-" + type;
        opened(stream, stream + ".bin", 9_000);

        for (int number = 0; number < 4; number++) {
            alice.send(Stanzas.dataInMessage(bob.jid(), stream, number, new byte[3000])
                    .replace("<message", "<message type='" + type + "'"));
        }

        assertThat(bytesOf(stream, arrived(bob, alice))).isEqualTo(9_000);
        Recorded row = OPENFIRE.admin().recordedEnd(stream + ".bin");
        assertThat(row.state()).isEqualTo("cut");
        assertThat(row.bytesMoved()).isEqualTo(9_000);
    }
}
