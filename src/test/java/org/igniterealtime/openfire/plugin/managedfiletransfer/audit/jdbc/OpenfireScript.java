// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.audit.jdbc;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a schema script into statements the way Openfire's SchemaManager does, oddities included: lines are joined until
 * one ends with a semicolon, comment lines are left out but may end a statement too, and what follows the last
 * semicolon is never run.
 */
public final class OpenfireScript {

    private static final Path FOLDER = Path.of("src/main/database");
    private static final Path FORMER = Path.of("src/test/resources/database");
    private static final List<String> COMMENTS = List.of("//", "--", "#", "REM", "/*", "*");

    private OpenfireScript() {}

    static Path file(String type) {
        return FOLDER.resolve("managedfiletransfer_" + type + ".sql");
    }

    static Path upgradeFile(int version, String type) {
        return FOLDER.resolve("upgrade/" + version + "/managedfiletransfer_" + type + ".sql");
    }

    /** The script with which a version of before made its tables. */
    static Path formerFile(int version, String type) {
        return FORMER.resolve(version + "/managedfiletransfer_" + type + ".sql");
    }

    static List<String> statements(String type) {
        return statements(type, file(type));
    }

    static List<String> statements(String type, Path file) {
        List<String> statements = new ArrayList<>();
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.US_ASCII)) {
            StringBuilder command = new StringBuilder();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (isPart(line)) {
                    command.append(' ').append(line);
                }
                if (line.trim().endsWith(";") && !command.isEmpty()) {
                    statements.add(finished(type, command));
                    command.setLength(0);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return statements;
    }

    /** Makes the tables of this version. */
    public static void run(String type, Connection connection) throws SQLException {
        run(type, file(type), connection);
    }

    static void run(String type, Path file, Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String command : statements(type, file)) {
                statement.execute(command);
            }
        }
    }

    private static String finished(String type, StringBuilder command) {
        boolean refusesSemicolon = type.equals("oracle") || type.equals("db2");
        return refusesSemicolon ? command.substring(0, command.length() - 1) : command.toString();
    }

    /** Whether the line is run: not blank and not what Openfire takes for a comment. */
    static boolean isPart(String line) {
        String text = line.trim();
        return !text.isEmpty() && COMMENTS.stream().noneMatch(text::startsWith);
    }
}
