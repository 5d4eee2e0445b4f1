// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.e2e.SharedServer.ALICE;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.e2e.SharedServer.BOB;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.igniterealtime.openfire.plugin.managedfiletransfer.clients.AdminConsole;
import org.igniterealtime.openfire.plugin.managedfiletransfer.clients.Recorded;
import org.igniterealtime.openfire.plugin.managedfiletransfer.clients.Rules;
import org.igniterealtime.openfire.plugin.managedfiletransfer.clients.SmackClient;
import org.igniterealtime.openfire.plugin.managedfiletransfer.clients.Way;
import org.igniterealtime.openfire.plugin.managedfiletransfer.embedded.EmbeddedOpenfire;
import org.igniterealtime.openfire.plugin.managedfiletransfer.embedded.ServerSetup;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Openfire itself changes the tables of a version before, when the new JAR takes the place of the old one. */
@DisabledIfSystemProperty(
        named = "openfire.home",
        matches = ".+",
        disabledReason = "replaces the plugin of a server, which only the embedded one lets us")
class SchemaUpgradeIT {

    private static final String SCRIPT = "managedfiletransfer_hsqldb.sql";

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void tablesOfTheVersionsBeforeAreUpgradedAndWrittenTo(int version, @TempDir Path folder) throws IOException {
        ServerSetup setup = ServerSetup.standard().withUsers(ALICE, BOB);
        Path current = setup.plugin().orElseThrow();
        try (EmbeddedOpenfire server =
                EmbeddedOpenfire.start(setup.withPlugin(withTablesOf(version, current, folder)))) {
            server.loadPlugin(current);

            AdminConsole admin = AdminConsole.of(server);
            admin.enact(Rules.OPEN.hashed());
            try (SmackClient alice = SmackClient.logIn(server, ALICE, "desk");
                    SmackClient bob = SmackClient.logIn(server, BOB, "phone")) {
                alice.send(bob, "after.bin", new byte[10_000], Way.PROXY);
            }
            Recorded row = admin.recordedEnd("after.bin");
            assertThat(row.state()).isEqualTo("completed");
            assertThat(row.sha256()).hasSize(64);
        }
    }

    /** The JAR with the schema that an earlier version had. */
    private static Path withTablesOf(int version, Path jar, Path folder) throws IOException {
        Path former = Files.copy(jar, folder.resolve("managedfiletransfer.jar"));
        try (FileSystem inside = FileSystems.newFileSystem(former)) {
            Path descriptor = inside.getPath("plugin.xml");
            String text = Files.readString(descriptor);
            assertThat(text).contains("<databaseVersion>4<");
            Files.writeString(descriptor, text.replace("<databaseVersion>4<", "<databaseVersion>" + version + "<"));
            Files.copy(
                    Path.of("src/test/resources/database/" + version, SCRIPT),
                    inside.getPath("database", SCRIPT),
                    StandardCopyOption.REPLACE_EXISTING);
            for (int later = version + 1; later <= 4; later++) {
                Files.delete(inside.getPath("database/upgrade/" + later, SCRIPT));
            }
        }
        return former;
    }
}
