// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.regression;

import static org.assertj.core.api.Assertions.assertThat;

import org.igniterealtime.openfire.plugin.managedfiletransfer.clients.Rules;
import org.igniterealtime.openfire.plugin.managedfiletransfer.e2e.Stanzas;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The error that answered a request of a transfer that this server had ended went on with all that was in it. */
class ErrorToARevokedRequest extends RegressionCase {

    @ParameterizedTest
    @ValueSource(strings = {"si", "data", "query"})
    void bringsNothingBack(String payload) {
        OPENFIRE.enact(Rules.OPEN.withoutInBand());
        offer("revoked", "revoked.txt", 5);
        alice.send(Stanzas.open("open", bob.jid(), "revoked"));
        assertThat(isError(alice.nextIq("open"))).isTrue();

        bob.send("<iq type='error' id='revoked' to='" + alice.jid() + "'>" + payload(payload)
                + "<error type='cancel'><forbidden xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>");

        assertThat(arrived(alice, bob))
                .noneMatch(stanza -> stanza.asXML().contains("evil.exe"))
                .noneMatch(stanza -> stanza.asXML().contains("203.0.113.66"))
                .noneMatch(stanza -> stanza.element("data") != null);
    }

    private String payload(String name) {
        return switch (name) {
            case "si" -> inner(Stanzas.offer("x", alice.jid(), "hidden", "name='evil.exe' size='5'"));
            case "data" -> inner(Stanzas.data("x", alice.jid(), "hidden", 0, new byte[100]));
            case "query" ->
                inner(Stanzas.streamhosts(
                        "x", alice.jid(), "hidden", Stanzas.streamhost(bob.jid(), "203.0.113.66", 5000)));
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static String inner(String request) {
        return request.substring(request.indexOf('>') + 1, request.lastIndexOf("</iq>"));
    }
}
