// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jivesoftware.smack.chat2.ChatManager;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.jxmpp.jid.impl.JidCreate;

/** What every end-to-end test relies on, on whichever server the build runs them. */
class OpenfireServerIT {

    private static final UserAccount ALICE = new UserAccount("alice", "secret");
    private static final UserAccount BOB = new UserAccount("bob", "bob's secret");

    private static OpenfireServer server;

    @BeforeAll
    static void start() {
        server = OpenfireServer.start(ServerSetup.standard().withUsers(ALICE, BOB));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @RepeatedTest(3)
    void carriesMessagesBetweenItsUsers() throws Exception {
        try (XmppClient alice = XmppClient.loggedIn(server, ALICE);
                XmppClient bob = XmppClient.loggedIn(server, BOB)) {
            BlockingQueue<String> heard = new LinkedBlockingQueue<>();
            ChatManager.getInstanceFor(bob.connection())
                    .addIncomingListener((from, message, chat) -> heard.add(from + ": " + message.getBody()));

            ChatManager.getInstanceFor(alice.connection())
                    .chatWith(JidCreate.entityBareFrom("bob@" + server.domain()))
                    .send("Guten Tag, \u4f60\u597d");

            assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo("alice@example.org: Guten Tag, \u4f60\u597d");
        }
    }

    @Test
    void hasThePluginLoaded() {
        assertThat(server.isPluginLoaded()).isTrue();
        assertThat(server.log()).contains("Successfully loaded plugin 'managedfiletransfer");
    }

    @Test
    void sendsStrangersFromTheConsoleToTheLogin() {
        ConsoleClient stranger = new ConsoleClient(server);

        for (String page : new String[] {"index.jsp", "plugins/managedfiletransfer/active-transfers"}) {
            HttpResponse<String> answer = stranger.get(page);

            assertThat(answer.statusCode()).isEqualTo(302);
            assertThat(answer.headers().firstValue("Location").orElseThrow()).contains("/login.jsp?url=");
        }
    }

    @Test
    void refusesAWrongPassword() {
        HttpResponse<String> answer = new ConsoleClient(server).logIn("admin", "wrong");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("Login failed").contains("loginForm");
    }

    @Test
    void framesAPageWithTheMenuThatThePluginExtends() {
        HttpResponse<String> page = ConsoleClient.loggedInTo(server).get("index.jsp");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .containsPattern("<h1>\\s*Server Information\\s*</h1>")
                .contains("<li class=\"currentlink\">")
                .contains("<a href=\"/plugins/managedfiletransfer/active-transfers\"");
    }

    @Test
    void forgetsTheAdministratorAtTheLogout() {
        ConsoleClient administrator = ConsoleClient.loggedInTo(server);

        administrator.get("index.jsp?logout=true");

        assertThat(administrator.get("index.jsp").statusCode()).isEqualTo(302);
    }
}
