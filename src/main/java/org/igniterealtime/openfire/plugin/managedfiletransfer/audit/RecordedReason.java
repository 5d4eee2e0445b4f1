// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.audit;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.ArgumentCode;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Cause;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Reason;

/** Why something happened, as the history has it. */
public sealed interface RecordedReason {

    /** The key under which it is counted: of the rule, or of another end. */
    String key();

    /** The reason; empty where the row has only words. */
    Optional<Reason> reason();

    /** A cause and its arguments. */
    record Caused(Reason why) implements RecordedReason {

        public Caused {
            requireNonNull(why, "why is null");
        }

        @Override
        public String key() {
            return why.cause().rule().key();
        }

        @Override
        public Optional<Reason> reason() {
            return Optional.of(why);
        }
    }

    /**
     * What a version before the third schema wrote, or one after this that knows more causes.
     *
     * @param key of a cause, or of what were causes once
     * @param text one English sentence; empty where a newer version wrote it
     */
    record Worded(String key, String text) implements RecordedReason {

        public Worded {
            requireNonNull(key, "key is null");
            requireNonNull(text, "text is null");
        }

        @Override
        public Optional<Reason> reason() {
            return Optional.empty();
        }
    }

    /**
     * What three columns say; empty where they say nothing.
     *
     * @param text of a row that an older version wrote
     */
    static Optional<RecordedReason> of(Optional<String> key, Optional<String> arguments, Optional<String> text) {
        if (key.isEmpty() && text.isEmpty()) {
            return Optional.empty();
        }
        Optional<RecordedReason> caused =
                text.isPresent() ? Optional.empty() : caused(key.orElse(""), arguments.orElse(""));
        return caused.or(() -> Optional.of(new Worded(key.orElse(""), text.orElse(""))));
    }

    private static Optional<RecordedReason> caused(String key, String arguments) {
        return Cause.of(key).flatMap(cause -> ArgumentCode.read(arguments)
                .filter(read -> read.size() >= cause.arguments() && read.size() <= Reason.MAX_ARGUMENTS)
                .map(read -> new Caused(new Reason(cause, read))));
    }
}
