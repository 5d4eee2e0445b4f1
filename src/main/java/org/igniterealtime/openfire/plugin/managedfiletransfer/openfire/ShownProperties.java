// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.openfire;

import java.util.List;
import java.util.stream.Stream;
import org.igniterealtime.openfire.plugin.managedfiletransfer.openfire.proxy.ProxyProperties;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.RelaySettings;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.Timeouts;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.limits.ConnectionLimits;
import org.jivesoftware.util.JiveGlobals;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Our properties with their defaults and descriptions on Openfire's page System Properties, set or not. That is what
 * Openfire's class {@code SystemProperty} does, which the release that we compile against has not got yet; so it is
 * called by its name. The values are read without it.
 */
public final class ShownProperties implements AutoCloseable {

    private static final Logger Log = LoggerFactory.getLogger(ShownProperties.class);

    private static final String REGISTRY = "org.jivesoftware.util.SystemProperty";

    /** As in {@code plugin.xml}: by it, Openfire finds the descriptions, and what to forget when the plugin goes. */
    static final String PLUGIN = "Managed File Transfer";

    private ShownProperties() {}

    /** Shows them until {@link #close}, where the server can. */
    public static ShownProperties open() {
        ShownProperties shown = new ShownProperties();
        try {
            Class<?> registry = Class.forName(REGISTRY, true, JiveGlobals.class.getClassLoader());
            forget(registry);
            for (Property property : all().toList()) {
                // To register it would move it from this node's openfire.xml to all nodes.
                if (JiveGlobals.getXMLProperty(property.key()) == null) {
                    register(registry, property);
                }
            }
        } catch (ClassNotFoundException e) {
            Log.debug("This server has no descriptions of properties.", e);
        } catch (ReflectiveOperationException | LinkageError e) {
            Log.debug("The properties are not described on the page System Properties.", e);
        }
        return shown;
    }

    static Stream<Property> all() {
        Timeouts timeouts = Timeouts.DEFAULT;
        ConnectionLimits connectionLimits = ConnectionLimits.DEFAULT;
        return Stream.of(
                new Property(ProxyProperties.ADDRESSES, String.class, List.of()),
                new Property(ProxyProperties.PERSISTENT, Boolean.class, List.of(false)),
                number(ProxyProperties.HANDSHAKE, timeouts.handshakeStep().toSeconds()),
                number(ProxyProperties.UNCLAIMED, timeouts.unclaimed().toSeconds()),
                number(ProxyProperties.CLAIMED, timeouts.claimed().toSeconds()),
                number(ProxyProperties.IDLE, timeouts.idle().toSeconds()),
                number(ProxyProperties.HALF_CLOSED, timeouts.halfClosed().toSeconds()),
                number(ProxyProperties.TOTAL, connectionLimits.total()),
                number(ProxyProperties.PER_ADDRESS, connectionLimits.perAddress()),
                number(ProxyProperties.PER_USER, connectionLimits.perUser()),
                number(ProxyProperties.PER_DIGEST, connectionLimits.perDigest()),
                number(ProxyProperties.BUFFER, RelaySettings.DEFAULT_BUFFER_SIZE));
    }

    private static Property number(String name, long unlessSet) {
        return new Property(ProxyProperties.PREFIX + name, Integer.class, List.of((int) unlessSet));
    }

    private static void register(Class<?> registry, Property property) throws ReflectiveOperationException {
        Class<?> builder = Class.forName(REGISTRY + "$Builder", true, registry.getClassLoader());
        Object building = builder.getMethod("ofType", Class.class).invoke(null, property.type());
        builder.getMethod("setKey", String.class).invoke(building, property.key());
        builder.getMethod("setPlugin", String.class).invoke(building, PLUGIN);
        builder.getMethod("setDynamic", boolean.class).invoke(building, true);
        for (Object unlessSet : property.unlessSet()) {
            builder.getMethod("setDefaultValue", Object.class).invoke(building, unlessSet);
        }
        builder.getMethod("build").invoke(building);
    }

    /** Openfire does so as well when the plugin goes, but not after a start that failed. */
    private static void forget(Class<?> registry) throws ReflectiveOperationException {
        registry.getMethod("removePropertiesForPlugin", String.class).invoke(null, PLUGIN);
    }

    @Override
    public void close() {
        try {
            forget(Class.forName(REGISTRY, true, JiveGlobals.class.getClassLoader()));
        } catch (ReflectiveOperationException | LinkageError e) {
            Log.debug("There are no descriptions of properties to take back.", e);
        }
    }

    /**
     * A property.
     *
     * @param type of its value
     * @param unlessSet its default; none where there is none
     */
    record Property(String key, Class<?> type, List<Object> unlessSet) {}
}
