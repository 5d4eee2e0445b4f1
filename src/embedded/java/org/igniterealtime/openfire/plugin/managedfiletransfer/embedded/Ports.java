// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.embedded;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import org.awaitility.Awaitility;

/**
 * The ports of a server. They are chosen before its start, since Openfire advertises the configured port and not the one
 * that it got.
 */
record Ports(int client, int proxy, int console) {

    /** Three ports that nobody listens on at this moment. */
    static Ports free() throws IOException {
        // All open at once, so that no two are the same.
        try (ServerSocket client = FreePort.open();
                ServerSocket proxy = FreePort.open();
                ServerSocket console = FreePort.open()) {
            return new Ports(client.getLocalPort(), proxy.getLocalPort(), console.getLocalPort());
        }
    }

    /** Returns when clients and browsers get through: Openfire opens these two last. */
    void awaitOpen(Duration limit) {
        for (int port : new int[] {client, console}) {
            Awaitility.await("port " + port + " is open")
                    .atMost(limit)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> isOpen(port));
        }
    }

    private static boolean isOpen(int port) {
        try (Socket probe = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return probe.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    /** The ports that a home was first started with: its database holds them too. */
    static Ports read(Path file) throws IOException {
        Properties lines = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            lines.load(reader);
        }
        return new Ports(port(lines, "client"), port(lines, "proxy"), port(lines, "console"));
    }

    void write(Path file) throws IOException {
        Properties lines = new Properties();
        lines.setProperty("client", Integer.toString(client));
        lines.setProperty("proxy", Integer.toString(proxy));
        lines.setProperty("console", Integer.toString(console));
        try (Writer writer = Files.newBufferedWriter(file)) {
            lines.store(writer, null);
        }
    }

    private static int port(Properties lines, String name) {
        return Integer.parseInt(lines.getProperty(name, "0"));
    }
}
