// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.relay;

import static java.util.Objects.requireNonNull;

import java.net.InetSocketAddress;

/**
 * Everything about a relay that an administrator can change while it runs.
 *
 * @param listenAt interface and port; the wildcard address listens everywhere, port 0 takes any free port
 * @param bufferSize the most bytes that are read at once; with very many streams less, see {@code ReadSize}
 */
public record RelaySettings(InetSocketAddress listenAt, Patience patience, Caps caps, Rates rates, int bufferSize) {

    /**
     * Measured (docs/performance.md): a fast stream fills it at each read, and costs a sixth less processor time than with
     * 256 kB. Larger ones bring nothing more.
     */
    public static final int DEFAULT_BUFFER_SIZE = 1024 * 1024;

    private static final int SMALLEST_BUFFER = 1024;

    private static final int LARGEST_BUFFER = 4 * 1024 * 1024;

    public RelaySettings {
        requireNonNull(listenAt, "listenAt is null");
        requireNonNull(patience, "patience is null");
        requireNonNull(caps, "caps is null");
        requireNonNull(rates, "rates is null");
        if (bufferSize < SMALLEST_BUFFER || bufferSize > LARGEST_BUFFER) {
            throw new IllegalArgumentException("bufferSize is not between 1 kB and 4 MB");
        }
    }

    /** The defaults, listening here. */
    public static RelaySettings listeningAt(InetSocketAddress address) {
        return new RelaySettings(address, Patience.DEFAULT, Caps.DEFAULT, Rates.UNLIMITED, DEFAULT_BUFFER_SIZE);
    }

    public RelaySettings with(InetSocketAddress newListenAt) {
        return new RelaySettings(newListenAt, patience, caps, rates, bufferSize);
    }

    public RelaySettings with(Patience newPatience) {
        return new RelaySettings(listenAt, newPatience, caps, rates, bufferSize);
    }

    public RelaySettings with(Caps newCaps) {
        return new RelaySettings(listenAt, patience, newCaps, rates, bufferSize);
    }

    public RelaySettings with(Rates newRates) {
        return new RelaySettings(listenAt, patience, caps, newRates, bufferSize);
    }
}
