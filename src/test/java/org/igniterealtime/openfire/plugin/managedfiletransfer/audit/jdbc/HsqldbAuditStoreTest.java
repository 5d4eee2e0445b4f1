// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.audit.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.hsqldb.jdbc.JDBCDriver;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The database that Openfire brings along, on disk as there. */
class HsqldbAuditStoreTest extends RecordingContract {

    private static TestDatabase database;

    @BeforeAll
    static void open(@TempDir Path folder) {
        String url = "jdbc:hsqldb:file:" + folder.resolve("openfire");
        database = new TestDatabase() {
            @Override
            public String type() {
                return "hsqldb";
            }

            @Override
            public Connection get() throws SQLException {
                return Connecting.with(new JDBCDriver(), url, "sa");
            }
        };
    }

    @AfterAll
    static void shutDown() throws SQLException {
        database.execute("SHUTDOWN");
    }

    @Override
    TestDatabase database() {
        return database;
    }

    @ParameterizedTest
    @ValueSource(strings = {TransferTable.NEWEST, TransferTable.OLDER})
    void aPageIsReadAlongTheKey(String query) throws SQLException {
        StringBuilder plan = new StringBuilder();
        try (Connection connection = database().get();
                Statement statement = connection.createStatement();
                ResultSet lines = statement.executeQuery(
                        "EXPLAIN PLAN FOR " + RowLimit.of(connection).limit(query.replace("?", "1"), 51))) {
            while (lines.next()) {
                plan.append(lines.getString(1)).append('\n');
            }
        }
        assertThat(plan).containsPattern("order by=\\[(?s:.*)uses index");
    }
}
