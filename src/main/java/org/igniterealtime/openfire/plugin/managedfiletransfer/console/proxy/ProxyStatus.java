// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console.proxy;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.RelayCounters;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.RelayState;

/**
 * How the proxy is doing.
 *
 * @param state whether peers can connect; empty while it is switched off
 * @param counters what it did since it was switched on; empty while it is off
 * @param advertised the hosts that clients are told now
 * @param source where these come from
 * @param networkInterface what Openfire's {@code network.interface} says; empty where it listens everywhere
 */
public record ProxyStatus(
        Optional<RelayState> state,
        Optional<RelayCounters> counters,
        List<String> advertised,
        AddressSource source,
        String networkInterface) {

    public ProxyStatus {
        requireNonNull(state, "state is null");
        requireNonNull(counters, "counters is null");
        advertised = List.copyOf(advertised);
        requireNonNull(source, "source is null");
        requireNonNull(networkInterface, "networkInterface is null");
    }
}
