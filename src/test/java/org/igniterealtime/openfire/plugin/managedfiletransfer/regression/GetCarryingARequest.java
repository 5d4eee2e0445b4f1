// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.regression;

import static org.assertj.core.api.Assertions.assertThat;

import org.dom4j.Element;
import org.igniterealtime.openfire.plugin.managedfiletransfer.e2e.Stanzas;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An IQ of type get with an offer, an open, a block or a close was passed on unread; libpurple acts on it. */
class GetCarryingARequest extends RegressionCase {

    @ParameterizedTest
    @ValueSource(strings = {"si", "open", "data", "close", "query"})
    void isRefused(String payload) {
        opened("in-get", "in-get.bin", 3000);
        String host = Stanzas.streamhost(alice.jid(), "198.51.100.7", 5000);
        String request =
                switch (payload) {
                    case "si" -> Stanzas.offer("get", bob.jid(), "in-get-2", "name='in-get-2.bin' size='5'");
                    case "open" -> Stanzas.open("get", bob.jid(), "in-get-2");
                    case "data" -> Stanzas.data("get", bob.jid(), "in-get", 0, new byte[3000]);
                    case "close" -> Stanzas.close("get", bob.jid(), "in-get");
                    default -> Stanzas.streamhosts("get", bob.jid(), "in-get-2", host);
                };

        alice.send(request.replace("type='set'", "type='get'"));

        Element answer = alice.nextIq("get");
        assertThat(answer.element("error").element("bad-request"))
                .as(answer.asXML())
                .isNotNull();
        assertThat(arrived(bob, alice)).noneMatch(stanza -> "get".equals(stanza.attributeValue("id")));
    }
}
