// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.openfire.proxy;

import java.util.Optional;
import java.util.function.Consumer;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.Relay;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.RelayCounters;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.RelaySettings;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.RelayState;

/** The relay while the proxy is switched on; none while it is off. Thread-safe. */
public final class CurrentRelay {

    private volatile Optional<Relay> relay = Optional.empty();

    /** The relay, if it runs. */
    public Optional<Relay> get() {
        return relay;
    }

    /** Whether peers can connect, and if not, why; nothing while the proxy is switched off. */
    public Optional<RelayState> state() {
        return relay.map(Relay::state);
    }

    /** What it did since it was switched on. */
    public Optional<RelayCounters> counters() {
        return relay.map(Relay::counters);
    }

    /**
     * Starts it, or lets the one that runs obey these settings.
     *
     * @param listener of one that is started; hears when its port is open, or not, on a thread of the relay
     */
    public synchronized void run(RelaySettings settings, Consumer<RelayState> listener) {
        if (relay.isPresent()) {
            relay.get().apply(settings);
        } else {
            relay = Optional.of(Relay.start(settings, listener));
        }
    }

    /** Closes it with all its connections. */
    public synchronized void end() {
        Optional<Relay> before = relay;
        relay = Optional.empty();
        before.ifPresent(Relay::close);
    }
}
