// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.MovedHash;
import org.jspecify.annotations.Nullable;

/** Reads the columns of the row on which a result stands. */
final class Columns {

    /** How the column says that what moved is what the offer's digest is of. */
    static final String MATCHES = "YES";

    /** How it says that it is not. */
    static final String DIFFERS = "NO";

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

    Optional<MovedHash> hash() throws SQLException {
        Optional<Boolean> matches = optionalText(TextColumn.HASH_MATCH.sqlName())
                .flatMap(word -> switch (word) {
                    case MATCHES -> Optional.of(true);
                    case DIFFERS -> Optional.of(false);
                    default -> Optional.empty();
                });
        return optionalText(TextColumn.SHA256.sqlName()).map(sha256 -> new MovedHash(sha256, matches));
    }

    /** @param words of the column that older versions filled */
    Optional<RecordedReason> reason(TextColumn key, TextColumn arguments, String words) throws SQLException {
        return RecordedReason.of(optionalText(key.sqlName()), optionalText(arguments.sqlName()), optionalText(words));
    }
}
