// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console.proxy;

import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.Samples;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.RelayCounters;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.RelayState;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.Timeouts;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.limits.ConnectionLimits;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.selftest.SelfTestRun;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.selftest.TestedAddress;

/** A proxy that is only said to be there. */
public final class MemoryProxy implements ProxyAdmin {

    public static final ProxySettings INITIAL = new ProxySettings(
            true, 7777, List.of("files.example.org"), false, Timeouts.DEFAULT, ConnectionLimits.DEFAULT);

    static final RelayState LISTENING =
            new RelayState(RelayState.Phase.BOUND, Optional.of(new InetSocketAddress("0.0.0.0", 7777)), "");

    public final Deque<TestAnswer> answers = new ArrayDeque<>();
    public volatile ProxySettings settings = INITIAL;
    volatile Optional<RelayState> state = Optional.of(LISTENING);
    volatile AddressSource source = AddressSource.LIST;
    volatile String networkInterface = "";
    volatile Optional<PortProblem> portProblem = Optional.empty();
    volatile int askedPort;

    /** A test that has found so much. */
    public record Run(int done, int all, Optional<List<TestedAddress>> found) implements SelfTestRun {}

    public static TestAnswer tested(TestedAddress... addresses) {
        return new Started(new Run(addresses.length, addresses.length, Optional.of(List.of(addresses))));
    }

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
    public Optional<PortProblem> portProblem(int port) {
        askedPort = port;
        return portProblem;
    }

    @Override
    public TestAnswer test() {
        return answers.remove();
    }
}
