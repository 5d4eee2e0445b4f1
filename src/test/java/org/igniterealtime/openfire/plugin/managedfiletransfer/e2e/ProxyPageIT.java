// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.e2e.SharedServer.ALICE;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.e2e.SharedServer.BOB;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.igniterealtime.openfire.plugin.managedfiletransfer.clients.AdminConsole;
import org.igniterealtime.openfire.plugin.managedfiletransfer.clients.Recorded;
import org.igniterealtime.openfire.plugin.managedfiletransfer.clients.Rules;
import org.igniterealtime.openfire.plugin.managedfiletransfer.clients.SmackClient;
import org.igniterealtime.openfire.plugin.managedfiletransfer.clients.Way;
import org.igniterealtime.openfire.plugin.managedfiletransfer.embedded.ConsoleClient;
import org.igniterealtime.openfire.plugin.managedfiletransfer.embedded.EmbeddedOpenfire;
import org.igniterealtime.openfire.plugin.managedfiletransfer.embedded.FreePort;
import org.igniterealtime.openfire.plugin.managedfiletransfer.embedded.ServerSetup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/** An administrator at the proxy's page, before a real server: what is saved there is what the relay obeys. */
@DisabledIfSystemProperty(
        named = "openfire.home",
        matches = ".+",
        disabledReason = "looks at properties inside the server, which only the embedded one lets us")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProxyPageIT {

    private static final String PAGE = "plugins/managedfiletransfer/transfer-proxy";
    private static final String RELAY = "plugin.managedfiletransfer.relay.";
    private static final String STOCK_ITEM = "server-transfer-proxy";
    private static final String STATE = "#mft-proxy-state";

    private Optional<EmbeddedOpenfire> running = Optional.empty();

    @BeforeAll
    void start() {
        EmbeddedOpenfire server = EmbeddedOpenfire.start(ServerSetup.standard().withUsers(ALICE, BOB));
        running = Optional.of(server);
        AdminConsole.of(server).enact(Rules.OPEN);
    }

    @AfterAll
    void stop() {
        running.ifPresent(EmbeddedOpenfire::close);
    }

    @Test
    void aPortThatIsChangedThereIsWhereTheRelayListensAndFilesTravel() throws IOException {
        int other = FreePort.find();
        try (Page page = Page.logIn(server())) {
            page.open("transfer-proxy");
            page.await("the relay to listen", () -> {
                page.reload();
                return page.text(STATE).contains(":" + server().proxyPort());
            });
            try (ServerSocket program = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                page.fill("port", Integer.toString(program.getLocalPort()));
                page.click(".mft-main");
                page.await("the port to be refused", () -> page.has("#port-error"));
                assertThat(page.text("#port-error")).contains("is in use on this server");
                assertThat(page.problems()).as("the form is refused").allMatch(problem -> problem.contains("400"));
            }
            page.fill("port", Integer.toString(other));
            page.fill("addresses", "127.0.0.1\n[::1]\nno-such-host.invalid");
            page.click(".mft-main");
            page.await("the settings to be saved", () -> page.has(".success"));
            page.await("the relay to listen at the new port", () -> {
                page.reload();
                return page.text(STATE).contains(":" + other);
            });

            page.click("#mft-test");
            page.await("the report", () -> page.has("#mft-report"));
            assertThat(page.text("#mft-report tbody"))
                    .contains("127.0.0.1:" + other)
                    .contains("Works on this machine only")
                    .contains("Cannot be resolved");
            assertThat(page.text(STATE)).contains("reachable at 0 of 3 advertised addresses");
            page.keepPicture("transfer-proxy-tested");
            assertThat(page.problems()).isEmpty();
        }
        assertThat(server().property("xmpp.proxy.port")).isEqualTo(Integer.toString(other));
        assertThat(server().property(RELAY + "addresses")).isEqualTo("127.0.0.1, ::1, no-such-host.invalid");
        assertThat(server().property(RELAY + "timeout.idle"))
                .as("what was not changed is not set")
                .isNull();
        assertThat(server().threadNames()).doesNotContain("managedfiletransfer-selftest");
        assertRelayed("moved.bin");
    }

    @Test
    void switchedOffAndOnAgainThereAlsoWhereTheStockProxyIsKeptOff() {
        save(Map.of("persistent", "true", "enabled", "true"));
        eventually("the stock proxy to be kept off", () -> "false".equals(server().property("xmpp.proxy.enabled")));
        assertThat(state()).contains("Running");

        save(Map.of("persistent", "true"));
        eventually("the relay to be off", () -> state().contains("Switched off"));
        assertThat(test().body()).contains("There is nothing to test");

        save(Map.of("enabled", "true"));
        eventually("the relay to run", () -> state().contains("Running"));
        eventually("the switch to be given back", () -> "true".equals(server().property("xmpp.proxy.enabled")));
        assertThat(server().property(RELAY + "held")).isNull();
        assertRelayed("again.bin");
    }

    @Test
    void theStockItemOfTheMenuLeadsHere() {
        assertThat(server().menuAddress(STOCK_ITEM)).isEqualTo(PAGE);
    }

    @Test
    void theStockProxysAddressIsShownAndEmptyingTheFieldLeavesItToTheServer() {
        server().setProperty("xmpp.proxy.externalip", "files.example.org");
        server().setProperty(RELAY + "addresses", null);
        assertThat(admin().form("transfer-proxy")).containsEntry("addresses", "files.example.org");

        save(Map.of("enabled", "true", "addresses", "127.0.0.1"));
        assertThat(server().property("xmpp.proxy.externalip")).isEqualTo("files.example.org");
        assertThat(server().property(RELAY + "addresses")).isEqualTo("127.0.0.1");

        save(Map.of("enabled", "true", "addresses", ""));
        assertThat(server().property("xmpp.proxy.externalip")).isNull();
        assertThat(server().property(RELAY + "addresses")).isNull();
        assertThat(admin().page("transfer-proxy")).contains("From network.interface");
    }

    @Test
    void theStockPageIsBackWhenThePluginIsGone() {
        ConsoleClient browser = admin().browser();

        server().unloadPlugin();

        assertThat(browser.get("file-transfer-proxy.jsp").statusCode()).isNotEqualTo(303);
        assertThat(server().menuAddress(STOCK_ITEM)).isEqualTo("file-transfer-proxy.jsp");
        server().loadPlugin();
        assertThat(browser.get("file-transfer-proxy.jsp").statusCode()).isEqualTo(303);
        eventually("the relay to run", () -> state().contains("Running"));
    }

    private EmbeddedOpenfire server() {
        return running.orElseThrow();
    }

    private AdminConsole admin() {
        return AdminConsole.of(server());
    }

    /** Sends the form as it comes, with these boxes and values. */
    private void save(Map<String, String> values) {
        AdminConsole admin = admin();
        Map<String, String> form = admin.form("transfer-proxy");
        form.put("action", "save");
        form.putAll(values);
        assertThat(admin.browser().post(PAGE, form).statusCode()).isEqualTo(303);
    }

    private HttpResponse<String> test() {
        AdminConsole admin = admin();
        Map<String, String> form = admin.form("transfer-proxy");
        form.put("action", "test");
        assertThat(admin.browser().post(PAGE, form).statusCode()).isEqualTo(303);
        return admin.browser().get(PAGE);
    }

    private String state() {
        return admin().page("transfer-proxy").replaceAll("(?s).*id=\"mft-proxy-state\">([^<]*)<.*", "$1");
    }

    private void assertRelayed(String name) {
        try (SmackClient alice = SmackClient.logIn(server(), ALICE, "desk");
                SmackClient bob = SmackClient.logIn(server(), BOB, "phone")) {
            assertThat(alice.send(bob, name, new byte[50_000], Way.PROXY).complete())
                    .isTrue();
        }
        Recorded row = admin().recordedEnd(name);
        assertThat(row.state()).isEqualTo("completed");
        assertThat(row.path()).isEqualTo("proxied");
    }

    private static void eventually(String what, Callable<Boolean> condition) {
        Awaitility.await(what)
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(200))
                .until(condition);
    }
}
