// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.transfer;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The arguments of a reason as one short text, for the history: {@code p12345/99999 titem-not-found}. A letter tells what
 * each is; a blank separates them. Never change a letter's meaning.
 */
public final class ArgumentCode {

    private static final String SEPARATOR = " ";

    private ArgumentCode() {}

    /** Empty where there are none. */
    public static String write(List<Argument> arguments) {
        return arguments.stream().map(ArgumentCode::write).collect(Collectors.joining(SEPARATOR));
    }

    /** Reads what {@link #write} wrote; empty for anything else, such as what a newer version writes. */
    public static Optional<List<Argument>> read(String code) {
        if (code.isEmpty()) {
            return Optional.of(List.of());
        }
        try {
            return Optional.of(Arrays.stream(code.split(SEPARATOR, -1))
                    .map(ArgumentCode::readOne)
                    .toList());
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static String write(Argument argument) {
        if (argument instanceof Argument.Bytes amount) {
            return "b" + amount.bytes();
        }
        if (argument instanceof Argument.Part part) {
            return "p" + part.bytes() + "/" + part.whole();
        }
        if (argument instanceof Argument.Count count) {
            return "n" + count.count();
        }
        if (argument instanceof Argument.Time time) {
            return "d" + time.span();
        }
        if (argument instanceof Argument.Word word) {
            return "w" + word.key();
        }
        if (argument instanceof Argument.Text text) {
            return "t" + text.text().replace("%", "%25").replace(" ", "%20");
        }
        throw new AssertionError("an argument that nobody writes: " + argument.getClass());
    }

    private static Argument readOne(String code) {
        if (code.isEmpty()) {
            throw new IllegalArgumentException("no letter");
        }
        String value = code.substring(1);
        return switch (code.charAt(0)) {
            case 'b' -> new Argument.Bytes(Long.parseLong(value));
            case 'p' -> part(value);
            case 'n' -> new Argument.Count(Long.parseLong(value));
            case 'd' -> new Argument.Time(Duration.parse(value));
            case 'w' -> new Argument.Word(value);
            case 't' -> new Argument.Text(value.replace("%20", " ").replace("%25", "%"));
            default -> throw new IllegalArgumentException("a letter of another version");
        };
    }

    private static Argument part(String value) {
        int slash = value.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("no whole");
        }
        return new Argument.Part(Long.parseLong(value.substring(0, slash)), Long.parseLong(value.substring(slash + 1)));
    }
}
