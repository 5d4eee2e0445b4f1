// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.openfire.proxy;

import static java.util.Objects.requireNonNull;

import java.net.InetSocketAddress;
import java.time.Duration;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.RelaySettings;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.Timeouts;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.limits.ConnectionLimits;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.limits.Rates;
import org.jivesoftware.util.JiveGlobals;

/**
 * What Openfire's properties say of the proxy at one moment. The stock proxy's own properties mean what they always did;
 * what it has no property for is named {@code plugin.managedfiletransfer.relay.*}. A number out of its range counts as the
 * nearest one within.
 *
 * @param enabled whether the proxy is switched on
 * @param held whether the stock proxy is kept off across restarts, by its own switch: ours is on all the same
 * @param persistent whether it is to be kept so
 * @param relay what the relay obeys, without its rate, which is the policy's
 */
public record ProxyProperties(boolean enabled, boolean held, boolean persistent, RelaySettings relay) {

    /** The prefix of our own properties. */
    public static final String PREFIX = "plugin.managedfiletransfer.relay.";

    /** Hosts that clients are told, with commas between them; also read from {@code openfire.xml}, for one node alone. */
    public static final String ADDRESSES = PREFIX + "addresses";

    /** Whether the stock proxy stays off across restarts: else it serves until the plugin is loaded, unseen. */
    public static final String PERSISTENT = PREFIX + "persistent";

    /** Set by us while the stock proxy's switch says off because of {@link #PERSISTENT}. */
    public static final String HELD = PREFIX + "held";

    static final String STOCK_PREFIX = "xmpp.proxy.";
    static final String ENABLED = "xmpp.proxy.enabled";
    static final String PORT = "xmpp.proxy.port";
    static final String EXTERNAL = "xmpp.proxy.externalip";
    static final String INTERFACE = "network.interface";

    /** In seconds; all of these come after {@link #PREFIX}. */
    public static final String HANDSHAKE = "timeout.handshake";

    public static final String UNCLAIMED = "timeout.unclaimed";
    public static final String CLAIMED = "timeout.claimed";
    public static final String IDLE = "timeout.idle";
    public static final String HALF_CLOSED = "timeout.halfclosed";

    /** Connections at once. */
    public static final String TOTAL = "cap.total";

    public static final String PER_ADDRESS = "cap.address";
    public static final String PER_USER = "cap.user";
    public static final String PER_DIGEST = "cap.digest";

    /** In bytes. */
    public static final String BUFFER = "buffer";

    private static final int DEFAULT_PORT = 7777;
    private static final int LAST_PORT = 65_535;
    private static final int SMALLEST_BUFFER = 1024;
    private static final int LARGEST_BUFFER = 4 * 1024 * 1024;

    public ProxyProperties {
        requireNonNull(relay, "relay is null");
    }

    /** Reads them. A name in {@code network.interface} is looked up, which may wait. */
    public static ProxyProperties current() {
        boolean enabled = JiveGlobals.getBooleanProperty(ENABLED, true);
        boolean held = JiveGlobals.getBooleanProperty(HELD, false);
        RelaySettings relay = new RelaySettings(
                listenAt(port()),
                timeouts(),
                connectionLimits(),
                Rates.UNLIMITED,
                number(BUFFER, RelaySettings.DEFAULT_BUFFER_SIZE, SMALLEST_BUFFER, LARGEST_BUFFER));
        return new ProxyProperties(enabled || held, held, JiveGlobals.getBooleanProperty(PERSISTENT, false), relay);
    }

    /** The port that clients are told. */
    static int port() {
        int port = JiveGlobals.getIntProperty(PORT, DEFAULT_PORT);
        return port < 1 || port > LAST_PORT ? DEFAULT_PORT : port;
    }

    /** Where it would listen with this port. A name in {@code network.interface} is looked up, which may wait. */
    static InetSocketAddress listenAt(int port) {
        String network = JiveGlobals.getXMLProperty(INTERFACE);
        return network == null || network.isBlank()
                ? new InetSocketAddress(port)
                : new InetSocketAddress(network.trim(), port);
    }

    private static Timeouts timeouts() {
        return new Timeouts(
                seconds(HANDSHAKE, Timeouts.DEFAULT.handshakeStep()),
                seconds(UNCLAIMED, Timeouts.DEFAULT.unclaimed()),
                seconds(CLAIMED, Timeouts.DEFAULT.claimed()),
                seconds(IDLE, Timeouts.DEFAULT.idle()),
                seconds(HALF_CLOSED, Timeouts.DEFAULT.halfClosed()));
    }

    private static ConnectionLimits connectionLimits() {
        return new ConnectionLimits(
                number(TOTAL, ConnectionLimits.DEFAULT.total(), 1, Integer.MAX_VALUE),
                number(PER_ADDRESS, ConnectionLimits.DEFAULT.perAddress(), 1, Integer.MAX_VALUE),
                number(PER_USER, ConnectionLimits.DEFAULT.perUser(), 2, Integer.MAX_VALUE),
                number(PER_DIGEST, ConnectionLimits.DEFAULT.perDigest(), 2, Integer.MAX_VALUE));
    }

    private static Duration seconds(String name, Duration unlessSet) {
        return Duration.ofSeconds(number(name, (int) unlessSet.toSeconds(), 1, Integer.MAX_VALUE));
    }

    private static int number(String name, int unlessSet, int least, int most) {
        return Math.max(least, Math.min(most, JiveGlobals.getIntProperty(PREFIX + name, unlessSet)));
    }
}
