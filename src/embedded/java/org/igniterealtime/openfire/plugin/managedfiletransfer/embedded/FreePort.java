// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.embedded;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A port of the loopback interface on which nobody listens, for a server that is started a moment later. It is below those
 * that systems give to outgoing connections: one of these would take it before the server does.
 */
public final class FreePort {

    private static final int FIRST = 20_000;
    private static final int COUNT = 12_000;
    private static final int ATTEMPTS = 100;

    private FreePort() {}

    /** Free at this moment. */
    public static int find() throws IOException {
        try (ServerSocket free = open()) {
            return free.getLocalPort();
        }
    }

    /** Kept until it is closed, so that several that are open at once differ. */
    static ServerSocket open() throws IOException {
        for (int attempt = 1; ; attempt++) {
            int port = FIRST + ThreadLocalRandom.current().nextInt(COUNT);
            try {
                return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
            } catch (BindException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }
}
