// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.demo;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.igniterealtime.openfire.plugin.managedfiletransfer.clients.AdminConsole;
import org.igniterealtime.openfire.plugin.managedfiletransfer.clients.Recorded;
import org.igniterealtime.openfire.plugin.managedfiletransfer.clients.SmackClient;
import org.igniterealtime.openfire.plugin.managedfiletransfer.embedded.OpenfireServer;
import org.igniterealtime.openfire.plugin.managedfiletransfer.embedded.ServerSetup;
import org.igniterealtime.openfire.plugin.managedfiletransfer.embedded.UserAccount;

/**
 * Boots the server, plays the scenes, prints what was expected and what the history holds, and stays until Ctrl-C; with
 * {@code -Ddemo.once=true} it ends after the table, with status 1 if a row differs.
 */
public final class Demo {

    private static final UserAccount ALICE = new UserAccount("alice", "secret");
    private static final UserAccount BOB = new UserAccount("bob", "secret");

    private static final String ROW = "%-32s %-18s %-34s %-34s %s%n";

    private final OpenfireServer server;
    private final PrintStream out;

    private Demo(OpenfireServer server, PrintStream out) {
        this.server = server;
        this.out = out;
    }

    public static void main(String[] args) throws InterruptedException {
        PrintStream out = System.out;
        boolean once = Boolean.getBoolean("demo.once");
        boolean asExpected;
        try (OpenfireServer server = OpenfireServer.start(ServerSetup.standard().withUsers(ALICE, BOB))) {
            Demo demo = new Demo(server, out);
            asExpected = demo.play();
            if (!once) {
                demo.stay();
            }
        }
        // The old server leaves threads behind that are no daemons.
        System.exit(asExpected ? 0 : 1);
    }

    private boolean play() {
        AdminConsole admin = AdminConsole.of(server);
        out.printf("%nAlice sends Bob eight files.%n%n");
        out.printf(ROW, "what", "file", "expected", "in the history", "");
        List<Scene> differing = new ArrayList<>();
        for (Scene scene : Scenes.all()) {
            Recorded row = play(scene, admin);
            String held = row.state() + ", " + row.path() + (row.rule().isEmpty() ? "" : ", " + row.rule());
            boolean same = held.equals(scene.expected());
            out.printf(ROW, scene.what(), scene.file(), scene.expected(), held, same ? "ok" : "DIFFERS");
            if (!same) {
                differing.add(scene);
            }
        }
        out.printf("%n%s%n", differing.isEmpty() ? "All as expected." : differing.size() + " rows differ.");
        return differing.isEmpty();
    }

    private Recorded play(Scene scene, AdminConsole admin) {
        admin.enact(scene.rules());
        try (SmackClient alice = SmackClient.logIn(server, ALICE, "desk");
                SmackClient bob = SmackClient.logIn(server, BOB, "phone")) {
            if (scene.declines()) {
                bob.declineFiles();
            }
            byte[] content = new byte[scene.size()];
            new Random(scene.size()).nextBytes(content);
            alice.send(bob, scene.file(), content, scene.declared(), scene.way());
            return admin.recordedEnd(scene.file());
        }
    }

    private void stay() throws InterruptedException {
        out.printf(
                "%nThe admin console: %s  (%s / %s)%n", server.console(), server.adminName(), server.adminPassword());
        out.printf(
                "Server > File Transfers has the pages. Clients: 127.0.0.1:%d, domain %s, no TLS,%n",
                server.clientPort(), server.domain());
        out.printf("users alice and bob, password secret. Ctrl-C ends it.%n");
        out.flush();
        CountDownLatch untilKilled = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stops the demo"));
        untilKilled.await();
    }
}
