// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.regression;

import static org.assertj.core.api.Assertions.assertThat;

import org.igniterealtime.openfire.plugin.managedfiletransfer.e2e.Stanzas;
import org.junit.jupiter.api.Test;

/** The server itself copies a stanza with a list of addresses (XEP-0033) to each of them, past every interceptor. */
class DeliveryToSeveralAddresses extends RegressionCase {

    @Test
    void isNoWayForABlock() {
        alice.send("<message to='" + domain() + "'>" + addresses()
                + inner(Stanzas.dataInMessage(bob.jid(), "several", 0, new byte[3000])) + "</message>");
        alice.send("<message to='" + domain() + "'>"
                + inner(Stanzas.dataInMessage(bob.jid(), "several", 0, new byte[3000])) + addresses() + "</message>");

        assertThat(arrived(bob, alice)).noneMatch(RegressionCase::isOfTransfer);
    }

    @Test
    void isNoWayForARequest() {
        String offer = Stanzas.offer("o", domain(), "several", "name='several.txt' size='5'");
        String open = Stanzas.open("i", domain(), "several");
        String block = Stanzas.data("d", domain(), "several", 0, new byte[3000]);
        String hosts =
                Stanzas.streamhosts("h", domain(), "several", Stanzas.streamhost(alice.jid(), "198.51.100.7", 5000));

        alice.send(offer.replace("</si>", addresses() + "</si>"));
        alice.send(offer.replace("</iq>", addresses() + "</iq>"));
        alice.send(open.replace("/></iq>", ">" + addresses() + "</open></iq>"));
        alice.send(block.replace("</data>", addresses() + "</data>"));
        alice.send(hosts.replace("</query>", addresses() + "</query>"));

        assertThat(arrived(bob, alice)).noneMatch(RegressionCase::isOfTransfer);
    }

    @Test
    void servesMessagesWithoutATransferAsBefore() {
        alice.send("<message to='" + domain() + "'>" + addresses() + "<body>to several</body></message>");

        bob.next("the copy", stanza -> "to several".equals(stanza.elementText("body")));
    }

    private String addresses() {
        return "<addresses xmlns='http://jabber.org/protocol/address'><address type='to' jid='" + bob.jid()
                + "'/></addresses>";
    }

    private static String inner(String message) {
        return message.substring(message.indexOf('>') + 1, message.lastIndexOf("</message>"));
    }
}
