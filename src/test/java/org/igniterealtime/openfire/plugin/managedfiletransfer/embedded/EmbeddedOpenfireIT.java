// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.embedded;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import org.igniterealtime.openfire.plugin.managedfiletransfer.embedded.sample.SampleJar;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers that come and go in one JVM, and what only an embedded one shows of itself. */
class EmbeddedOpenfireIT {

    @Test
    void leavesNothingBehind() {
        EmbeddedOpenfire server = EmbeddedOpenfire.start(ServerSetup.standard());
        Path home = server.home();
        assertThat(server.threadNames()).isNotEmpty();

        server.close();
        server.close();

        assertThat(server.threadNames()).isEmpty();
        assertThat(home).doesNotExist();
    }

    @Test
    void startsWithoutAnError() {
        try (EmbeddedOpenfire server =
                EmbeddedOpenfire.start(ServerSetup.standard().withoutPlugin())) {
            assertThat(server.log())
                    .contains("Successfully loaded plugin 'admin'")
                    .doesNotContain("ERROR");
        }
    }

    @Test
    void keepsServerPluginAndTestsApart() {
        try (EmbeddedOpenfire server = EmbeddedOpenfire.start(ServerSetup.standard())) {
            ClassLoader plugin = requireNonNull(server.pluginClassLoader().get());
            assertThat(plugin.getParent()).isSameAs(server.serverClassLoader());

            assertThat(plugin.getResource("org/jivesoftware/openfire/XMPPServer.class"))
                    .isNotNull();
            assertThat(plugin.getResource("org/jivesoftware/smack/XMPPConnection.class"))
                    .isNull();
        }
    }

    @Test
    void letsGoOfAPluginThatHoldsNothing(@TempDir Path folder) throws IOException {
        ServerSetup setup = ServerSetup.standard().withPlugin(SampleJar.in(folder));
        try (EmbeddedOpenfire server = EmbeddedOpenfire.start(setup)) {
            ConsoleClient.loggedInTo(server).get("plugins/managedfiletransfer/page");
            WeakReference<@Nullable ClassLoader> first = server.pluginClassLoader();

            server.unloadPlugin();
            assertThat(server.pluginClassLoader().get()).isNull();
            await().until(() -> {
                System.gc();
                return first.get() == null;
            });

            server.loadPlugin();
            assertThat(server.pluginClassLoader().get()).isNotNull();
        }
    }

    @Test
    void tellsWhyAPluginDidNotStart(@TempDir Path folder) throws Exception {
        Path broken = Files.copy(ServerSetup.standard().plugin().orElseThrow(), folder.resolve("broken.jar"));
        try (FileSystem inside = FileSystems.newFileSystem(broken)) {
            Path descriptor = inside.getPath("plugin.xml");
            Files.writeString(descriptor, Files.readString(descriptor).replace("Plugin</class>", "Missing</class>"));
        }

        assertThatThrownBy(() -> EmbeddedOpenfire.start(ServerSetup.standard().withPlugin(broken)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("ClassNotFoundException");
    }

    @Test
    void speaksTheLanguageThatItIsGiven() {
        try (EmbeddedOpenfire server =
                EmbeddedOpenfire.start(ServerSetup.standard().withLocale("zh_CN"))) {
            assertThat(ConsoleClient.loggedInTo(server).get("index.jsp").body()).contains("<h1>\u670d\u52a1\u5668");
        }
    }

    @Test
    void goesOnWhereItStoppedInAHomeThatIsKept(@TempDir Path home) {
        ServerSetup setup = ServerSetup.standard().withHome(home);
        int port;
        try (EmbeddedOpenfire first = EmbeddedOpenfire.start(setup)) {
            port = first.clientPort();
            first.setProperty("fixture.kept", "yes");
            first.setProperty("fixture.deleted", "yes");
            first.setProperty("fixture.deleted", null);
        }

        try (EmbeddedOpenfire second = EmbeddedOpenfire.start(setup)) {
            assertThat(second.clientPort()).isEqualTo(port);
            assertThat(second.property("fixture.kept")).isEqualTo("yes");
            assertThat(second.property("fixture.deleted")).isNull();
        }
        assertThat(home).isDirectory();
    }
}
