// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.embedded.inside;

import java.util.List;
import java.util.Objects;
import org.apache.mina.core.filterchain.IoFilter;
import org.apache.mina.transport.socket.nio.NioSocketAcceptor;
import org.jivesoftware.openfire.XMPPServer;
import org.jivesoftware.openfire.spi.ConnectionManagerImpl;
import org.jivesoftware.openfire.spi.ConnectionType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The listening sockets with their thread pools. Openfire 4.2.0 closes the sockets when it stops, and leaves the pools to
 * idle for a minute that no interrupt shortens.
 */
final class Acceptors {

    private static final Logger Log = LoggerFactory.getLogger(Acceptors.class);

    private final List<NioSocketAcceptor> open;

    private Acceptors(List<NioSocketAcceptor> open) {
        this.open = open;
    }

    /** To be asked before the server stops, since it forgets them then. */
    static Acceptors of(XMPPServer server) {
        ConnectionManagerImpl connections = (ConnectionManagerImpl) server.getConnectionManager();
        if (connections == null) {
            return new Acceptors(List.of());
        }
        return new Acceptors(List.of(ConnectionType.SOCKET_C2S, ConnectionType.COMPONENT).stream()
                .map(type -> connections.getSocketAcceptor(type, false))
                .filter(Objects::nonNull)
                .toList());
    }

    void dispose() {
        for (NioSocketAcceptor acceptor : open) {
            IoFilter pool = acceptor.getFilterChain().get(ConnectionManagerImpl.EXECUTOR_FILTER_NAME);
            acceptor.dispose();
            try {
                if (pool != null) {
                    pool.destroy();
                }
            } catch (Exception e) {
                Log.warn("A thread pool of a listener did not end.", e);
            }
        }
    }
}
