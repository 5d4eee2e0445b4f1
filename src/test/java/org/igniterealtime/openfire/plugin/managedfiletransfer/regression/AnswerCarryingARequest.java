// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.regression;

import static org.assertj.core.api.Assertions.assertThat;

import org.igniterealtime.openfire.plugin.managedfiletransfer.e2e.Stanzas;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An answer that nobody asked for took an offer, an open, a block or streamhosts to its recipient. */
class AnswerCarryingARequest extends RegressionCase {

    @ParameterizedTest
    @CsvSource({
        "result, si", "result, open", "result, data", "result, close", "result, query",
        "error, si", "error, open", "error, data", "error, close", "error, query"
    })
    void losesItOnItsWay(String type, String payload) {
        alice.send("<iq type='" + type + "' id='unasked' to='" + bob.jid() + "'>" + payload(payload) + "</iq>");

        assertThat(isOfTransfer(bob.nextIq("unasked"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"open", "data", "close", "query"})
    void losesItAlsoWhereItAnswersAnOffer(String payload) {
        bob.send(Stanzas.offer("asked", alice.jid(), "asked", "name='asked.txt' size='5'"));
        alice.nextIq("asked");

        alice.send("<iq type='result' id='asked' to='" + bob.jid() + "'>" + payload(payload) + "</iq>");

        assertThat(isOfTransfer(bob.nextIq("asked"))).isFalse();
    }

    @Test
    void namesNoFileWhereItAcceptsAnOffer() {
        bob.send(Stanzas.offer("asked", alice.jid(), "asked", "name='asked.txt' size='5'"));
        alice.nextIq("asked");

        alice.send(Stanzas.offer("asked", bob.jid(), "asked", "name='evil.exe' size='5'", Stanzas.IBB)
                .replace("type='set'", "type='result'"));

        assertThat(bob.nextIq("asked").asXML()).doesNotContain("evil.exe").doesNotContain("option");
    }

    private String payload(String name) {
        return switch (name) {
            case "si" -> inner(Stanzas.offer("x", bob.jid(), "hidden", "name='evil.exe' size='5'"));
            case "open" -> inner(Stanzas.open("x", bob.jid(), "hidden"));
            case "data" -> inner(Stanzas.data("x", bob.jid(), "hidden", 0, new byte[100]));
            case "close" -> inner(Stanzas.close("x", bob.jid(), "hidden"));
            case "query" ->
                inner(Stanzas.streamhosts(
                        "x", bob.jid(), "hidden", Stanzas.streamhost(alice.jid(), "198.51.100.7", 5000)));
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static String inner(String request) {
        return request.substring(request.indexOf('>') + 1, request.lastIndexOf("</iq>"));
    }
}
