// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.audit.jdbc;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.igniterealtime.openfire.plugin.managedfiletransfer.audit.NotedCode;
import org.igniterealtime.openfire.plugin.managedfiletransfer.audit.TextColumn;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.ArgumentCode;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.MovedHash;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Reason;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferId;

/** Sets the parameters of a statement from left to right. */
final class Parameters {

    private final PreparedStatement statement;
    private final boolean asciiOnly;
    private int index;

    Parameters(PreparedStatement statement, boolean asciiOnly) {
        this.statement = statement;
        this.asciiOnly = asciiOnly;
    }

    /** The key of a transfer's row, and the beginning of the keys of its events. */
    Parameters key(Instant offeredAt, TransferId id) throws SQLException {
        return time(offeredAt).word(id.value());
    }

    Parameters number(long value) throws SQLException {
        statement.setLong(++index, value);
        return this;
    }

    Parameters number(OptionalLong value) throws SQLException {
        if (value.isPresent()) {
            return number(value.getAsLong());
        }
        statement.setNull(++index, Types.BIGINT);
        return this;
    }

    Parameters time(Instant at) throws SQLException {
        return number(at.toEpochMilli());
    }

    Parameters time(Optional<Instant> at) throws SQLException {
        return number(at.map(instant -> OptionalLong.of(instant.toEpochMilli())).orElseGet(OptionalLong::empty));
    }

    /** A word of our own: an id, or the name of a constant. */
    Parameters word(String value) throws SQLException {
        statement.setString(++index, value);
        return this;
    }

    Parameters word(Enum<?> value) throws SQLException {
        return word(value.name());
    }

    Parameters text(TextColumn column, String value) throws SQLException {
        statement.setString(++index, column.fit(value, asciiOnly));
        return this;
    }

    Parameters text(TextColumn column, Optional<String> value) throws SQLException {
        return text(column, value.orElse(""));
    }

    Parameters hash(Optional<MovedHash> hash) throws SQLException {
        return text(TextColumn.SHA256, hash.map(MovedHash::sha256))
                .text(TextColumn.HASH_MATCH, hash.map(sum -> sum.matchesOffer()
                        .map(matches -> matches ? Columns.MATCHES : Columns.DIFFERS)
                        .orElseGet(() -> sum.of().name())));
    }

    Parameters noted(List<Reason> noted) throws SQLException {
        return text(TextColumn.NOTED_RULE, NotedCode.key(noted))
                .text(TextColumn.NOTED_ARGUMENTS, NotedCode.arguments(noted));
    }

    Parameters reason(TextColumn key, TextColumn arguments, Optional<Reason> reason) throws SQLException {
        return text(key, reason.map(why -> why.cause().key()))
                .text(arguments, reason.map(why -> ArgumentCode.write(why.arguments())));
    }
}
