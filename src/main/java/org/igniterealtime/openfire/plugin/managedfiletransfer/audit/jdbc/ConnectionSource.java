// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.audit.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

/** Where connections to the database come from; in the server, Openfire's pool. Any thread; may wait for a free one. */
@FunctionalInterface
public interface ConnectionSource {

    /**
     * A connection of the caller's own, in auto-commit mode. The caller closes it.
     *
     * @throws SQLException where there is none to be had
     */
    Connection get() throws SQLException;
}
