// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.openfire;

import java.util.Set;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.AddressSource;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.Streamhost;

/**
 * Where clients are told to meet the proxy: one immutable snapshot, since it is asked for on stanza threads, and reading
 * the machine's addresses and Openfire's properties takes too long there. Thread-safe.
 */
public final class AdvertisedProxy {

    private volatile Snapshot now;

    /** Nowhere, until it was read. */
    public AdvertisedProxy() {
        this(new Snapshot(Set.of(), AddressSource.MACHINE, 0));
    }

    AdvertisedProxy(Snapshot first) {
        now = first;
    }

    /** Reads it anew. Called at the start, when a property changes, and every half minute, since addresses come and go. */
    void refresh() {
        ProxyAddresses.Advertised advertised = ProxyAddresses.advertised();
        now = new Snapshot(advertised.hosts(), advertised.source(), ProxyProperties.port());
    }

    Snapshot now() {
        return now;
    }

    /**
     * What clients are told.
     *
     * @param hosts in one spelling
     * @param source who says so
     */
    record Snapshot(Set<String> hosts, AddressSource source, int port) {

        boolean isAt(Streamhost streamhost) {
            return streamhost.port() == port && hosts.contains(ProxyAddresses.canonical(streamhost.host()));
        }
    }
}
