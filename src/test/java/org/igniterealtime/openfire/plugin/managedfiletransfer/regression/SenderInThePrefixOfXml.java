// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.regression;

import static org.assertj.core.api.Assertions.assertThat;

import org.dom4j.Element;
import org.igniterealtime.openfire.plugin.managedfiletransfer.clients.Rules;
import org.igniterealtime.openfire.plugin.managedfiletransfer.e2e.Stanzas;
import org.junit.jupiter.api.Test;

/**
 * Openfire wrote the sender's address into {@code xml:from} and left {@code from} as the sender had made it up, so that several
 * senders filled one stream, each within its own limit.
 */
class SenderInThePrefixOfXml extends RegressionCase {

    @Test
    void sendsNothing() {
        OPENFIRE.enact(Rules.OPEN.largest(10_000));

        alice.send(forged(Stanzas.open("open", bob.jid(), "forged")));
        alice.send(forged(Stanzas.data("d0", bob.jid(), "forged", 0, new byte[3_000])));
        alice.send(forged(Stanzas.dataInMessage(bob.jid(), "forged", 0, new byte[3_000])));

        assertThat(isError(alice.nextIq("open"))).isTrue();
        assertThat(arrived(bob, alice)).noneMatch(RegressionCase::isOfTransfer);
    }

    @Test
    void answersUnderTheAddressThatTheServerKnows() {
        offer("forged", "forged.txt", 5);

        bob.send(forged(Stanzas.accept("forged", alice.jid(), Stanzas.IBB)));

        Element answer = alice.nextIq("forged");
        assertThat(answer.attributeValue("from")).isEqualTo(bob.jid());
        assertThat(answer.asXML()).doesNotContain("carol");
    }

    @Test
    void mayNameALanguage() {
        alice.send(Stanzas.offer("plain", bob.jid(), "plain", "name='plain.txt' size='5'")
                .replace("<iq ", "<iq xml:lang='fa' "));

        assertThat(bob.nextIq("plain").element("si")).isNotNull();
    }

    private String forged(String stanza) {
        return stanza.replaceFirst("<(iq|message) ", "<$1 xml:from='x' from='carol@" + domain() + "/desk' ");
    }
}
