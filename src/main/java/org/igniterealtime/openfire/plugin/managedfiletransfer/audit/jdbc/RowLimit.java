// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.audit.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;

/**
 * How a database is told that only the first rows are wanted.
 *
 * <p>{@code Statement.setMaxRows} alone is not enough: many drivers only stop reading there, and a database that does
 * not know how few rows are wanted may find it cheaper to sort the whole table. The clause of SQL's standard tells it.
 */
enum RowLimit {
    /** {@code FETCH FIRST n ROWS ONLY}: PostgreSQL, CockroachDB, HSQLDB, Oracle 12, DB2, Firebird 3. */
    CLAUSE,
    /**
     * Those without the clause. Their drivers pass {@code setMaxRows} on (SQL_SELECT_LIMIT, ROWCOUNT), and their tables
     * lie in the order of the key, so that a page is read off its end.
     */
    DRIVER;

    static RowLimit of(Connection connection) throws SQLException {
        String product = connection.getMetaData().getDatabaseProductName().toLowerCase(Locale.ROOT);
        boolean lacksClause =
                product.contains("mysql") || product.contains("mariadb") || product.contains("sql server");
        return lacksClause ? DRIVER : CLAUSE;
    }

    /** The query with its limit; {@code rows} is ours, not a stranger's, and few databases take a parameter there. */
    String limit(String query, int rows) {
        return this == CLAUSE ? query + " FETCH FIRST " + rows + " ROWS ONLY" : query;
    }
}
