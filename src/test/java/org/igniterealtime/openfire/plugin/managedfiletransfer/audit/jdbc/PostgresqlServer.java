// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.audit.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.igniterealtime.openfire.plugin.managedfiletransfer.embedded.FreePort;

/** A PostgreSQL server of our own, on a free port of the loopback interface. Any user may start one, root as well. */
final class PostgresqlServer implements AutoCloseable {

    private static final String PACKED = "/postgres-linux-x86_64.txz";
    private static final Path UNPACKED = Path.of("target", "postgresql").toAbsolutePath();

    private final int port;
    private final ServerProcess process;

    /**
     * @param folder empty; may be deleted after {@link #close}
     * @throws IOException where there is no program for this machine, or it does not start
     */
    PostgresqlServer(Path folder) throws IOException {
        Path log = folder.resolve("server.log");
        String data = folder.resolve("data").toString();
        unpack(folder, log);
        ServerProcess.complete(command("initdb", "-D", data, "-U", "postgres", "-E", "UTF8", "--no-locale", "-N"), log);
        this.port = FreePort.find();
        List<String> command =
                command("postgres", "-D", data, "-p", String.valueOf(port), "-h", "127.0.0.1", "-k", "", "-F");
        this.process = ServerProcess.start(command, log, this::connect);
    }

    Connection connect() throws SQLException {
        String url = "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
        return Connecting.with(new org.postgresql.Driver(), url, "postgres");
    }

    @Override
    public void close() {
        process.close();
    }

    /** PostgreSQL refuses to run as root: there it runs in a user name space of its own, where it is nobody. */
    private static List<String> command(String program, String... arguments) {
        List<String> command = new ArrayList<>();
        if (ServerProcess.isRoot()) {
            command.addAll(List.of("unshare", "--user"));
        }
        command.add(UNPACKED.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        return command;
    }

    private static void unpack(Path folder, Path log) throws IOException {
        if (Files.isExecutable(UNPACKED.resolve("bin/postgres"))) {
            return;
        }
        try (InputStream packed = PostgresqlServer.class.getResourceAsStream(PACKED)) {
            if (packed == null || !ServerProcess.isLinuxOnX86()) {
                throw new IOException("there is no PostgreSQL for this machine");
            }
            Path archive = folder.resolve("packed");
            Files.copy(packed, archive, StandardCopyOption.REPLACE_EXISTING);
            // Under another name first: a run that is broken off must not leave half a server behind.
            Path part = Files.createTempDirectory(UNPACKED.getParent(), "postgresql");
            ServerProcess.complete(List.of("tar", "-xJf", archive.toString(), "-C", part.toString()), log);
            Files.move(part, UNPACKED);
        }
    }
}
