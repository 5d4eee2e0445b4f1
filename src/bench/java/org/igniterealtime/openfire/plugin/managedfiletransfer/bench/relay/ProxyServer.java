// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.bench.relay;

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * What runs in a proxy's process: one command a line, {@code NUMBER COMMAND}, and for each an answer, {@code NUMBER
 * ANSWER}, in any order.
 */
final class ProxyServer {

    /** A proxy that is measured. */
    interface Proxy {

        /** Joins the two connections of this session. */
        CompletionStage<Boolean> activate(String session);
    }

    private final Proxy proxy;
    private final PrintStream answers;

    private ProxyServer(Proxy proxy, PrintStream answers) {
        this.proxy = proxy;
        this.answers = answers;
    }

    /** Says that the proxy is ready, and answers until the driver goes away. */
    static void run(Proxy proxy) throws Exception {
        ProxyServer server = new ProxyServer(proxy, System.out);
        server.answers.println("ready");
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        for (String line = commands.readLine(); line != null; line = commands.readLine()) {
            String number = line.substring(0, line.indexOf(' ') + 1);
            server.answer(line.substring(number.length()))
                    .thenAccept(answer -> server.answers.println(number + answer));
        }
        System.exit(0);
    }

    private CompletionStage<?> answer(String command) throws IOException {
        if (command.startsWith("activate ")) {
            return proxy.activate(command.substring("activate ".length()));
        }
        return CompletableFuture.completedFuture(
                switch (command) {
                    case "cpu" -> operatingSystem().getProcessCpuTime();
                    case "heap" -> usedHeap();
                    case "threads" -> ManagementFactory.getThreadMXBean().getThreadCount();
                    default -> throw new IOException("unknown command");
                });
    }

    private static OperatingSystemMXBean operatingSystem() {
        return (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    }

    /** After several collections: finalizers and cleaners need more than one. */
    private static long usedHeap() {
        for (int i = 0; i < 4; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
