// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.audit;

import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLSyntaxErrorException;
import java.sql.SQLTransientException;
import java.util.Objects;
import java.util.Set;

/**
 * Whose fault it is that the database did not do what it was asked to: it decides whether to wait, or to give up a row.
 *
 * <p>Drivers say it in three ways, by the exception's class, by the class of its SQLSTATE and by a number of their own;
 * few of them in all three.
 */
enum Fault {
    /** The database is not there, busy, full or shutting down: the same will work later. */
    AWAY,
    /** Our own fixed statement does not fit: tables or columns are missing, or the right to use them. */
    TABLES,
    /** The values themselves: they will never go in. */
    DATA,
    /** The driver does not tell. */
    UNKNOWN;

    /** No connection, rolled back, out of resources, operator's doing, system error, no access, read-only. */
    private static final Set<String> AWAY_CLASSES = Set.of("08", "40", "53", "57", "58", "28", "25");

    private static final Set<String> DATA_CLASSES = Set.of("21", "22", "23", "44");

    /** SQL Server's "invalid object name", whose SQLSTATE it makes up. */
    private static final int SQL_SERVER_NO_TABLE = 208;

    /** MySQL and MariaDB: a lock was waited for too long; they have no SQLSTATE for it. */
    private static final int MYSQL_LOCK_TIME_OUT = 1205;

    /** Judges by the first exception, of a chain, that says anything. */
    static Fault of(Exception failure) {
        if (!(failure instanceof SQLException first)) {
            return UNKNOWN;
        }
        // An SQLException runs through its causes and then through those of the next exception.
        for (Throwable link : first) {
            Fault fault = link instanceof SQLException sql ? ofOne(sql) : UNKNOWN;
            if (fault != UNKNOWN) {
                return fault;
            }
        }
        return UNKNOWN;
    }

    private static Fault ofOne(SQLException e) {
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        String stateClass = state.length() < 2 ? "" : state.substring(0, 2);
        if (isAway(e) || AWAY_CLASSES.contains(stateClass) || e.getErrorCode() == MYSQL_LOCK_TIME_OUT) {
            return AWAY;
        }
        boolean noTable = stateClass.equals("S0") && e.getErrorCode() == SQL_SERVER_NO_TABLE;
        if (e instanceof SQLSyntaxErrorException || stateClass.equals("42") || noTable) {
            return TABLES;
        }
        boolean dataClass = e instanceof SQLDataException || e instanceof SQLIntegrityConstraintViolationException;
        return dataClass || DATA_CLASSES.contains(stateClass) ? DATA : UNKNOWN;
    }

    private static boolean isAway(SQLException e) {
        return e instanceof SQLTransientException
                || e instanceof SQLRecoverableException
                || e instanceof SQLNonTransientConnectionException;
    }

    /** Whether the next row may fare better. */
    boolean mayBeOneRow() {
        return this == DATA || this == UNKNOWN;
    }

    /** For an administrator; carries no text of a row, hence of no peer. */
    String words(Exception failure) {
        String code = failure instanceof SQLException sql
                ? "SQLSTATE " + Objects.requireNonNullElse(sql.getSQLState(), "none") + ", code " + sql.getErrorCode()
                : failure.getClass().getSimpleName();
        return switch (this) {
            case AWAY ->
                "The database does not answer as it should (" + code + "). The history is kept in memory and written "
                        + "as soon as it does. Look at the database, and in Openfire's log for other trouble with it.";
            case TABLES ->
                "The tables ofMftTransfer and ofMftEvent are missing, or not those of this version (" + code
                        + "). Run managedfiletransfer_<database>.sql, from the folder database of the plugin's JAR, on "
                        + "Openfire's database. The history is kept in memory and written as soon as they are there.";
            case DATA -> "The database refused one record of the history, which is lost (" + code + ").";
            case UNKNOWN ->
                "The database cannot write the history (" + code + "). It is kept in memory and tried again.";
        };
    }
}
