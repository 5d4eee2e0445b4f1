// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.e2e.SharedServer.ALICE;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.e2e.SharedServer.BOB;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.dom4j.Element;
import org.igniterealtime.openfire.plugin.managedfiletransfer.clients.AdminConsole;
import org.igniterealtime.openfire.plugin.managedfiletransfer.clients.RawClient;
import org.igniterealtime.openfire.plugin.managedfiletransfer.clients.Recorded;
import org.igniterealtime.openfire.plugin.managedfiletransfer.clients.Rules;
import org.igniterealtime.openfire.plugin.managedfiletransfer.clients.Sent;
import org.igniterealtime.openfire.plugin.managedfiletransfer.clients.SmackClient;
import org.igniterealtime.openfire.plugin.managedfiletransfer.clients.Way;
import org.igniterealtime.openfire.plugin.managedfiletransfer.embedded.EmbeddedOpenfire;
import org.igniterealtime.openfire.plugin.managedfiletransfer.embedded.FreePort;
import org.igniterealtime.openfire.plugin.managedfiletransfer.embedded.ServerSetup;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/**
 * The relay stays in the place of Openfire's own proxy whatever an administrator does to that, obeys its settings, and
 * gives the place back. Only what runs over the relay ends as completed in the history.
 */
@DisabledIfSystemProperty(
        named = "openfire.home",
        matches = ".+",
        disabledReason = "changes settings inside the server, which only the embedded one lets us")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RelayTakeoverIT {

    private static final String ADDRESSES = "plugin.managedfiletransfer.relay.addresses";
    private static final String CAP = "plugin.managedfiletransfer.relay.cap.user";
    private static final String PERSISTENT = "plugin.managedfiletransfer.relay.persistent";
    private static final String ENABLED = "xmpp.proxy.enabled";
    private static final String PORT = "xmpp.proxy.port";

    private final AtomicInteger number = new AtomicInteger();
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
    void savingTheSettingsPageOfTheStockProxyChangesNothing() {
        server().saveProxyPage(true, server().proxyPort());

        awaitRelay();
        assertRelayed();
    }

    @Test
    void switchedOffOnThePageNobodyServesAndSwitchedOnTheRelayDoes() throws IOException {
        server().saveProxyPage(false, server().proxyPort());
        eventually("the port to be closed").until(() -> !isOpen(server().proxyPort()));
        assertThat(server().isProxyListed()).isFalse();
        try (RawClient alice = RawClient.logIn(server(), ALICE, "off")) {
            assertThat(proxyItem(alice)).isEmpty();
        }

        server().saveProxyPage(true, server().proxyPort());

        awaitRelay();
        assertRelayed();
        eventually("the list of ports to show it").until(() -> server().isProxyListed());
    }

    @Test
    void portChangesWhileTheServerRuns() throws IOException {
        int other = FreePort.find();
        server().saveProxyPage(true, other);

        awaitRelay();
        eventually("the new port to be open").until(() -> isOpen(other));
        eventually("the old port to be closed").until(() -> !isOpen(server().proxyPort()));
        assertRelayed();

        server().setProperty(PORT, Integer.toString(server().proxyPort()));
        eventually("the old port to be open again").until(() -> isOpen(server().proxyPort()));
        awaitRelay();
    }

    @Test
    void addressesChangeWhileTheServerRuns() {
        try (RawClient alice = RawClient.logIn(server(), ALICE, "asks")) {
            assertThat(hosts(alice)).containsExactly("127.0.0.1");

            server().setProperty("xmpp.proxy.externalip", "files.example.org");
            assertThat(hosts(alice)).containsExactly("files.example.org");

            server().setProperty(ADDRESSES, "127.0.0.1, [2001:db8::1] files.example.net");
            assertThat(hosts(alice)).containsExactly("127.0.0.1", "2001:db8::1", "files.example.net");
            assertRelayed();
        } finally {
            server().setProperty(ADDRESSES, null);
            server().setProperty("xmpp.proxy.externalip", null);
        }
    }

    /** Openfire takes a route out before it puts the same one in again; for that instant nobody is there. */
    @Test
    void theProxyAnswersEveryRequestWhileItsSettingsChange() {
        try (RawClient alice = RawClient.logIn(server(), ALICE, "asks")) {
            String proxy = proxyItem(alice).orElseThrow();

            for (int change = 0; change < 200; change++) {
                server().setProperty(CAP, Integer.toString(100 + change));
                alice.send(askForHosts("asked-" + change, proxy));
            }

            assertThat(IntStream.range(0, 200).mapToObj(change -> condition(alice.nextIq("asked-" + change))))
                    .containsOnly("");
        } finally {
            server().setProperty(CAP, null);
        }
    }

    @Test
    void requestsThatMeanNothingHereAreAnswered() {
        try (RawClient alice = RawClient.logIn(server(), ALICE, "asks")) {
            String proxy = proxyItem(alice).orElseThrow();

            alice.send("<iq type='get' id='v' to='" + proxy + "'><query xmlns='jabber:iq:version'/></iq>");
            assertThat(condition(alice.nextIq("v"))).isEqualTo("feature-not-implemented");
            alice.send("<iq type='get' id='i' to='" + proxy
                    + "'><query xmlns='http://jabber.org/protocol/disco#info'/></iq>");
            Element info = alice.nextIq("i").element("query");
            assertThat(info.element("identity").attributeValue("category")).isEqualTo("proxy");
            assertThat(info.elements("feature"))
                    .extracting(feature -> feature.attributeValue("var"))
                    .contains(Stanzas.BYTESTREAMS);
            alice.send(Stanzas.activate("a", proxy, "never-offered", alice.jid()));
            assertThat(condition(alice.nextIq("a"))).isEqualTo("item-not-found");
        }
    }

    @Test
    void keptOffAcrossRestartsTheStockProxyComesBackWhenThePluginGoes() {
        WeakReference<@Nullable ClassLoader> loader = server().pluginClassLoader();
        server().setProperty(PERSISTENT, "true");
        eventually("the stock proxy to be kept off").until(() -> "false".equals(server().property(ENABLED)));
        assertRelayed();

        server().unloadPlugin();

        assertThat(server().property(ENABLED)).isEqualTo("true");
        eventually("the stock proxy to listen").until(() -> isOpen(server().proxyPort()));
        assertThat(send("stock.bin").complete()).isTrue();
        assertThat(server().threadNames()).noneMatch(name -> name.startsWith("managedfiletransfer"));
        eventually("the plugin's class loader to be collected").until(() -> {
            System.gc();
            return loader.get() == null;
        });

        server().loadPlugin();

        eventually("the stock proxy to be kept off").until(() -> "false".equals(server().property(ENABLED)));
        awaitRelay();
        assertRelayed();
        server().setProperty(PERSISTENT, "false");
        eventually("the switch to be given back").until(() -> "true".equals(server().property(ENABLED)));
        awaitRelay();
        assertRelayed();
    }

    @Test
    void portThatIsTakenAtTheStartIsOpenedWhenItIsFree() throws IOException {
        stop();
        try {
            int port = startWhereThePortIsTaken();
            eventually("the relay to listen").until(() -> isOpen(port));
            assertRelayed();
            assertThat(server().log()).contains("takes the place of Openfire's own");
            assertThat(server().isProxyListed()).isTrue();
        } finally {
            stop();
            start();
        }
    }

    private int startWhereThePortIsTaken() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            EmbeddedOpenfire server = EmbeddedOpenfire.start(ServerSetup.standard()
                    .withUsers(ALICE, BOB)
                    .withProperty(PORT, Integer.toString(other.getLocalPort())));
            running = Optional.of(server);
            AdminConsole.of(server).enact(Rules.OPEN);
            eventually("the log to tell").until(() -> server.log().contains("The file transfer proxy tries again"));
            assertThat(server.log()).doesNotContain("takes the place of Openfire's own");
            assertThat(server.isProxyListed()).isFalse();
            try (RawClient alice = RawClient.logIn(server, ALICE, "asks")) {
                String proxy = proxyItem(alice).orElseThrow();
                alice.send(askForHosts("early", proxy));
                assertThat(condition(alice.nextIq("early"))).isEqualTo("internal-server-error");
            }
            return other.getLocalPort();
        }
    }

    private EmbeddedOpenfire server() {
        return running.orElseThrow();
    }

    private void assertRelayed() {
        String name = "relayed-" + number.incrementAndGet() + ".bin";
        assertThat(send(name).complete()).isTrue();
        Recorded row = AdminConsole.of(server()).recordedEnd(name);
        assertThat(row.state()).isEqualTo("completed");
        assertThat(row.path()).isEqualTo("proxied");
        assertThat(row.bytesMoved()).isEqualTo(50_000);
    }

    private Sent send(String name) {
        try (SmackClient alice = SmackClient.logIn(server(), ALICE, "desk");
                SmackClient bob = SmackClient.logIn(server(), BOB, "phone")) {
            return alice.send(bob, name, new byte[50_000], Way.PROXY);
        }
    }

    /** Openfire's own proxy answers an activation of nothing with not-allowed; ours, as XEP-0065 has it, with this. */
    private void awaitRelay() {
        try (RawClient alice = RawClient.logIn(server(), ALICE, "waits")) {
            eventually("the relay to be back in its place").until(() -> {
                Optional<String> proxy = proxyItem(alice);
                if (proxy.isEmpty()) {
                    return false;
                }
                String id = "wait-" + number.incrementAndGet();
                alice.send(Stanzas.activate(id, proxy.get(), id, alice.jid()));
                String host = "host-" + id;
                alice.send(askForHosts(host, proxy.get()));
                return "item-not-found".equals(condition(alice.nextIq(id)))
                        && "result".equals(alice.nextIq(host).attributeValue("type"));
            });
        }
    }

    private Optional<String> proxyItem(RawClient client) {
        String id = "items-" + number.incrementAndGet();
        client.send("<iq type='get' id='" + id + "' to='" + server().domain()
                + "'><query xmlns='http://jabber.org/protocol/disco#items'/></iq>");
        return client.nextIq(id).element("query").elements("item").stream()
                .filter(item -> "Socks 5 Bytestreams Proxy".equals(item.attributeValue("name")))
                .map(item -> item.attributeValue("jid"))
                .findFirst();
    }

    private List<String> hosts(RawClient client) {
        String id = "hosts-" + number.incrementAndGet();
        client.send(askForHosts(id, proxyItem(client).orElseThrow()));
        return client.nextIq(id).element("query").elements("streamhost").stream()
                .map(host -> host.attributeValue("host"))
                .toList();
    }

    private static String askForHosts(String id, String proxy) {
        return "<iq type='get' id='" + id + "' to='" + proxy + "'><query xmlns='" + Stanzas.BYTESTREAMS + "'/></iq>";
    }

    /** The condition of an error, or nothing for a result. */
    private static String condition(Element answer) {
        Element error = answer.element("error");
        return error == null ? "" : error.elements().get(0).getName();
    }

    private static ConditionFactory eventually(String what) {
        return Awaitility.await(what).atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(100));
    }

    private static boolean isOpen(int port) {
        try (Socket probe = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return probe.isConnected();
        } catch (IOException e) {
            return false;
        }
    }
}
