// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.audit.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.igniterealtime.openfire.plugin.managedfiletransfer.audit.NotedCode;
import org.igniterealtime.openfire.plugin.managedfiletransfer.audit.RecordedReason;
import org.igniterealtime.openfire.plugin.managedfiletransfer.audit.TextColumn;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.MovedHash;
import org.jspecify.annotations.Nullable;

/** Reads the columns of the row on which a result stands. */
final class Columns {

    /** How the column says that what moved is what the offer's digest is of. */
    static final String MATCHES = "YES";

    /** How it says that it is not. */
    static final String DIFFERS = "NO";

    /** Names of what was hashed, where it was not compared. */
    private static final String FILE = "FILE";

    private static final String RANGE = "RANGE";

    private final ResultSet row;

    Columns(ResultSet row) {
        this.row = row;
    }

    long number(String column) throws SQLException {
        return row.getLong(column);
    }

    OptionalLong optionalNumber(String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(value);
    }

    Instant time(String column) throws SQLException {
        return Instant.ofEpochMilli(number(column));
    }

    Optional<Instant> optionalTime(String column) throws SQLException {
        OptionalLong millis = optionalNumber(column);
        return millis.isPresent() ? Optional.of(Instant.ofEpochMilli(millis.getAsLong())) : Optional.empty();
    }

    String text(String column) throws SQLException {
        return optionalText(column).orElse("");
    }

    Optional<String> optionalText(String column) throws SQLException {
        @Nullable String value = row.getString(column);
        return Optional.ofNullable(value);
    }

    /** @throws IllegalArgumentException where a newer version of the plugin wrote a constant that this one lacks */
    <E extends Enum<E>> E word(Class<E> type, String column) throws SQLException {
        return Enum.valueOf(type, text(column));
    }

    /** @param whole whether all of the file moved: older versions did not write down what they had hashed */
    Optional<MovedHash> hash(boolean whole) throws SQLException {
        Optional<String> sha256 = optionalText(TextColumn.SHA256.sqlName());
        if (sha256.isEmpty()) {
            return Optional.empty();
        }
        String sum = sha256.get();
        String word = optionalText(TextColumn.HASH_MATCH.sqlName()).orElse(whole ? FILE : "");
        return Optional.of(
                switch (word) {
                    case MATCHES -> new MovedHash(sum, Optional.of(true));
                    case DIFFERS -> new MovedHash(sum, Optional.of(false));
                    case FILE -> new MovedHash(sum, Optional.empty());
                    case RANGE -> new MovedHash(sum, MovedHash.Of.RANGE, Optional.empty());
                    default -> new MovedHash(sum, MovedHash.Of.MOVED, Optional.empty());
                });
    }

    /** @param words of the column that older versions filled */
    List<RecordedReason> noted(String words) throws SQLException {
        return NotedCode.read(
                optionalText(TextColumn.NOTED_RULE.sqlName()),
                optionalText(TextColumn.NOTED_ARGUMENTS.sqlName()),
                optionalText(words));
    }

    /** @param words of the column that older versions filled */
    Optional<RecordedReason> reason(TextColumn key, TextColumn arguments, String words) throws SQLException {
        return RecordedReason.of(optionalText(key.sqlName()), optionalText(arguments.sqlName()), optionalText(words));
    }
}
