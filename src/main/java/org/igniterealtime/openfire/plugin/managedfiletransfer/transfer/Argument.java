// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.transfer;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** What the sentence of a cause is filled with: values, which each language writes in its own way. */
public sealed interface Argument {

    /** A number of bytes: {@code 12.1 KB}. */
    record Bytes(long bytes) implements Argument {
        public Bytes {
            requireNotNegative(bytes);
        }
    }

    /** A part of a whole: {@code 12.1 of 97.7 KB}. */
    record Part(long bytes, long whole) implements Argument {
        public Part {
            requireNotNegative(bytes);
            requireNotNegative(whole);
        }
    }

    /** A number of anything else: {@code 1,234}. */
    record Count(long count) implements Argument {}

    /** A span of time: {@code 30 min}. */
    record Time(Duration span) implements Argument {
        public Time {
            requireNonNull(span, "span is null");
        }
    }

    /** A word that is the same in all languages: a condition of an error, a file extension, an administrator's name. */
    record Text(String text) implements Argument {

        /** The longest text that is kept, in characters. */
        public static final int MAX_LENGTH = 128;

        public Text {
            requireNonNull(text, "text is null");
            if (text.length() > MAX_LENGTH) {
                // Half a character could be written to no stanza and no database.
                boolean splits = Character.isHighSurrogate(text.charAt(MAX_LENGTH - 1));
                text = text.substring(0, splits ? MAX_LENGTH - 1 : MAX_LENGTH);
            }
        }
    }

    /**
     * A word or sentence of our own, which each language has under the key {@code mft.KEY}. Its text may use the other
     * arguments of the sentence that it stands in.
     */
    record Word(String key) implements Argument {

        private static final Pattern KEY = Pattern.compile("[a-z]+(?:[.-][a-z]+)*");

        /** The longest key that is kept, in characters. */
        private static final int MAX_LENGTH = 64;

        public Word {
            if (key.length() > MAX_LENGTH || !KEY.matcher(key).matches()) {
                throw new IllegalArgumentException("not a key");
            }
        }

        /** The label of a cause. */
        public static Word of(Cause cause) {
            return new Word("cause." + cause.key());
        }
    }

    /** So many bytes, of this many if that is known. */
    static Argument bytes(long bytes, OptionalLong whole) {
        return whole.isPresent() ? new Part(bytes, whole.getAsLong()) : new Bytes(bytes);
    }

    private static void requireNotNegative(long bytes) {
        if (bytes < 0) {
            throw new IllegalArgumentException("bytes is negative");
        }
    }
}
