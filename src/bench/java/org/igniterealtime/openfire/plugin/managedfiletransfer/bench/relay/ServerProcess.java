// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.bench.relay;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** A proxy's process, as the driver sees it. Thread-safe. */
final class ServerProcess implements AutoCloseable {

    private final Process process;
    private final PrintStream commands;
    private final BufferedReader answers;
    private final InetSocketAddress address;
    private final ConcurrentHashMap<Long, CompletableFuture<String>> waiting = new ConcurrentHashMap<>();
    private long asked;

    private ServerProcess(Process process, InetSocketAddress address) {
        this.process = process;
        this.address = address;
        this.commands = new PrintStream(process.getOutputStream(), true, StandardCharsets.US_ASCII);
        this.answers =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII), 1 << 10);
    }

    static ServerProcess start(Class<?> main, String... arguments) throws IOException {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), freePort());
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName(),
                String.valueOf(address.getPort())));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        ServerProcess server = new ServerProcess(process, address);
        server.awaitReady();
        Thread listener = new Thread(server::listen, "answers");
        listener.setDaemon(true);
        listener.start();
        return server;
    }

    private static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0)) {
            return probe.getLocalPort();
        }
    }

    private void awaitReady() throws IOException {
        for (String line = answers.readLine(); !"ready".equals(line); line = answers.readLine()) {
            if (line == null) {
                throw new IOException("the server did not start");
            }
        }
        for (int i = 0; !canConnect(); i++) {
            if (i == 100_000) {
                throw new IOException("the server does not listen");
            }
            Thread.onSpinWait();
        }
    }

    private boolean canConnect() {
        try (java.net.Socket probe = new java.net.Socket()) {
            probe.connect(address);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    InetSocketAddress address() {
        return address;
    }

    void activate(String session) {
        // The stock proxy answers a CONNECT before it has stored it, so the first try may come too early.
        while (!Boolean.parseBoolean(ask("activate " + session))) {
            Thread.onSpinWait();
        }
    }

    double cpuSeconds() {
        return Long.parseLong(ask("cpu")) / 1e9;
    }

    long heap() {
        return Long.parseLong(ask("heap"));
    }

    int threads() {
        return Integer.parseInt(ask("threads"));
    }

    private String ask(String command) {
        CompletableFuture<String> answer = new CompletableFuture<>();
        synchronized (commands) {
            long number = ++asked;
            waiting.put(number, answer);
            commands.println(number + " " + command);
        }
        return answer.join();
    }

    private void listen() {
        try {
            for (String line = answers.readLine(); line != null; line = answers.readLine()) {
                int space = line.indexOf(' ');
                CompletableFuture<String> asker = waiting.remove(Long.valueOf(line.substring(0, space)));
                asker.complete(line.substring(space + 1));
            }
        } catch (IOException e) {
            // The process has gone; so have those who ask it.
        }
        waiting.values().forEach(asker -> asker.cancel(false));
    }

    @Override
    public void close() {
        commands.close();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
