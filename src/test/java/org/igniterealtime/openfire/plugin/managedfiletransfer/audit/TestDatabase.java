// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** A real database under test. */
interface TestDatabase extends ConnectionSource {

    /** Openfire's name for its type: which script makes its tables. */
    String type();

    /** Makes the tables anew, by the script, as Openfire would on the first start of the plugin. */
    default void install() throws SQLException {
        try (Connection connection = get()) {
            drop(connection);
            try (Statement statement = connection.createStatement()) {
                statement.execute("CREATE TABLE ofVersion (name VARCHAR(50) NOT NULL, version INTEGER NOT NULL)");
            }
            OpenfireScript.run(type(), connection);
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
