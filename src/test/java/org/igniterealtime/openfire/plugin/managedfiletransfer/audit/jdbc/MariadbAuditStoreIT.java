// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.audit.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.igniterealtime.openfire.plugin.managedfiletransfer.audit.HistoryCursor;
import org.igniterealtime.openfire.plugin.managedfiletransfer.audit.HistoryEntry;
import org.igniterealtime.openfire.plugin.managedfiletransfer.audit.TestTransfers;
import org.igniterealtime.openfire.plugin.managedfiletransfer.audit.TransferRecorder;
import org.igniterealtime.openfire.plugin.managedfiletransfer.audit.Unavailable;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real MariaDB: with its own driver and script, and, as Openfire up to 5.0 does, with MySQL's. */
class MariadbAuditStoreIT {

    private static @Nullable MariadbServer server;
    private static String whyNot = "not started";

    @BeforeAll
    static void start(@TempDir Path folder) {
        try {
            server = new MariadbServer(folder);
        } catch (IOException | RuntimeException e) {
            whyNot = Unavailable.reason("MariaDB", e);
        }
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    private static MariadbServer server() {
        return server != null ? server : Assumptions.abort(whyNot);
    }

    private record Database(String type, Driver driver, String options) implements TestDatabase {
        @Override
        public Connection get() throws SQLException {
            String url = "jdbc:" + type + "://" + server().address() + "/mft" + options;
            return Connecting.with(driver, url, "root");
        }
    }

    private static final TestDatabase MARIADB = new Database("mariadb", new org.mariadb.jdbc.Driver(), "");
    private static final TestDatabase MYSQL =
            new Database("mysql", mysqlDriver(), "?useSSL=false&useUnicode=true&characterEncoding=UTF-8");

    private static Driver mysqlDriver() {
        try {
            return new com.mysql.jdbc.Driver();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Nested
    class AsMariadb extends RecordingContract {
        @Override
        TestDatabase database() {
            return MARIADB;
        }
    }

    @Nested
    class AsMysql extends RecordingContract {
        @Override
        TestDatabase database() {
            return MYSQL;
        }
    }

    @Test
    void nothingIsLostWhenTheServerIsRestarted() throws SQLException, IOException {
        MARIADB.install();
        JdbcAuditStore store = new JdbcAuditStore(MARIADB, "node-1", true);
        try (TransferRecorder recorder =
                new TransferRecorder(store, 100, TestTransfers::ownAccount, Clock.systemUTC())) {
            recorder.changed(TestTransfers.refused("t-1"), TestTransfers.refusal());
            assertThat(recorder.flush(Duration.ofSeconds(10))).isTrue();
            server().close();
            recorder.changed(TestTransfers.refused("t-2"), TestTransfers.refusal());
            assertThat(recorder.flush(Duration.ofMillis(500))).isFalse();
            assertThat(recorder.health().lastError())
                    .hasValueSatisfying(text -> assertThat(text).startsWith("The database does not answer"));
            server().startAgain();
            assertThat(recorder.flush(Duration.ofSeconds(20))).isTrue();
        }
        assertThat(store.page(Optional.empty(), 10).entries()).hasSize(2);
    }

    /** What an Openfire of before 5.1 has where nobody set the server's character set: three bytes a character. */
    @Test
    void givenAConnectionThatKnowsNoEmojiThenTheNameIsWrittenWithoutThem() throws SQLException {
        MYSQL.install();
        String narrow = "?useSSL=false&useUnicode=true&characterEncoding=UTF-8&connectionCollation=utf8_general_ci";
        JdbcAuditStore store = new JdbcAuditStore(new Database("mysql", mysqlDriver(), narrow), "node-1", true);
        try (TransferRecorder recorder =
                new TransferRecorder(store, 100, TestTransfers::ownAccount, Clock.systemUTC())) {
            recorder.changed(TestTransfers.named("t-1", "\uD83D\uDE00.png"), TestTransfers.offer());
            recorder.changed(TestTransfers.named("t-2", "\u00E9t\u00E9.png"), TestTransfers.offer());
            assertThat(recorder.flush(Duration.ofSeconds(10))).isTrue();
            assertThat(recorder.health().dropped()).isZero();
        }
        assertThat(store.page(Optional.empty(), 10).entries())
                .extracting(HistoryEntry::fileName)
                .containsExactly("\u00E9t\u00E9.png", "?.png");
    }

    /** Both drivers must tell the server of the limit: counted are the rows that it reads for a page. */
    @Test
    void aPageReadsNoMoreRowsThanItShows() throws SQLException {
        for (TestDatabase database : new TestDatabase[] {MARIADB, MYSQL}) {
            database.install();
            database.execute(
                    """
                    INSERT INTO ofMftTransfer (offeredAt, transferId, protocol, bytePath, sender, recipient,
                        bytesMoved, transferState, policyVersion)
                    SELECT seq, CONCAT('t-', seq), 'SI', 'PROXIED', 'a', 'b', 0, 'OFFERED', 1 FROM seq_1_to_20000
                    """);
            HistoryCursor middle = new HistoryCursor(Instant.ofEpochMilli(10_000), new TransferId("t-10000"));
            assertThat(rowsReadFor(database, Optional.empty())).isBetween(50L, 200L);
            assertThat(rowsReadFor(database, Optional.of(middle))).isBetween(50L, 200L);
        }
    }

    private static long rowsReadFor(TestDatabase database, Optional<HistoryCursor> before) throws SQLException {
        String count =
                """
                SELECT SUM(variable_value) FROM information_schema.session_status
                WHERE variable_name LIKE 'Handler_read%' AND variable_name NOT LIKE '%rnd%'
                """;
        try (Connection connection = database.get();
                Statement statement = connection.createStatement()) {
            JdbcAuditStore store = new JdbcAuditStore(() -> KeptOpen.of(connection), "node-1", true);
            statement.execute("FLUSH STATUS");
            assertThat(store.page(before, 50).entries()).hasSize(50);
            try (ResultSet sum = statement.executeQuery(count)) {
                return sum.next() ? sum.getLong(1) : 0;
            }
        }
    }
}
