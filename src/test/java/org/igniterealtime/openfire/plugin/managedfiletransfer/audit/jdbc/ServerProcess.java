// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.audit.jdbc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** A database server that runs as a child of the tests, and not longer than they do. */
final class ServerProcess implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final int STOP_LIMIT_SECONDS = 30;

    private final Process process;
    private final Thread killer;

    private ServerProcess(Process process) {
        this.process = process;
        this.killer = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(killer);
    }

    /**
     * Starts it, and waits until it takes a connection.
     *
     * @param log gets what it says
     * @throws IOException where it cannot be run or ends
     */
    static ServerProcess start(List<String> command, Path log, ConnectionSource connections) throws IOException {
        ServerProcess server = new ServerProcess(run(command, log));
        try {
            Awaitility.await()
                    .atMost(START_LIMIT)
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> !server.process.isAlive() || answers(connections));
        } catch (ConditionTimeoutException e) {
            server.close();
            throw new IOException(command.get(0) + " does not answer", e);
        }
        if (!server.process.isAlive()) {
            server.close();
            throw failure(command, log);
        }
        return server;
    }

    /** Runs a program to its end. */
    static void complete(List<String> command, Path log) throws IOException {
        try {
            if (run(command, log).waitFor() != 0) {
                throw failure(command, log);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }

    static boolean isLinuxOnX86() {
        return System.getProperty("os.name").equals("Linux")
                && System.getProperty("os.arch").equals("amd64");
    }

    /** Asks it to end, and waits until it has. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_LIMIT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().removeShutdownHook(killer);
    }

    private static Process run(List<String> command, Path log) throws IOException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    private static boolean answers(ConnectionSource connections) {
        try (var connection = connections.get()) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }

    private static IOException failure(List<String> command, Path log) throws IOException {
        List<String> lines = Files.readAllLines(log);
        return new IOException(command.get(0) + ": " + lines.subList(Math.max(0, lines.size() - 5), lines.size()));
    }
}
