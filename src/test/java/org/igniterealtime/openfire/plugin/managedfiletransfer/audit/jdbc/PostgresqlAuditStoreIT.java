// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.audit.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.igniterealtime.openfire.plugin.managedfiletransfer.audit.Unavailable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real PostgreSQL; CockroachDB's script, in the dialect that the two share, runs on it as well. */
class PostgresqlAuditStoreIT {

    private static @Nullable PostgresqlServer server;
    private static String whyNot = "not started";

    @BeforeAll
    static void start(@TempDir Path folder) {
        try {
            server = new PostgresqlServer(folder);
        } catch (IOException | RuntimeException e) {
            whyNot = Unavailable.reason("PostgreSQL", e);
        }
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    private record Database(String type) implements TestDatabase {
        @Override
        public Connection get() throws SQLException {
            PostgresqlServer running = server != null ? server : Assumptions.abort(whyNot);
            return running.connect();
        }
    }

    @Nested
    class AsPostgresql extends RecordingContract {
        @Override
        TestDatabase database() {
            return new Database("postgresql");
        }
    }

    @Nested
    class AsCockroachdb extends RecordingContract {
        @Override
        TestDatabase database() {
            return new Database("cockroachdb");
        }
    }

    /** Even where the rows lie in no order. */
    @Test
    void aPageIsReadAlongTheKey() throws SQLException {
        TestDatabase database = new Database("postgresql");
        database.install();
        database.execute(
                """
                INSERT INTO ofMftTransfer (offeredAt, transferId, protocol, bytePath, sender, recipient, bytesMoved,
                    transferState, policyVersion)
                SELECT n, 't-' || n, 'SI', 'PROXIED', 'a', 'b', 0, 'OFFERED', 1 FROM generate_series(1, 20000) n
                ORDER BY random()
                """);
        database.execute("ANALYZE ofMftTransfer");
        for (String query : new String[] {TransferTable.NEWEST, TransferTable.OLDER.replace("?", "'10000'")}) {
            assertThat(plan(database, query))
                    .contains("Limit", "Index Scan Backward using ofmfttransfer_pk")
                    .doesNotContain("Sort");
        }
    }

    private static String plan(TestDatabase database, String query) throws SQLException {
        StringBuilder plan = new StringBuilder();
        try (Connection connection = database.get();
                Statement statement = connection.createStatement();
                ResultSet lines = statement.executeQuery(
                        "EXPLAIN " + RowLimit.of(connection).limit(query, 51))) {
            while (lines.next()) {
                plan.append(lines.getString(1)).append('\n');
            }
        }
        return plan.toString();
    }
}
