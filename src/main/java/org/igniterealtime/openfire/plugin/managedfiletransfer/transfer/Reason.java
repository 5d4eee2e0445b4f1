// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.transfer;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * Why something happened to a transfer. Never a sentence: one is made where somebody reads it, in the reader's language.
 *
 * @param arguments what the sentence of the cause is filled with, in the order that {@link Cause} tells
 */
public record Reason(Cause cause, List<Argument> arguments) {

    /** The most arguments that any sentence takes. */
    public static final int MAX_ARGUMENTS = 6;

    public Reason {
        requireNonNull(cause, "cause is null");
        arguments = List.copyOf(arguments);
        if (arguments.size() < cause.arguments() || arguments.size() > MAX_ARGUMENTS) {
            throw new IllegalArgumentException(cause + " with " + arguments.size() + " arguments");
        }
    }

    public static Reason of(Cause cause, Argument... arguments) {
        return new Reason(cause, List.of(arguments));
    }
}
