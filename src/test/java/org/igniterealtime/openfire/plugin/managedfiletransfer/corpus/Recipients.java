// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.corpus;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** The clients that stanzas are shown to. */
enum Recipients {
    SMACK {
        @Override
        Recipient start(Path folder) {
            return new SmackRecipient();
        }
    },
    LIBPURPLE {
        @Override
        Recipient start(Path folder) throws IOException {
            Path probe = folder.resolve("purple-probe");
            String flags = output(List.of("pkg-config", "--cflags", "--libs", "purple", "gio-2.0"));
            List<String> build = new ArrayList<>(List.of(
                    "gcc",
                    "-O1",
                    "-rdynamic",
                    "-o",
                    probe.toString(),
                    SOURCES.resolve("purple/probe.c").toString()));
            build.addAll(List.of(flags.trim().split("\\s+")));
            output(build);
            return ProbeRecipient.start(List.of(probe.toString()));
        }

        @Override
        String needs() {
            return "needs libpurple, gcc and pkg-config (Debian: apt-get install libpurple-dev gcc pkg-config)";
        }
    },
    SLIXMPP {
        @Override
        Recipient start(Path folder) throws IOException {
            String python = Files.isExecutable(SYSTEM_PYTHON) ? SYSTEM_PYTHON.toString() : "python3";
            output(List.of(python, "-c", "import slixmpp"));
            return ProbeRecipient.start(
                    List.of(python, SOURCES.resolve("slixmpp/probe.py").toString()));
        }

        @Override
        String needs() {
            return "needs slixmpp (Debian: apt-get install python3-slixmpp)";
        }
    };

    private static final Path SOURCES = Path.of("src", "probes");

    /** Where Debian installs its modules for. */
    private static final Path SYSTEM_PYTHON = Path.of("/usr/bin/python3");

    /**
     * Starts it.
     *
     * @param folder for what it builds
     * @throws IOException where this machine has not what it needs
     */
    abstract Recipient start(Path folder) throws IOException;

    String needs() {
        return "";
    }

    /** Starts it, or leaves the test out. */
    Recipient startOrSkip(Path folder) {
        try {
            return start(folder);
        } catch (IOException e) {
            return Assumptions.abort(needs());
        }
    }

    private static String output(List<String> command) throws IOException {
        Process program = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            String said = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!program.waitFor(2, TimeUnit.MINUTES) || program.exitValue() != 0) {
                throw new IOException(command.get(0) + " failed: " + said);
            }
            return said;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
