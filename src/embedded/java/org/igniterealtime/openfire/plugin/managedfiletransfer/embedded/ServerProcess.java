// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The process of an installed server, started with the flags of its own {@code bin/openfire.sh}. */
final class ServerProcess implements AutoCloseable {

    private static final Duration TERM = Duration.ofSeconds(30);
    private static final Duration KILL = Duration.ofSeconds(10);

    private final Process process;

    private final Thread atExit;

    private ServerProcess(Process process) {
        this.process = process;
        // A test run that is broken off must not leave servers behind.
        this.atExit = new Thread(process::destroy);
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    static ServerProcess start(Path home) throws IOException {
        Path lib = home.resolve("lib");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-Dlog4j.configurationFile=" + lib.resolve("log4j2.xml"),
                "-Dlog4j2.formatMsgNoLookups=true",
                "-Djdk.tls.ephemeralDHKeySize=matched",
                "-Djsse.SSLEngine.acceptLargeFragments=true",
                "-Djava.net.preferIPv6Addresses=system",
                "-DopenfireHome=" + home,
                "-Dopenfire.lib.dir=" + lib));
        Path security = home.resolve("resources").resolve("security").resolve("java.security");
        if (Files.exists(security)) {
            command.add("-Djava.security.properties=" + security);
        }
        command.addAll(List.of("-jar", lib.resolve("startup.jar").toString()));
        return new ServerProcess(new ProcessBuilder(command)
                .directory(home.resolve("bin").toFile())
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("logs").resolve("console.out").toFile())
                .start());
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Asks the server to stop, and ends the process if it does not. */
    @Override
    public void close() {
        process.destroy();
        if (!ends(TERM)) {
            kill();
        }
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            // This JVM is at its end already.
        }
    }

    /** The end that a power cut makes: no shutdown hook runs. */
    void kill() {
        process.destroyForcibly();
        ends(KILL);
    }

    private boolean ends(Duration limit) {
        try {
            return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
