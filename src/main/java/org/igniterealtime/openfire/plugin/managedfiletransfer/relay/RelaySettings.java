// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.relay;

import static java.util.Objects.requireNonNull;

import java.net.InetSocketAddress;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.limits.ConnectionLimits;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.limits.Rates;

/**
 * Everything about a relay that an administrator can change while it runs.
 *
 * @param listenAt interface and port; the wildcard address listens everywhere, port 0 takes any free port
 * @param bufferSize the most bytes that are read at once; with very many streams less, see {@code ReadSize}
 */
public record RelaySettings(
        InetSocketAddress listenAt, Timeouts timeouts, ConnectionLimits connectionLimits, Rates rates, int bufferSize) {

    /**
     * Measured (docs/performance.md): a fast stream fills it at each read, and costs a sixth less processor time than with
     * 256 kB. Larger ones bring nothing more.
     */
    public static final int DEFAULT_BUFFER_SIZE = 1024 * 1024;

    private static final int SMALLEST_BUFFER = 1024;

    private static final int LARGEST_BUFFER = 4 * 1024 * 1024;

    public RelaySettings {
        requireNonNull(listenAt, "listenAt is null");
        requireNonNull(timeouts, "timeouts is null");
        requireNonNull(connectionLimits, "connectionLimits is null");
        requireNonNull(rates, "rates is null");
        if (bufferSize < SMALLEST_BUFFER || bufferSize > LARGEST_BUFFER) {
            throw new IllegalArgumentException("bufferSize is not between 1 kB and 4 MB");
        }
    }

    /** The defaults, listening here. */
    public static RelaySettings listeningAt(InetSocketAddress address) {
        return new RelaySettings(
                address, Timeouts.DEFAULT, ConnectionLimits.DEFAULT, Rates.UNLIMITED, DEFAULT_BUFFER_SIZE);
    }

    public RelaySettings with(InetSocketAddress newListenAt) {
        return new RelaySettings(newListenAt, timeouts, connectionLimits, rates, bufferSize);
    }

    public RelaySettings with(Timeouts newTimeouts) {
        return new RelaySettings(listenAt, newTimeouts, connectionLimits, rates, bufferSize);
    }

    public RelaySettings with(ConnectionLimits newLimits) {
        return new RelaySettings(listenAt, timeouts, newLimits, rates, bufferSize);
    }

    public RelaySettings with(Rates newRates) {
        return new RelaySettings(listenAt, timeouts, connectionLimits, newRates, bufferSize);
    }
}
