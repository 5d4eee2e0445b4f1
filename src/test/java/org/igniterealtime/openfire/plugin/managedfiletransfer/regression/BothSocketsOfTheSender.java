// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.regression;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.igniterealtime.openfire.plugin.managedfiletransfer.clients.Recorded;
import org.igniterealtime.openfire.plugin.managedfiletransfer.clients.Rules;
import org.igniterealtime.openfire.plugin.managedfiletransfer.e2e.Socks5Socket;
import org.igniterealtime.openfire.plugin.managedfiletransfer.e2e.Stanzas;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Both connections of a proxied stream were the sender's, and the file was "completed" to one who had sent nothing. */
class BothSocketsOfTheSender extends RegressionCase {

    @ParameterizedTest
    @ValueSource(strings = {"ENFORCE", "OBSERVE"})
    void completeNothing(String mode) throws IOException {
        OPENFIRE.enact(Rules.OPEN.mode(mode));
        String file = "alone-" + mode + ".bin";
        offer("alone", file, 3_000);
        alice.send(Stanzas.streamhosts("hosts", bob.jid(), "alone", streamhost()));

        sendToMyself("alone");
        bob.close();

        Recorded row = OPENFIRE.admin().recordedEnd(file);
        assertThat(row.state()).isIn("handed-off", "failed");
        assertThat(rowsOf(alice, bob)).noneMatch(other -> other.state().equals("completed"));
    }

    @Test
    void completeNothingWithoutAnOffer() throws IOException {
        alice.send(Stanzas.streamhosts("hosts", bob.jid(), "bare", streamhost()));

        sendToMyself("bare");

        Recorded row =
                OPENFIRE.admin().recorded("the stream", found -> found.sender().equals(alice.jid()));
        assertThat(row.state()).isEqualTo("handed-off");
        assertThat(row.bytesMoved()).isEqualTo(3_000);
    }

    private void sendToMyself(String stream) throws IOException {
        try (Socks5Socket target = socket(stream);
                Socks5Socket requester = socket(stream)) {
            if (isError(activated(stream))) {
                return;
            }
            requester.write(new byte[3_000]);
            requester.finish();
            target.readAll();
        }
    }
}
