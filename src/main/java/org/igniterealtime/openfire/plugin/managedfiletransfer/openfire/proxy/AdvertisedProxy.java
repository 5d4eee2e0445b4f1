// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.openfire.proxy;

import java.util.LinkedHashSet;
import java.util.Set;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.proxy.AddressSource;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.address.HostSpelling;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.Streamhost;

/**
 * Where clients are told to meet the proxy: one immutable snapshot, since it is asked for on stanza threads, and reading
 * the machine's addresses and Openfire's properties takes too long there. Thread-safe.
 *
 * <p>Clients ask once for each login, so that what they were told before is remembered, as long as the plugin runs.
 */
public final class AdvertisedProxy {

    /** The latest of those that hold no longer. */
    private static final int MOST_FORMER = 64;

    private volatile Snapshot now;

    /** Nowhere, until it was read. */
    public AdvertisedProxy() {
        this(new Snapshot(Set.of(), AddressSource.MACHINE, 0));
    }

    public AdvertisedProxy(Snapshot first) {
        now = first;
    }

    /** Reads it anew. Called at the start, when a property changes, and every half minute, since addresses come and go. */
    void refresh() {
        ProxyAddresses.Advertised advertised = ProxyAddresses.advertised();
        become(advertised, ProxyProperties.port());
    }

    synchronized void become(ProxyAddresses.Advertised advertised, int port) {
        now = now.followedBy(advertised.hosts(), advertised.source(), port);
    }

    Snapshot now() {
        return now;
    }

    /** A host as clients are told, and the port there. */
    record Place(String host, int port) {}

    /**
     * What clients are told.
     *
     * @param hosts in one spelling
     * @param source who says so
     * @param former what they were told before, the oldest first
     */
    public record Snapshot(Set<String> hosts, AddressSource source, int port, Set<Place> former) {

        public Snapshot(Set<String> hosts, AddressSource source, int port) {
            this(hosts, source, port, Set.of());
        }

        /** Whether clients are told so, or were. */
        boolean isAt(Streamhost streamhost) {
            String host = HostSpelling.of(streamhost.host());
            return (streamhost.port() == port && hosts.contains(host))
                    || former.contains(new Place(host, streamhost.port()));
        }

        private Snapshot followedBy(Set<String> newHosts, AddressSource newSource, int newPort) {
            Set<Place> before = new LinkedHashSet<>(former);
            for (String host : hosts) {
                Place place = new Place(host, port);
                // To the end: the oldest are forgotten first.
                before.remove(place);
                before.add(place);
            }
            newHosts.forEach(host -> before.remove(new Place(host, newPort)));
            while (before.size() > MOST_FORMER) {
                before.remove(before.iterator().next());
            }
            return new Snapshot(newHosts, newSource, newPort, before);
        }
    }
}
