// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console.proxy;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.Timeouts;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.limits.ConnectionLimits;

/**
 * What an administrator may change about the proxy, but for its rates, which are policy.
 *
 * @param enabled whether it serves
 * @param port where clients connect
 * @param addresses the hosts that clients are told, in this order; none where the server is to choose
 * @param persistent whether Openfire's own proxy is kept off until the plugin is loaded
 */
public record ProxySettings(
        boolean enabled,
        int port,
        List<String> addresses,
        boolean persistent,
        Timeouts timeouts,
        ConnectionLimits connectionLimits) {

    public ProxySettings {
        addresses = List.copyOf(addresses);
        requireNonNull(timeouts, "timeouts is null");
        requireNonNull(connectionLimits, "connectionLimits is null");
    }

    /** Tells these settings from those that somebody else may have saved meanwhile. */
    String version() {
        return ProxyForm.of(this).seen();
    }
}
