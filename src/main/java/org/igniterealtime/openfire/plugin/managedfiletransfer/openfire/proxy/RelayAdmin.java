// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.openfire.proxy;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.proxy.ProxyAdmin;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.proxy.ProxySettings;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.proxy.ProxyStatus;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.Relay;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.RelayState;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.Timeouts;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.limits.ConnectionLimits;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.selftest.SelfTest;
import org.jivesoftware.util.JiveGlobals;

/**
 * The proxy's page and Openfire's properties. A property is set only where its value changes: Openfire tells everybody of
 * each one that is set. {@link ProxyTakeover} hears of it and makes the relay obey.
 */
public final class RelayAdmin implements ProxyAdmin {

    private final CurrentRelay relay;
    private final SelfTest selfTest;

    public RelayAdmin(CurrentRelay relay, SelfTest selfTest) {
        this.relay = relay;
        this.selfTest = selfTest;
    }

    @Override
    public ProxyStatus status() {
        ProxyAddresses.Advertised advertised = ProxyAddresses.advertised();
        return new ProxyStatus(
                relay.state(),
                relay.counters(),
                List.copyOf(advertised.hosts()),
                advertised.source(),
                Optional.ofNullable(JiveGlobals.getXMLProperty(ProxyProperties.INTERFACE))
                        .orElse("")
                        .trim());
    }

    @Override
    public ProxySettings settings() {
        ProxyProperties now = ProxyProperties.current();
        return new ProxySettings(
                now.enabled(),
                ProxyProperties.port(),
                List.copyOf(ProxyAddresses.configured()),
                now.persistent(),
                now.relay().timeouts(),
                now.relay().connectionLimits());
    }

    @Override
    public void save(ProxySettings wanted) {
        ProxySettings before = settings();
        Map<String, String> old = numbers(before);
        numbers(wanted).forEach((property, value) -> {
            if (!value.equals(old.get(property))) {
                JiveGlobals.setProperty(property, value);
            }
        });
        if (!wanted.addresses().equals(before.addresses())) {
            setAddresses(wanted.addresses());
        }
        // The switch first: what follows looks at it.
        if (wanted.enabled() != before.enabled()) {
            turn(wanted.enabled());
        }
        if (wanted.persistent() != before.persistent()) {
            JiveGlobals.setProperty(ProxyProperties.PERSISTENT, Boolean.toString(wanted.persistent()));
        }
    }

    /** The stock proxy keeps its own address for the time after us, unless the server is to choose. */
    private static void setAddresses(List<String> hosts) {
        if (hosts.isEmpty()) {
            JiveGlobals.deleteProperty(ProxyProperties.ADDRESSES);
            JiveGlobals.deleteProperty(ProxyProperties.EXTERNAL);
        } else {
            JiveGlobals.setProperty(ProxyProperties.ADDRESSES, String.join(", ", hosts));
        }
    }

    /** Off also where the stock proxy's own switch is off already, because ours holds it there. */
    private static void turn(boolean on) {
        if (!on && JiveGlobals.getBooleanProperty(ProxyProperties.HELD, false)) {
            JiveGlobals.deleteProperty(ProxyProperties.HELD);
        }
        if (JiveGlobals.getBooleanProperty(ProxyProperties.ENABLED, true) != on) {
            JiveGlobals.setProperty(ProxyProperties.ENABLED, Boolean.toString(on));
        }
    }

    @Override
    public Optional<PortProblem> portProblem(int port) {
        boolean ours = relay.state()
                .flatMap(RelayState::boundAt)
                .filter(at -> at.getPort() == port)
                .isPresent();
        return ours ? Optional.empty() : PortCheck.problem(ProxyProperties.listenAt(port));
    }

    @Override
    public TestAnswer test() {
        Optional<Relay> running = relay.get();
        Optional<InetSocketAddress> boundAt = running.map(Relay::state).flatMap(RelayState::boundAt);
        if (boundAt.isEmpty()) {
            return NotTested.NOT_LISTENING;
        }
        return selfTest.start(
                        running.orElseThrow(),
                        boundAt.get(),
                        ProxyAddresses.advertised().hosts(),
                        ProxyProperties.port())
                .<TestAnswer>map(Started::new)
                .orElse(NotTested.BUSY);
    }

    private static Map<String, String> numbers(ProxySettings settings) {
        Timeouts timeouts = settings.timeouts();
        ConnectionLimits connectionLimits = settings.connectionLimits();
        Map<String, String> numbers = new LinkedHashMap<>();
        numbers.put(ProxyProperties.PORT, Integer.toString(settings.port()));
        numbers.put(ProxyProperties.PREFIX + ProxyProperties.HANDSHAKE, seconds(timeouts.handshakeStep()));
        numbers.put(ProxyProperties.PREFIX + ProxyProperties.UNCLAIMED, seconds(timeouts.unclaimed()));
        numbers.put(ProxyProperties.PREFIX + ProxyProperties.CLAIMED, seconds(timeouts.claimed()));
        numbers.put(ProxyProperties.PREFIX + ProxyProperties.IDLE, seconds(timeouts.idle()));
        numbers.put(ProxyProperties.PREFIX + ProxyProperties.HALF_CLOSED, seconds(timeouts.halfClosed()));
        numbers.put(ProxyProperties.PREFIX + ProxyProperties.TOTAL, Integer.toString(connectionLimits.total()));
        numbers.put(
                ProxyProperties.PREFIX + ProxyProperties.PER_ADDRESS, Integer.toString(connectionLimits.perAddress()));
        numbers.put(ProxyProperties.PREFIX + ProxyProperties.PER_USER, Integer.toString(connectionLimits.perUser()));
        numbers.put(
                ProxyProperties.PREFIX + ProxyProperties.PER_DIGEST, Integer.toString(connectionLimits.perDigest()));
        return numbers;
    }

    private static String seconds(Duration time) {
        return Long.toString(time.toSeconds());
    }
}
