// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.openfire;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.ConcurrentHashMap;
import org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement.OwnProxy;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.Streamhost;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Party;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Transfer;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferId;
import org.jivesoftware.openfire.filetransfer.FileTransfer;
import org.jivesoftware.openfire.filetransfer.FileTransferManager;
import org.jivesoftware.openfire.filetransfer.FileTransferRejectedException;
import org.jivesoftware.openfire.filetransfer.proxy.FileTransferProxy;
import org.jivesoftware.openfire.filetransfer.proxy.ProxyConnectionManager;
import org.jivesoftware.openfire.filetransfer.proxy.ProxyTransfer;
import org.jivesoftware.util.cache.Cache;
import org.jivesoftware.util.cache.CacheFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xmpp.packet.JID;

/**
 * Openfire's own SOCKS5 bytestreams proxy, made to count and to obey.
 *
 * <p>The proxy keeps the two connections of a stream in a cache of Openfire until they are activated, and then copies
 * from the one's input to the other's output. At the activation, while the stanza still is with the interceptor, both
 * are wrapped: from then on each byte is counted before it is forwarded, a limit holds to the byte, and a stop closes
 * the sockets.
 */
public final class StockProxy implements OwnProxy, AutoCloseable {

    private static final Logger Log = LoggerFactory.getLogger(StockProxy.class);

    /** Openfire's name for the cache of connections that wait for their activation, or run. */
    private static final String CONNECTIONS = "File Transfer";

    private final FileTransferProxy proxy;
    private final FileTransferManager manager;
    private final Cache<String, ProxyTransfer> connections;
    /** By digest: a transfer may be activated once in each direction. */
    private final ConcurrentHashMap<String, Running> running = new ConcurrentHashMap<>();

    public StockProxy(FileTransferProxy proxy, FileTransferManager manager) {
        this.proxy = proxy;
        this.manager = manager;
        this.connections = CacheFactory.createCache(CONNECTIONS);
    }

    @Override
    public boolean isAt(Party party) {
        // The server hands the proxy whatever is for its domain, with a node or a resource before or behind it.
        return party.domain().equalsIgnoreCase(proxy.getServiceDomain());
    }

    @Override
    public boolean owns(Streamhost streamhost) {
        return streamhost.port() == proxy.getProxyPort()
                && streamhost.jid().equalsIgnoreCase(proxy.getServiceDomain())
                && ProxyAddresses.current().contains(ProxyAddresses.canonical(streamhost.host()));
    }

    @Override
    public void expect(Transfer transfer, Party requester, Party target) {
        FileTransfer announced = new FileTransfer(
                requester.address(),
                target.address(),
                transfer.session(),
                transfer.file().name().shown(),
                transfer.file().size().orElse(0),
                transfer.file().mimeType().orElse(""));
        try {
            manager.acceptIncomingFileTransferRequest(announced);
        } catch (FileTransferRejectedException e) {
            Log.info("Another plugin does not let the proxy take this transfer. transfer={}", transfer.id(), e);
        }
    }

    @Override
    public boolean watch(Transfer transfer, Party requester, Party target, Flow flow) {
        String digest = ProxyConnectionManager.createDigest(
                transfer.session(), new JID(requester.address()), new JID(target.address()));
        ProxyTransfer pair = connections.get(digest);
        if (pair == null || !pair.isActivatable()) {
            return false;
        }
        if (running.containsKey(digest)) {
            // Activated again; the first activation stands.
            return true;
        }
        InputStream sender = pair.getInputStream();
        OutputStream recipient = pair.getOutputStream();
        WatchedStream stream = new WatchedStream(sender, recipient, flow, () -> {
            running.remove(digest);
            // Openfire remembers the pair for some minutes more; nothing of ours may stay in it.
            pair.setInputStream(sender);
            pair.setOutputStream(recipient);
        });
        running.put(digest, new Running(transfer.id(), stream));
        pair.setInputStream(new WatchedInput(stream));
        pair.setOutputStream(new WatchedOutput(stream));
        return true;
    }

    @Override
    public void close(TransferId id) {
        running.values().stream().filter(each -> each.transfer().equals(id)).forEach(each -> each.stream()
                .close());
    }

    /** Lets what still runs go on unwatched: the plugin goes, Openfire's proxy stays. */
    @Override
    public void close() {
        running.values().forEach(each -> each.stream().release());
        running.clear();
    }

    private record Running(TransferId transfer, WatchedStream stream) {}
}
