// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.regression;

import static org.assertj.core.api.Assertions.assertThat;

import org.dom4j.Element;
import org.igniterealtime.openfire.plugin.managedfiletransfer.clients.RawClient;
import org.igniterealtime.openfire.plugin.managedfiletransfer.e2e.Stanzas;
import org.junit.jupiter.api.Test;

/** A block in a message to a room went to all of its occupants, uncounted. */
class BlockToARoom extends RegressionCase {

    @Test
    void isRefused() {
        String room = "files-" + System.nanoTime() + "@conference." + domain();
        enter(alice, room + "/alice");
        alice.send("<iq type='set' id='make' to='" + room + "'><query xmlns='http://jabber.org/protocol/muc#owner'>"
                + "<x xmlns='jabber:x:data' type='submit'/></query></iq>");
        alice.nextIq("make");
        enter(bob, room + "/bob");

        alice.send(Stanzas.dataInMessage(room, "to-room", 0, new byte[3000])
                .replace("<message", "<message type='groupchat'"));
        alice.send("<message type='groupchat' to='" + room + "'><body>hello</body></message>");

        Element refused = alice.next("the error", RegressionCase::isError);
        assertThat(refused.element("error").element("bad-request"))
                .as(refused.asXML())
                .isNotNull();
        bob.next("hello", stanza -> "hello".equals(stanza.elementText("body")));
        assertThat(bytesOf("to-room", bob.all())).isZero();
    }

    @Test
    void isRefusedAlsoWhereItIsNoRoom() {
        opened("no-room", "no-room.bin", 3_000);

        alice.send(Stanzas.dataInMessage(bob.jid(), "no-room", 0, new byte[3000])
                .replace("<message", "<message type='groupchat'"));

        alice.next("the error", RegressionCase::isError);
        assertThat(bytesOf("no-room", arrived(bob, alice))).isZero();
    }

    private static void enter(RawClient client, String occupant) {
        client.send("<presence to='" + occupant + "'><x xmlns='http://jabber.org/protocol/muc'/></presence>");
        client.next(
                "own presence",
                stanza -> stanza.getName().equals("presence") && occupant.equals(stanza.attributeValue("from")));
    }
}
