// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.regression;

import static org.assertj.core.api.Assertions.assertThat;

import org.igniterealtime.openfire.plugin.managedfiletransfer.clients.Recorded;
import org.igniterealtime.openfire.plugin.managedfiletransfer.clients.SmackClient;
import org.igniterealtime.openfire.plugin.managedfiletransfer.e2e.Stanzas;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Smack takes a block into an open stream from a stanza of any type, so blocks in answers and errors were not counted. */
class AnswerCarryingABlockToSmack extends RegressionCase {

    private static final byte[] FIRST = {1, 1, 1};
    private static final byte[] SMUGGLED = {6, 6, 6};
    private static final byte[] SECOND = {2, 2, 2};

    private static final String ERROR =
            "<error type='cancel'><item-not-found xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error>";

    @ParameterizedTest
    @ValueSource(strings = {"result", "error", "message"})
    void bringsItNoBytes(String carrier) {
        SmackClient smack = OPENFIRE.smack(bobsAccount);
        String to = smack.jid().toString();
        String stream = "smuggled-" + carrier;
        alice.send(Stanzas.offer("o", to, stream, "name='" + stream + ".bin' size='6'", Stanzas.IBB));
        alice.nextIq("o");
        alice.send(Stanzas.open("open", to, stream));
        alice.nextIq("open");
        alice.send(Stanzas.data("first", to, stream, 0, FIRST));
        alice.nextIq("first");

        alice.send(carried(carrier, Stanzas.data("smuggled", to, stream, 1, SMUGGLED)));
        alice.send(Stanzas.data("second", to, stream, 1, SECOND));
        alice.nextIq("second");
        alice.send(Stanzas.close("close", to, stream));

        assertThat(smack.received()).containsExactly(1, 1, 1, 2, 2, 2);
        Recorded row = OPENFIRE.admin().recordedEnd(stream + ".bin");
        assertThat(row.state()).isEqualTo("completed");
        assertThat(row.bytesMoved()).isEqualTo(6);
    }

    private static String carried(String carrier, String block) {
        return switch (carrier) {
            case "result" -> block.replace("type='set'", "type='result'");
            case "error" -> block.replace("type='set'", "type='error'").replace("</iq>", ERROR + "</iq>");
            default -> block.replace("<iq type='set'", "<message type='error'").replace("</iq>", ERROR + "</message>");
        };
    }
}
