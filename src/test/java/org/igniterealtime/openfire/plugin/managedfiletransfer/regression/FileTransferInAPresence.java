// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.regression;

import static org.assertj.core.api.Assertions.assertThat;

import org.dom4j.Element;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A presence was not looked at at all. */
class FileTransferInAPresence extends RegressionCase {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<data xmlns='http://jabber.org/protocol/ibb' sid='s' seq='0'>AAAA</data>",
                "<si xmlns='http://jabber.org/protocol/si' id='s'/>",
                "<query xmlns='http://jabber.org/protocol/bytestreams' sid='s'/>"
            })
    void isTakenOutAndThePresenceGoesOn(String payload) {
        alice.send("<presence to='" + bob.jid() + "'><status>here</status>" + payload + "</presence>");

        Element presence = bob.next(
                "the presence",
                stanza -> stanza.getName().equals("presence")
                        && stanza.attributeValue("from").equals(alice.jid()));
        assertThat(isOfTransfer(presence)).isFalse();
        assertThat(presence.elementText("status")).isEqualTo("here");
    }
}
