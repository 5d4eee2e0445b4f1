// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.audit.jdbc;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Properties;

/**
 * Connects without the DriverManager: that one looks for drivers once in a JVM, and where an embedded Openfire ran
 * before, it may know none but those of its class loader.
 */
public final class Connecting {

    private Connecting() {}

    /** A connection without a password. */
    public static Connection with(Driver driver, String url, String user) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", "");
        Connection connection = driver.connect(url, properties);
        if (connection == null) {
            throw new SQLException(driver + " does not know " + url);
        }
        return connection;
    }
}
