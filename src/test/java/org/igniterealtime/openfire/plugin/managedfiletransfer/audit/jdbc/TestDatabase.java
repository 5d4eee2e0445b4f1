// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.audit.jdbc;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A real database under test. */
interface TestDatabase extends ConnectionSource {

    /** Openfire's name for its type: which script makes its tables. */
    String type();

    /** Makes the tables anew, by the script, as Openfire would on the first start of the plugin. */
    default void install() throws SQLException {
        installBy(OpenfireScript.file(type()));
    }

    /** Makes the tables anew, as a version of before did. */
    default void installVersion(int version) throws SQLException {
        installBy(OpenfireScript.formerFile(version, type()));
    }

    /** Does what Openfire does on the first start of a newer version. */
    default void upgradeTo(int version) throws SQLException {
        try (Connection connection = get()) {
            OpenfireScript.run(type(), OpenfireScript.upgradeFile(version, type()), connection);
        }
    }

    private void installBy(Path script) throws SQLException {
        try (Connection connection = get()) {
            drop(connection);
            try (Statement statement = connection.createStatement()) {
                statement.execute("CREATE TABLE ofVersion (name VARCHAR(50) NOT NULL, version INTEGER NOT NULL)");
            }
            OpenfireScript.run(type(), script, connection);
        }
    }

    /** The columns of the transfers' table in their order, each with its type. */
    default List<String> columns() throws SQLException {
        List<String> columns = new ArrayList<>();
        try (Connection connection = get();
                Statement statement = connection.createStatement();
                ResultSet none = statement.executeQuery("SELECT * FROM ofMftTransfer WHERE offeredAt < 0")) {
            ResultSetMetaData of = none.getMetaData();
            for (int i = 1; i <= of.getColumnCount(); i++) {
                columns.add(of.getColumnName(i) + " " + of.getColumnTypeName(i) + " " + of.getPrecision(i) + " "
                        + of.isNullable(i));
            }
        }
        return columns;
    }

    /** What Openfire takes for the version of the tables. */
    default int version() throws SQLException {
        try (Connection connection = get();
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("SELECT version FROM ofVersion WHERE name = 'managedfiletransfer'")) {
            return row.next() ? row.getInt(1) : 0;
        }
    }

    default void uninstall() throws SQLException {
        try (Connection connection = get()) {
            drop(connection);
        }
    }

    default void execute(String sql) throws SQLException {
        try (Connection connection = get();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void drop(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String table : new String[] {"ofMftTransfer", "ofMftEvent", "ofVersion"}) {
                statement.execute("DROP TABLE IF EXISTS " + table);
            }
        }
    }
}
