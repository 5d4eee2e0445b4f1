// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.e2e.SharedServer.ALICE;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.e2e.SharedServer.BOB;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.igniterealtime.openfire.plugin.managedfiletransfer.clients.AdminConsole;
import org.igniterealtime.openfire.plugin.managedfiletransfer.clients.Rules;
import org.igniterealtime.openfire.plugin.managedfiletransfer.clients.Sent;
import org.igniterealtime.openfire.plugin.managedfiletransfer.clients.SmackClient;
import org.igniterealtime.openfire.plugin.managedfiletransfer.clients.Way;
import org.igniterealtime.openfire.plugin.managedfiletransfer.embedded.EmbeddedOpenfire;
import org.igniterealtime.openfire.plugin.managedfiletransfer.embedded.ServerSetup;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/** Unloading gives everything back, and loading again finds everything where it was. Looks inside the server. */
@DisabledIfSystemProperty(
        named = "openfire.home",
        matches = ".+",
        disabledReason = "looks inside the server, which only the embedded one lets us")
class ReloadIT {

    private static final String STOCK_INTERCEPTOR =
            "org.jivesoftware.openfire.filetransfer.DefaultFileTransferManager$MetaFileTransferInterceptor";

    @Test
    void thePluginGoesWithoutATraceAndComesBackToItsPolicyAndHistory() {
        try (EmbeddedOpenfire server =
                EmbeddedOpenfire.start(ServerSetup.standard().withUsers(ALICE, BOB))) {
            AdminConsole admin = AdminConsole.of(server);
            admin.enact(Rules.OPEN.refuse(".exe"));
            assertThat(send(server, "before.bin").complete()).isTrue();
            assertThat(admin.recordedEnd("before.bin").state()).isEqualTo("completed");
            assertThat(ours(server.threadNames())).isNotEmpty();
            WeakReference<@Nullable ClassLoader> loader = server.pluginClassLoader();

            server.unloadPlugin();

            assertThat(server.packetInterceptors()).containsExactly(STOCK_INTERCEPTOR);
            assertThat(server.log()).contains("Openfire's own file transfer proxy is running again");
            assertThat(ours(server.threadNames())).isEmpty();
            assertThat(admin.browser()
                            .get("plugins/managedfiletransfer/transfer-policy")
                            .statusCode())
                    .isIn(404, 500);
            assertThat(send(server, "without.exe").complete())
                    .as("Openfire's own proxy moves files again")
                    .isTrue();
            Awaitility.await("the plugin's class loader to be collected")
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> {
                        System.gc();
                        return loader.get() == null;
                    });

            server.loadPlugin();

            assertThat(server.packetInterceptors()).hasSize(1).noneMatch(STOCK_INTERCEPTOR::equals);
            AdminConsole again = AdminConsole.of(server);
            assertThat(again.history())
                    .extracting("file")
                    .contains("before.bin")
                    .doesNotContain("without.exe");
            assertThat(send(server, "after.exe").complete()).isFalse();
            assertThat(again.recordedEnd("after.exe").rule()).isEqualTo("refused-ending");
            assertThat(server.log()).doesNotContain(" ERROR ");
        }
    }

    private static Sent send(EmbeddedOpenfire server, String name) {
        try (SmackClient alice = SmackClient.logIn(server, ALICE, "desk");
                SmackClient bob = SmackClient.logIn(server, BOB, "phone")) {
            return alice.send(bob, name, new byte[50_000], Way.PROXY);
        }
    }

    private static List<String> ours(List<String> threads) {
        return threads.stream()
                .filter(name -> name.startsWith("managedfiletransfer") || name.startsWith("managed-file-transfer"))
                .toList();
    }
}
