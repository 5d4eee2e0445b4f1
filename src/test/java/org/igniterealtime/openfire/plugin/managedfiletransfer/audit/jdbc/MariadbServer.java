// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.audit.jdbc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.igniterealtime.openfire.plugin.managedfiletransfer.embedded.FreePort;

/** A MariaDB server of our own, on a free port of the loopback interface, with one empty database in it. */
final class MariadbServer implements AutoCloseable {

    private final Path program;
    private final Path folder;
    private final int port;
    private ServerProcess process;

    /**
     * @param folder empty; may be deleted after {@link #close}
     * @throws IOException where there is no program for this machine, or it does not start
     */
    MariadbServer(Path folder) throws IOException {
        this.program = MariadbProgram.find();
        this.folder = folder;
        this.port = FreePort.find();
        this.process = launch();
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE mft");
        } catch (SQLException e) {
            close();
            throw new IOException(e);
        }
    }

    String address() {
        return "127.0.0.1:" + port;
    }

    void startAgain() throws IOException {
        process = launch();
    }

    /** Ends the server; what is in it stays. */
    @Override
    public void close() {
        process.close();
    }

    private Connection connect() throws SQLException {
        return Connecting.with(new org.mariadb.jdbc.Driver(), "jdbc:mariadb://" + address() + "/", "root");
    }

    private ServerProcess launch() throws IOException {
        Path share = program.resolveSibling("../share").normalize();
        List<String> command = new ArrayList<>(List.of(
                program.toString(),
                "--no-defaults",
                "--datadir=" + folder,
                "--socket=" + folder.resolve("s"),
                "--bind-address=127.0.0.1",
                "--port=" + port,
                // Without its system tables, which take longer to make than all else, and so without users.
                "--skip-grant-tables",
                // A key for TLS takes it ten seconds.
                "--skip-ssl",
                "--character-set-server=utf8mb4",
                "--innodb-log-file-size=8M",
                "--innodb-flush-log-at-trx-commit=0"));
        if (Files.isDirectory(share.resolve("charsets"))) {
            command.add("--lc-messages-dir=" + share);
            command.add("--character-sets-dir=" + share.resolve("charsets"));
        }
        if (ServerProcess.isRoot()) {
            command.add("--user=root");
        }
        return ServerProcess.start(command, folder.resolve("server.log"), this::connect);
    }
}
