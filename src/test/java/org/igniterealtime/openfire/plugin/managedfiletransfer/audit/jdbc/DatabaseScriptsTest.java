// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.audit.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.igniterealtime.openfire.plugin.managedfiletransfer.audit.TextColumn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The nine scripts: what can be said of them without the databases, which no one has all of. */
class DatabaseScriptsTest {

    /** Openfire's names. It falls back from none to another: a type without a script has no history. */
    static final List<String> TYPES = List.of(
            "cockroachdb", "db2", "firebird", "hsqldb", "mariadb", "mysql", "oracle", "postgresql", "sqlserver");

    private static final Pattern TABLE =
            Pattern.compile("\\s*CREATE (?:CACHED )?TABLE (?:IF NOT EXISTS )?(\\w+) \\((.*)\\)[^)]*", Pattern.DOTALL);
    private static final Pattern COLUMN =
            Pattern.compile("(\\w+) +(BIGINT|NUMBER\\(19\\)|N?VARCHAR2?\\((\\d+)\\))( +NOT NULL)?");
    private static final Pattern STATEMENT =
            Pattern.compile("CREATE (CACHED )?TABLE .*|CREATE (DESCENDING )?INDEX .*|INSERT INTO ofVersion .*");

    private static final Pattern ALTERED = Pattern.compile("^ *ALTER TABLE (\\w+) ADD ");

    /** What one database or another does not take as the name of a column. */
    private static final Set<String> RESERVED = Set.of(
            "at", "date", "file", "key", "number", "path", "session", "size", "state", "time", "type", "user", "value");

    @Test
    void thereIsOneScriptForEachTypeThatOpenfireKnows() throws IOException {
        for (Path folder : List.of(
                Path.of("src/main/database"),
                Path.of("src/main/database/upgrade/2"),
                Path.of("src/main/database/upgrade/3"),
                Path.of("src/main/database/upgrade/4"))) {
            try (Stream<Path> files = Files.list(folder)) {
                assertThat(files.filter(Files::isRegularFile)
                                .map(file -> file.getFileName().toString()))
                        .containsExactlyInAnyOrderElementsOf(TYPES.stream()
                                .map(type -> "managedfiletransfer_" + type + ".sql")
                                .toList());
            }
        }
    }

    @Test
    void thePluginAsksForTheVersionThatTheScriptsMake() throws IOException {
        assertThat(Files.readString(Path.of("plugin.xml"))).contains("<databaseVersion>4</databaseVersion>");
    }

    /** From each version to the next, by way of all. */
    @ParameterizedTest
    @FieldSource("TYPES")
    void upgradesLeadToTheColumnsOfANewInstallation(String type) {
        Map<String, Map<String, String>> upgraded = tables(type, OpenfireScript.formerFile(1, type));

        upgrade(upgraded, type, 2);
        assertThat(upgraded).isEqualTo(tables(type, OpenfireScript.formerFile(2, type)));
        upgrade(upgraded, type, 3);
        assertThat(upgraded).isEqualTo(tables(type, OpenfireScript.formerFile(3, type)));
        upgrade(upgraded, type, 4);

        assertThat(upgraded).isEqualTo(tables(type));
        assertThat(List.copyOf(upgraded.getOrDefault("ofMftTransfer", Map.of()).keySet()))
                .endsWith("sha256", "hashMatch", "causeArgs", "notedArgs", "chatRoom");
        assertThat(List.copyOf(upgraded.getOrDefault("ofMftEvent", Map.of()).keySet()))
                .endsWith("causeArgs");
    }

    private static void upgrade(Map<String, Map<String, String>> tables, String type, int version) {
        List<String> statements = OpenfireScript.statements(type, OpenfireScript.upgradeFile(version, type));
        statements.subList(0, statements.size() - 1).forEach(statement -> {
            Matcher table = ALTERED.matcher(statement);
            assertThat(table.find()).as(statement).isTrue();
            Matcher added = COLUMN.matcher(statement);
            while (added.find()) {
                column(tables.getOrDefault(table.group(1), new LinkedHashMap<>()), added.group());
            }
        });
        assertThat(statements.get(statements.size() - 1).replace(";", "").trim())
                .isEqualTo("UPDATE ofVersion SET version = " + version + " WHERE name = 'managedfiletransfer'");
    }

    @ParameterizedTest
    @FieldSource("TYPES")
    void everyLineSurvivesTheWayOpenfireReadsScripts(String type) throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(OpenfireScript.file(type), StandardCharsets.US_ASCII));
        lines.addAll(Files.readAllLines(OpenfireScript.upgradeFile(2, type), StandardCharsets.US_ASCII));
        lines.addAll(Files.readAllLines(OpenfireScript.upgradeFile(3, type), StandardCharsets.US_ASCII));
        lines.addAll(Files.readAllLines(OpenfireScript.upgradeFile(4, type), StandardCharsets.US_ASCII));
        assertThat(lines).allSatisfy(line -> {
            assertThat(line).as("blanks at its end").isEqualTo(line.stripTrailing());
            if (OpenfireScript.isPart(line)) {
                assertThat(line).as("a comment behind code").doesNotContain("--", "/*", "#", "//");
                assertThat(line.indexOf(';')).as("an end inside").isIn(-1, line.length() - 1);
            } else {
                assertThat(line).as("a comment that ends a statement").doesNotContain(";");
                assertThat(line.toUpperCase(Locale.ROOT)).as("a lost line").doesNotStartWith("REM");
            }
        });
    }

    @ParameterizedTest
    @FieldSource("TYPES")
    void everyStatementIsRunAndTheVersionIsWrittenLast(String type) throws IOException {
        List<String> statements = OpenfireScript.statements(type);
        long semicolons = Files.readString(OpenfireScript.file(type))
                .chars()
                .filter(c -> c == ';')
                .count();
        assertThat(statements).hasSize((int) semicolons).allSatisfy(statement -> assertThat(statement.trim())
                .matches(STATEMENT));
        assertThat(statements.get(statements.size() - 1).replace(";", "").trim())
                .isEqualTo("INSERT INTO ofVersion (name, version) VALUES ('managedfiletransfer', 4)");
    }

    @ParameterizedTest
    @FieldSource("TYPES")
    void allTypesHaveTheSameTablesColumnsAndWidths(String type) {
        Map<String, Map<String, String>> tables = tables(type);
        assertThat(tables.keySet()).containsExactly("ofMftTransfer", "ofMftEvent");
        assertThat(tables).isEqualTo(tables("hsqldb"));
        assertThat(tables.values())
                .allSatisfy(columns -> assertThat(columns.keySet()).doesNotContainAnyElementsOf(RESERVED));
    }

    @ParameterizedTest
    @FieldSource("TYPES")
    void theKeyBeginsWithTheTimeOfTheOffer(String type) {
        String script = String.join("\n", OpenfireScript.statements(type));
        assertThat(script)
                .contains("PRIMARY KEY (offeredAt, transferId)")
                .contains("PRIMARY KEY (offeredAt, transferId, eventNo)");
        assertThat(script).containsPattern("ofMftTransfer_id[\\w ]*\\(transferId\\)");
    }

    @Test
    void textIsCutToTheWidthOfItsColumn() {
        Map<String, String> columns = tables("hsqldb").getOrDefault("ofMftTransfer", Map.of());
        assertThat(TextColumn.values())
                .allSatisfy(column -> assertThat(columns.get(column.sqlName())).startsWith("text " + column.width()));
    }

    /** The columns of each table, as "kind width" and whether they may be null. */
    private static Map<String, Map<String, String>> tables(String type) {
        return tables(type, OpenfireScript.file(type));
    }

    private static Map<String, Map<String, String>> tables(String type, Path script) {
        Map<String, Map<String, String>> tables = new LinkedHashMap<>();
        for (String statement : OpenfireScript.statements(type, script)) {
            Matcher table = TABLE.matcher(statement);
            if (table.matches()) {
                Map<String, String> columns = new LinkedHashMap<>();
                Arrays.stream(table.group(2).split(",(?![^(]*\\))", -1))
                        .map(String::trim)
                        .filter(part -> !part.matches("(CONSTRAINT|PRIMARY|KEY) .*"))
                        .forEach(part -> column(columns, part));
                tables.put(table.group(1), columns);
            }
        }
        return tables;
    }

    private static void column(Map<String, String> columns, String part) {
        Matcher column = COLUMN.matcher(part);
        assertThat(column.matches()).as(part).isTrue();
        String kind = column.group(3) == null ? "number" : "text " + column.group(3);
        columns.put(column.group(1), kind + (column.group(4) == null ? "" : " not null"));
    }
}
