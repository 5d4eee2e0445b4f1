// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.stanza;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Argument;

/**
 * A flaw, as it was found in a request. Never a peer's text: names in it are those of our protocols.
 *
 * @param arguments what its sentence is filled with: {1}, {2}, ...
 */
public record Problem(Flaw flaw, List<Argument> arguments) {

    public Problem {
        requireNonNull(flaw, "flaw is null");
        arguments = List.copyOf(arguments);
        if (arguments.size() != flaw.arguments()) {
            throw new IllegalArgumentException(flaw + " with " + arguments.size() + " arguments");
        }
    }

    /** The arguments of the sentence that quotes it: {0} is the flaw's own. */
    public List<Argument> quoted() {
        List<Argument> all = new ArrayList<>();
        all.add(new Argument.Word("flaw." + flaw.key()));
        all.addAll(arguments);
        return List.copyOf(all);
    }
}
