// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console;

import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.Caps;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.Patience;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.RelayCounters;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.RelayState;

/** A proxy that is only said to be there. */
final class MemoryProxy implements ProxyDesk {

    static final ProxySettings INITIAL =
            new ProxySettings(true, 7777, List.of("files.example.org"), false, Patience.DEFAULT, Caps.DEFAULT);

    static final RelayState LISTENING =
            new RelayState(RelayState.Phase.BOUND, Optional.of(new InetSocketAddress("0.0.0.0", 7777)), "");

    final Deque<TestAnswer> answers = new ArrayDeque<>();
    volatile ProxySettings settings = INITIAL;
    volatile Optional<RelayState> state = Optional.of(LISTENING);
    volatile AddressSource source = AddressSource.LIST;
    volatile String networkInterface = "";

    @Override
    public ProxyStatus status() {
        Optional<RelayCounters> counters =
                state.map(running -> new RelayCounters(4, 2, 1234, 50, 80 * Samples.MB, 3, 5, 7));
        return new ProxyStatus(state, counters, settings.addresses(), source, networkInterface);
    }

    @Override
    public ProxySettings settings() {
        return settings;
    }

    @Override
    public void save(ProxySettings wanted) {
        settings = wanted;
    }

    @Override
    public TestAnswer test() {
        return answers.remove();
    }
}
