// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.BatchUpdateException;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLRecoverableException;
import java.sql.SQLSyntaxErrorException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultTest {

    @ParameterizedTest
    @CsvSource({
        "AWAY, 08001, 0, PostgreSQL refuses a connection",
        "AWAY, 57P01, 0, PostgreSQL is shut down",
        "AWAY, 53100, 0, PostgreSQL has no disk left",
        "AWAY, 40001, 1213, MySQL found a deadlock",
        "AWAY, HY000, 1205, MySQL waited too long for a lock",
        "AWAY, 25006, 0, PostgreSQL is a read-only replica",
        "TABLES, 42P01, 0, PostgreSQL has no such table",
        "TABLES, 42S02, 1146, MySQL has no such table",
        "TABLES, 42501, -5501, HSQLDB has no such table",
        "TABLES, 42000, 942, Oracle has no such table",
        "TABLES, S0002, 208, SQL Server has no such table",
        "DATA, 22001, 0, a value is too long",
        "DATA, 23505, 0, a key is there already",
        "UNKNOWN, HY000, 1366, MySQL lacks a character",
        "UNKNOWN, S0001, 2628, SQL Server cuts no text",
        "UNKNOWN, , 0, nothing is told",
    })
    void theCodeTells(Fault fault, String state, int code, String what) {
        assertThat(Fault.of(new SQLException(what, state, code))).isEqualTo(fault);
    }

    @Test
    void theClassTellsWhereTheCodeDoesNot() {
        assertThat(Fault.of(new SQLTimeoutException("slow"))).isEqualTo(Fault.AWAY);
        assertThat(Fault.of(new SQLTransientConnectionException("none"))).isEqualTo(Fault.AWAY);
        assertThat(Fault.of(new SQLRecoverableException("again"))).isEqualTo(Fault.AWAY);
        assertThat(Fault.of(new SQLSyntaxErrorException("what"))).isEqualTo(Fault.TABLES);
        assertThat(Fault.of(new SQLDataException("no"))).isEqualTo(Fault.DATA);
        assertThat(Fault.of(new SQLIntegrityConstraintViolationException("no"))).isEqualTo(Fault.DATA);
        assertThat(Fault.of(new IllegalStateException("a bug of the driver"))).isEqualTo(Fault.UNKNOWN);
    }

    @Test
    void theCauseAndTheNextExceptionAreAskedToo() {
        SQLException wrapped = new SQLException("wrapped", new SQLException("reset", "08006"));
        assertThat(Fault.of(wrapped)).isEqualTo(Fault.AWAY);
        BatchUpdateException batch = new BatchUpdateException();
        batch.setNextException(new SQLException("too long", "22001"));
        assertThat(Fault.of(batch)).isEqualTo(Fault.DATA);
    }

    @Test
    void itsWordsTellWhatToDoAndNothingOfTheRow() {
        SQLException failure = new SQLException("Incorrect value 'secret.pdf' for column fileName", "22001", 7);
        for (Fault fault : Fault.values()) {
            assertThat(fault.words(failure)).contains("SQLSTATE 22001, code 7").doesNotContain("secret");
        }
    }
}
