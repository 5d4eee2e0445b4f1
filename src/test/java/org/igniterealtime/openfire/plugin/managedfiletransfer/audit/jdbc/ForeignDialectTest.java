// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.audit.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.hsqldb.jdbc.JDBCDriver;
import org.igniterealtime.openfire.plugin.managedfiletransfer.audit.Batch;
import org.igniterealtime.openfire.plugin.managedfiletransfer.audit.HistoryEntry;
import org.igniterealtime.openfire.plugin.managedfiletransfer.audit.TestTransfers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The scripts for databases that cannot be had for a test: HSQLDB, made to understand their types, runs them. */
class ForeignDialectTest {

    @ParameterizedTest
    @CsvSource({"oracle, ORA", "db2, DB2", "sqlserver, MSS"})
    void theScriptMakesTablesThatTheStoreCanUse(String type, String syntax) throws SQLException {
        String url = "jdbc:hsqldb:mem:" + type;
        try (Connection connection = Connecting.with(new JDBCDriver(), url, "sa");
                var statement = connection.createStatement()) {
            statement.execute("SET DATABASE SQL SYNTAX " + syntax + " TRUE");
            statement.execute("CREATE TABLE ofVersion (name VARCHAR(50), version INTEGER)");
            OpenfireScript.run(type, connection);

            JdbcAuditStore store =
                    new JdbcAuditStore(() -> Connecting.with(new JDBCDriver(), url, "sa"), "node-1", true);
            store.probe();
            store.write(Batch.of(List.of(TestTransfers.row(TestTransfers.refused("t-1"), 1, TestTransfers.refusal()))));
            List<HistoryEntry> entries = store.page(Optional.empty(), 10).entries();
            assertThat(entries).hasSize(1);
            assertThat(store.events(entries.get(0))).hasSize(1);
            store.write(Batch.of(List.of(TestTransfers.offerRow(TestTransfers.offered("t-2")))));
            assertThat(store.interruptOpen(TestTransfers.NOON.plusSeconds(60), TestTransfers.PEER))
                    .isEqualTo(1);
            statement.execute("SHUTDOWN");
        }
    }
}
