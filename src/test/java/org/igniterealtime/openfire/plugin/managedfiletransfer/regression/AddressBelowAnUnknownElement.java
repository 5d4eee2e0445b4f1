// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.regression;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import org.igniterealtime.openfire.plugin.managedfiletransfer.clients.Rules;
import org.igniterealtime.openfire.plugin.managedfiletransfer.clients.SmackClient;
import org.igniterealtime.openfire.plugin.managedfiletransfer.e2e.Stanzas;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lax parsers take a streamhost wherever it stands: one below an unknown element led a file past the proxy. */
class AddressBelowAnUnknownElement extends RegressionCase {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<x xmlns='urn:x'>HOST</x>",
                "<x xmlns='urn:x'><y>HOST</y></x>",
                "<fast xmlns='urn:x'>HOST</fast>"
            })
    void doesNotArrive(String place) {
        OPENFIRE.enact(Rules.OPEN.throughProxyOnly());
        accepted("address", "address.txt", 5, Stanzas.BYTESTREAMS);
        String hidden = place.replace("HOST", Stanzas.streamhost(alice.jid(), "198.51.100.7", 5000));

        alice.send(Stanzas.streamhosts("before", bob.jid(), "address", hidden + streamhost()));
        alice.send(Stanzas.streamhosts("after", bob.jid(), "address", streamhost() + hidden));
        alice.send(Stanzas.streamhosts(
                "within", bob.jid(), "address", streamhost().replace("/>", ">" + hidden + "</streamhost>")));

        assertThat(arrived(bob, alice)).noneMatch(stanza -> stanza.asXML().contains("198.51.100.7"));
    }

    @Test
    void isNotWhereSmackConnectsTo() throws IOException {
        OPENFIRE.enact(Rules.OPEN.throughProxyOnly());
        SmackClient smack = OPENFIRE.smack(bobsAccount);
        String to = smack.jid().toString();
        alice.send(Stanzas.offer("o", to, "address", "name='address.txt' size='5'", Stanzas.BYTESTREAMS));
        alice.nextIq("o");
        try (ServerSocketChannel own = ServerSocketChannel.open()) {
            own.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            own.configureBlocking(false);
            String host =
                    Stanzas.streamhost(alice.jid(), "127.0.0.1", own.socket().getLocalPort());

            alice.send(Stanzas.streamhosts("hosts", to, "address", "<x xmlns='urn:x'>" + host + "</x>" + streamhost()));

            // Smack answers when it has tried the addresses it sees.
            alice.nextIq("hosts");
            assertThat(own.accept()).as("a connection past the proxy").isNull();
        }
    }
}
