// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.e2e.SharedServer.ALICE;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.e2e.SharedServer.BOB;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.igniterealtime.openfire.plugin.managedfiletransfer.clients.AdminConsole;
import org.igniterealtime.openfire.plugin.managedfiletransfer.clients.RawClient;
import org.igniterealtime.openfire.plugin.managedfiletransfer.clients.Recorded;
import org.igniterealtime.openfire.plugin.managedfiletransfer.clients.Rules;
import org.igniterealtime.openfire.plugin.managedfiletransfer.e2e.Stanzas;
import org.igniterealtime.openfire.plugin.managedfiletransfer.embedded.EmbeddedOpenfire;
import org.igniterealtime.openfire.plugin.managedfiletransfer.embedded.ServerSetup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Whatever ran when the plugin was unloaded, or the server died, stood in the history as "transferring" for ever. */
@DisabledIfSystemProperty(
        named = "openfire.home",
        matches = ".+",
        disabledReason = "unloads the plugin and copies the server's home, which only the embedded one lets us")
class RowsLeftOpenIT {

    private static final String LIVE = "left-moving.bin";
    private static final String OFFERED = "left-offered.bin";

    @Test
    void endAsInterruptedWhenThePluginIsUnloaded() {
        try (EmbeddedOpenfire server =
                EmbeddedOpenfire.start(ServerSetup.standard().withUsers(ALICE, BOB))) {
            AdminConsole.of(server).enact(Rules.OPEN);
            try (RawClient alice = RawClient.logIn(server, ALICE, "desk");
                    RawClient bob = RawClient.logIn(server, BOB, "phone")) {
                leaveOpen(alice, bob);

                server.unloadPlugin();

                assertThat(alice.nextWith("close", Stanzas.IBB).attributeValue("from"))
                        .isEqualTo(bob.jid());
                assertThat(bob.nextWith("close", Stanzas.IBB).attributeValue("from"))
                        .isEqualTo(alice.jid());
            }
            server.loadPlugin();
            assertInterrupted(AdminConsole.of(server));
        }
    }

    @Test
    void endAsInterruptedAtTheNextStartOfAServerThatDied(@TempDir Path folder) throws IOException {
        Path home = folder.resolve("home");
        Path left = folder.resolve("left");
        ServerSetup setup = ServerSetup.standard().withUsers(ALICE, BOB).withHome(home);
        try (EmbeddedOpenfire server = EmbeddedOpenfire.start(setup)) {
            AdminConsole.of(server).enact(Rules.OPEN);
            try (RawClient alice = RawClient.logIn(server, ALICE, "desk");
                    RawClient bob = RawClient.logIn(server, BOB, "phone")) {
                leaveOpen(alice, bob);
                awaitOpenRows(AdminConsole.of(server), home);

                // What its disk holds at this moment is all that a server leaves that dies now.
                copy(home, left);
            }
        }

        try (EmbeddedOpenfire next = EmbeddedOpenfire.start(setup.withHome(left))) {
            assertInterrupted(AdminConsole.of(next));
        }
    }

    private static void leaveOpen(RawClient alice, RawClient bob) {
        alice.send(Stanzas.offer("offered", bob.jid(), "offered", "name='" + OFFERED + "' size='3000'"));
        bob.nextIq("offered");
        alice.send(Stanzas.offer("moving", bob.jid(), "moving", "name='" + LIVE + "' size='6000'"));
        bob.nextIq("moving");
        bob.send(Stanzas.accept("moving", alice.jid(), Stanzas.IBB));
        alice.nextIq("moving");
        alice.send(Stanzas.open("open", bob.jid(), "moving"));
        bob.acceptOpen();
        alice.nextIq("open");
        alice.send(Stanzas.data("d0", bob.jid(), "moving", 0, new byte[3000]));
        bob.nextIq("d0");
    }

    private static void assertInterrupted(AdminConsole admin) {
        for (String file : List.of(LIVE, OFFERED)) {
            Recorded row = admin.recordedEnd(file);
            assertThat(row.state()).as(file).isEqualTo("interrupted");
            assertThat(row.reason()).as(file).isNotEmpty();
        }
        assertThat(admin.history()).extracting("file").containsExactlyInAnyOrder(LIVE, OFFERED);
    }

    /** The database writes its log a moment after a commit. */
    private static void awaitOpenRows(AdminConsole admin, Path home) {
        admin.recorded(
                "the moving row", row -> row.file().equals(LIVE) && row.state().equals("transferring"));
        admin.recorded("the offered row", row -> row.file().equals(OFFERED));
        Awaitility.await("the rows on the disk").atMost(Duration.ofSeconds(30)).until(() -> {
            String log = Files.readString(home.resolve("embedded-db").resolve("openfire.log"), StandardCharsets.UTF_8);
            return log.contains(LIVE) && log.contains(OFFERED);
        });
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                // The lock is the dead server's.
                if (!file.toString().endsWith(".lck")) {
                    Files.copy(file, to.resolve(from.relativize(file).toString()));
                }
            }
        }
    }
}
