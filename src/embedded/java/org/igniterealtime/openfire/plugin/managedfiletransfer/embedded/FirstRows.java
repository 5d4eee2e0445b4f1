// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.embedded;

import java.util.Map;

/**
 * The users and server properties as statements for the end of the script that makes the database: Openfire reads most
 * properties from nowhere else, and some only at its start.
 */
final class FirstRows {

    private FirstRows() {}

    static String sql(ServerSetup setup, Ports ports) {
        StringBuilder sql = new StringBuilder("\n");
        for (Map.Entry<String, String> property :
                ServerProperties.of(setup, ports).entrySet()) {
            sql.append("INSERT INTO ofProperty (name, propValue) VALUES (")
                    .append(literal(property.getKey()))
                    .append(", ")
                    .append(literal(property.getValue()))
                    .append(");\n");
        }
        for (UserAccount user : setup.users()) {
            sql.append("INSERT INTO ofUser (username, plainPassword, name, creationDate, modificationDate) VALUES (")
                    .append(literal(user.name()))
                    .append(", ")
                    .append(literal(user.password()))
                    .append(", ")
                    .append(literal(user.name()))
                    .append(", '0', '0');\n");
        }
        return sql.toString();
    }

    /** The server's runner of scripts works line by line, so a line break must not get in. */
    private static String literal(String value) {
        if (value.indexOf('\n') >= 0 || value.indexOf('\r') >= 0) {
            throw new IllegalArgumentException("a value of one line is wanted: " + value);
        }
        return "'" + value.replace("'", "''") + "'";
    }
}
