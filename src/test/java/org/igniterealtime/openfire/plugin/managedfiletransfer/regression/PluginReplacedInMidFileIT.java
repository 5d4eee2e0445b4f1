// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.e2e.SharedServer.ALICE;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.e2e.SharedServer.BOB;

import java.nio.file.Path;
import org.dom4j.Element;
import org.igniterealtime.openfire.plugin.managedfiletransfer.clients.AdminConsole;
import org.igniterealtime.openfire.plugin.managedfiletransfer.clients.RawClient;
import org.igniterealtime.openfire.plugin.managedfiletransfer.clients.Recorded;
import org.igniterealtime.openfire.plugin.managedfiletransfer.clients.Rules;
import org.igniterealtime.openfire.plugin.managedfiletransfer.e2e.Stanzas;
import org.igniterealtime.openfire.plugin.managedfiletransfer.embedded.EmbeddedOpenfire;
import org.igniterealtime.openfire.plugin.managedfiletransfer.embedded.ServerSetup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/** The JAR was uploaded anew in the middle of a file, which had a second row then, nameless and "completed". */
@DisabledIfSystemProperty(
        named = "openfire.home",
        matches = ".+",
        disabledReason = "replaces the plugin, which only the embedded server lets us")
class PluginReplacedInMidFileIT {

    @Test
    void theStreamIsClosedTowardsBothAndHasOneRow() {
        try (EmbeddedOpenfire server =
                EmbeddedOpenfire.start(ServerSetup.standard().withUsers(ALICE, BOB))) {
            AdminConsole.of(server).enact(Rules.OPEN);
            try (RawClient alice = RawClient.logIn(server, ALICE, "desk");
                    RawClient bob = RawClient.logIn(server, BOB, "phone")) {
                alice.send(Stanzas.offer("o", bob.jid(), "mid", "name='mid.bin' size='6000'", Stanzas.IBB));
                bob.nextIq("o");
                bob.send(Stanzas.accept("o", alice.jid(), Stanzas.IBB));
                alice.nextIq("o");
                alice.send(Stanzas.open("open", bob.jid(), "mid"));
                bob.acceptOpen();
                alice.nextIq("open");
                alice.send(Stanzas.data("d0", bob.jid(), "mid", 0, new byte[3000]));
                bob.nextIq("d0");

                server.loadPlugin(Path.of(System.getProperty("plugin.jar")));
                Element closedForBob = bob.nextWith("close", Stanzas.IBB);
                alice.nextWith("close", Stanzas.IBB);
                alice.send(Stanzas.data("d1", bob.jid(), "mid", 1, new byte[3000]));
                alice.send(Stanzas.dataInMessage(bob.jid(), "mid", 1, new byte[3000]));

                assertThat(closedForBob.attributeValue("from")).isEqualTo(alice.jid());
                assertThat(alice.nextIq("d1").attributeValue("type")).isEqualTo("error");
                alice.send(Stanzas.close("close", bob.jid(), "mid"));
                bob.nextIq("close");
                assertThat(bob.all()).noneMatch(stanza -> stanza.element("data") != null);
            }
            AdminConsole admin = AdminConsole.of(server);
            Recorded row = admin.recordedEnd("mid.bin");
            assertThat(row.state()).isEqualTo("interrupted");
            assertThat(row.bytesMoved()).isEqualTo(3000);
            assertThat(admin.history()).noneMatch(other -> other.state().equals("completed"));
        }
    }
}
