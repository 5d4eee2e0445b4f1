// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.e2e.SharedServer.ALICE;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.e2e.SharedServer.BOB;

import java.io.IOException;
import java.util.function.Consumer;
import org.igniterealtime.openfire.plugin.managedfiletransfer.clients.AdminConsole;
import org.igniterealtime.openfire.plugin.managedfiletransfer.clients.RawClient;
import org.igniterealtime.openfire.plugin.managedfiletransfer.clients.Recorded;
import org.igniterealtime.openfire.plugin.managedfiletransfer.clients.Rules;
import org.igniterealtime.openfire.plugin.managedfiletransfer.e2e.Socks5Socket;
import org.igniterealtime.openfire.plugin.managedfiletransfer.e2e.Stanzas;
import org.igniterealtime.openfire.plugin.managedfiletransfer.embedded.EmbeddedOpenfire;
import org.igniterealtime.openfire.plugin.managedfiletransfer.embedded.ServerSetup;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Party;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.live.BearerAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An administrator closed a session, locked or deleted an account; all of the file came through the proxy all the same. */
@DisabledIfSystemProperty(
        named = "openfire.home",
        matches = ".+",
        disabledReason = "locks and deletes accounts from inside, which only the embedded server lets us")
class PeersThatWentInMidFileIT {

    private static final int SIZE = 30_000_000;

    @ParameterizedTest
    @ValueSource(strings = {"ENFORCE", "OBSERVE"})
    void sessionClosedByAnAdministratorEndsItsStream(String mode) throws IOException {
        assertEnds(mode, server -> server.closeSessions(ALICE.name()), "sender-gone");
    }

    @Test
    void lockedAccountReceivesNothingMore() throws IOException {
        assertEnds("ENFORCE", server -> server.lockAccount(BOB.name()), "recipient-gone");
    }

    @Test
    void deletedAccountSendsNothingMore() throws IOException {
        assertEnds("ENFORCE", server -> server.deleteAccount(ALICE.name()), "sender-gone");
    }

    private static void assertEnds(String mode, Consumer<EmbeddedOpenfire> event, String cause) throws IOException {
        try (EmbeddedOpenfire server =
                EmbeddedOpenfire.start(ServerSetup.standard().withUsers(ALICE, BOB))) {
            AdminConsole admin = AdminConsole.of(server);
            admin.enact(Rules.OPEN.mode(mode));
            try (RawClient alice = RawClient.logIn(server, ALICE, "desk");
                    RawClient bob = RawClient.logIn(server, BOB, "phone")) {
                String proxy = "proxy." + server.domain();
                String digest = BearerAddress.of("mid", new Party(alice.jid()), new Party(bob.jid()))
                        .digest();
                alice.send(Stanzas.offer("o", bob.jid(), "mid", "name='mid.bin' size='" + SIZE + "'"));
                bob.nextIq("o");
                bob.send(Stanzas.accept("o", alice.jid(), Stanzas.BYTESTREAMS));
                alice.nextIq("o");
                alice.send("<iq type='get' id='host' to='" + proxy + "'><query xmlns='" + Stanzas.BYTESTREAMS
                        + "'/></iq>");
                String host = alice.nextIq("host")
                        .element("query")
                        .element("streamhost")
                        .asXML();
                alice.send(Stanzas.streamhosts("h", bob.jid(), "mid", host));
                bob.nextIq("h");
                try (Socks5Socket target = Socks5Socket.connect(server.proxyPort(), digest);
                        Socks5Socket requester = Socks5Socket.connect(server.proxyPort(), digest)) {
                    bob.send(Stanzas.used("h", alice.jid(), "mid", proxy));
                    alice.nextIq("h");
                    alice.send(Stanzas.activate("a", proxy, "mid", bob.jid()));
                    alice.nextIq("a");
                    requester.write(new byte[3_000]);
                    assertThat(target.read(3_000)).hasSize(3_000);
                    admin.recorded("the first bytes", row -> row.bytesMoved() == 3_000);

                    event.accept(server);

                    Recorded row = admin.recordedEnd("mid.bin");
                    assertThat(row.rule()).isEqualTo(cause);
                    assertThat(row.bytesMoved()).isEqualTo(3_000);
                    assertThat(target.read(1)).as("its socket is closed").isEmpty();
                }
            }
        }
    }
}
