// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.stanza;

import java.nio.charset.StandardCharsets;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Argument;
import org.jspecify.annotations.Nullable;

/** Checks the name of a stream, {@code si@id} or {@code sid}. It is compared to the byte, as its recipient reads it: never trimmed, never folded. */
final class SessionId {

    /** The most that any part of an XMPP address may have, and more than any client sends. */
    static final int MAX_BYTES = 1023;

    private static final Problem TOO_LONG = Flaw.SESSION_TOO_LONG.with(new Argument.Count(MAX_BYTES));

    /** What is kept of one that is too long. */
    static final int MAX_SHORTENED = 64;

    private SessionId() {}

    /**
     * Takes the id of a stream.
     *
     * @return the id; empty where it is missing, its beginning where it is too long
     */
    static String of(@Nullable String wire, Flaws flaws) {
        if (wire == null || wire.isEmpty()) {
            flaws.note(Flaw.SESSION_MISSING);
            return "";
        }
        if (isTooLong(wire)) {
            flaws.note(TOO_LONG);
            return wire.substring(0, MAX_SHORTENED);
        }
        return wire;
    }

    /** Whether an id has more than {@value #MAX_BYTES} bytes in UTF-8. */
    static boolean isTooLong(String id) {
        return id.length() > MAX_BYTES || id.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES;
    }
}
