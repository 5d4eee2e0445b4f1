// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
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

    /** It is answered for the recipient, whose own answer would come to nobody who could judge it. */
    @Test
    void anOfferThatWaitsForItsAnswerFails() {
        try (EmbeddedOpenfire server =
                EmbeddedOpenfire.start(ServerSetup.standard().withUsers(ALICE, BOB))) {
            AdminConsole.of(server).enact(Rules.OPEN);
            try (RawClient alice = RawClient.logIn(server, ALICE, "desk");
                    RawClient bob = RawClient.logIn(server, BOB, "phone")) {
                alice.send(Stanzas.offer("o", bob.jid(), "waits", "name='waits.bin' size='6000'", Stanzas.IBB));
                bob.nextIq("o");

                server.loadPlugin(Path.of(System.getProperty("plugin.jar")));

                assertThat(alice.nextIq("o").attributeValue("type")).isEqualTo("error");
                bob.send(Stanzas.accept("o", alice.jid(), Stanzas.IBB));
                assertThat(alice.nextIq("o").attributeValue("type")).isEqualTo("error");
                AdminConsole.of(server).recordedEnd("waits.bin");
                alice.send(Stanzas.open("open", bob.jid(), "waits"));
                assertThat(alice.nextIq("open").attributeValue("type")).isEqualTo("error");
            }
            AdminConsole.of(server)
                    .recorded("the refused opening", row -> row.state().equals("refused"));
            assertThat(AdminConsole.of(server).history())
                    .extracting(Recorded::file, Recorded::state)
                    .containsOnly(tuple("waits.bin", "interrupted"), tuple("waits.bin", "refused"));
        }
    }

    /** Nothing is refused there, so the peers go on: with the same transfer. */
    @Test
    void whereThePolicyIsOnlyObservedTheFileGoesOnInItsRow() {
        try (EmbeddedOpenfire server =
                EmbeddedOpenfire.start(ServerSetup.standard().withUsers(ALICE, BOB))) {
            AdminConsole admin = AdminConsole.of(server);
            admin.enact(Rules.OPEN.mode("OBSERVE"));
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
                alice.send(Stanzas.offer("p", bob.jid(), "late", "name='late.bin' size='3000'", Stanzas.IBB));
                bob.nextIq("p");

                server.loadPlugin(Path.of(System.getProperty("plugin.jar")));
                admin.recordedEnd("mid.bin");
                admin.recordedEnd("late.bin");

                alice.send(Stanzas.data("d1", bob.jid(), "mid", 1, new byte[3000]));
                bob.nextIq("d1");
                bob.send(Stanzas.result("d1", alice.jid()));
                alice.send(Stanzas.close("close", bob.jid(), "mid"));
                bob.nextIq("close");
                bob.send(Stanzas.accept("p", alice.jid(), Stanzas.IBB));
                alice.nextIq("p");
                alice.send(Stanzas.open("open2", bob.jid(), "late"));
                bob.acceptOpen();
                alice.nextIq("open2");
                alice.send(Stanzas.data("e0", bob.jid(), "late", 0, new byte[3000]));
                bob.nextIq("e0");
                bob.send(Stanzas.result("e0", alice.jid()));
                alice.nextIq("e0");
                alice.send(Stanzas.close("close2", bob.jid(), "late"));
                bob.nextIq("close2");

                assertThat(admin.recorded(
                                        "the file in mid-way",
                                        row -> row.file().equals("mid.bin")
                                                && row.state().equals("completed"))
                                .bytesMoved())
                        .isEqualTo(6000);
                assertThat(admin.recorded(
                                        "the late file",
                                        row -> row.file().equals("late.bin")
                                                && row.state().equals("completed"))
                                .bytesMoved())
                        .isEqualTo(3000);
            }
            assertThat(admin.history()).extracting(Recorded::file).containsExactlyInAnyOrder("mid.bin", "late.bin");
        }
    }
}
