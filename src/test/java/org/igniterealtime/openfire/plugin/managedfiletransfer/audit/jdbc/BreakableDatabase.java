// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.audit.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;

/** A database that a test can take away, or let break at the worst moment. */
public final class BreakableDatabase implements ConnectionSource {

    private final ConnectionSource real;
    private volatile boolean away;
    private volatile boolean breaksAfterCommit;

    BreakableDatabase(ConnectionSource real) {
        this.real = real;
    }

    public void goAway() {
        away = true;
    }

    public void comeBack() {
        away = false;
    }

    /** The next commit takes effect, and its answer is lost. */
    public void breakAfterCommit() {
        breaksAfterCommit = true;
    }

    @Override
    public Connection get() throws SQLException {
        if (away) {
            // Without an SQLSTATE, as Openfire's pool says it.
            throw new SQLException("ConnectionManager.getConnection() failed to obtain a connection");
        }
        Connection connection = real.get();
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    try {
                        Object result = method.invoke(connection, arguments);
                        if (method.getName().equals("commit") && breaksAfterCommit) {
                            breaksAfterCommit = false;
                            throw new SQLException("The connection was reset", "08006");
                        }
                        return result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
