// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.architecture.violations;

import java.sql.Connection;

/** Breaks a rule of {@code HouseTest}, as all of this house does: the root holds a database connection. */
public record ViolatingPlugin(Connection database) {}
