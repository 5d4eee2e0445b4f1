// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.regression;

import static org.assertj.core.api.Assertions.assertThat;

import org.dom4j.Element;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Of a message, only what stands directly in it was looked at; iris finds these two by their names at any depth. */
class ActivationBelowAnUnknownElement extends RegressionCase {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<activate xmlns='http://affinix.com/jabber/stream' sid='s' jid='p'/>",
                "<udpsuccess xmlns='http://jabber.org/protocol/bytestreams' dstaddr='d'/>"
            })
    void doesNotReachTheRecipient(String payload) {
        String below = "<x xmlns='urn:x'><y>" + payload + "</y></x>";
        alice.send("<message to='" + bob.jid() + "' id='m1'>" + below + "</message>");
        alice.send("<message type='error' to='" + bob.jid() + "' id='m2'>" + below + "</message>");
        alice.send("<message to='" + bob.jid() + "' id='m3'><x xmlns='urn:x'><y/></x></message>");

        assertThat(arrived(bob, alice))
                .filteredOn(stanza -> stanza.getName().equals("message"))
                .noneMatch(stanza ->
                        stanza.asXML().contains("activate") || stanza.asXML().contains("udpsuccess"))
                .extracting(stanza -> stanza.attributeValue("id"))
                .contains("m3")
                .doesNotContain("m1");
        Element refused = alice.next("the refusal", stanza -> "m1".equals(stanza.attributeValue("id")));
        assertThat(isError(refused)).isTrue();
    }
}
