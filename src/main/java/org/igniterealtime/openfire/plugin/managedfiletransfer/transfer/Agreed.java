// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.transfer;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * What the peers agreed on beside the offer: which bytes the stream has.
 *
 * @param range the part of the file that the recipient asked for; empty for the whole file
 * @param fastMode whether both speak iris' fast mode: over SOCKS5, a carriage return comes before the file
 */
public record Agreed(Optional<FileRange> range, boolean fastMode) {

    /** The stream has the file and nothing else. */
    public static final Agreed NOTHING = new Agreed(Optional.empty(), false);

    public Agreed {
        requireNonNull(range, "range is null");
    }

    Agreed withRange(Optional<FileRange> asked) {
        return new Agreed(asked, fastMode);
    }

    Agreed inFastMode() {
        return new Agreed(range, true);
    }
}
