// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.bench.relay;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.InetAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jivesoftware.openfire.container.BasicModule;
import org.jivesoftware.openfire.filetransfer.FileTransfer;
import org.jivesoftware.openfire.filetransfer.FileTransferEventListener;
import org.jivesoftware.openfire.filetransfer.FileTransferManager;
import org.jivesoftware.openfire.filetransfer.proxy.ProxyConnectionManager;
import org.jivesoftware.openfire.filetransfer.proxy.ProxyTransfer;
import org.xmpp.packet.JID;

/** Openfire's stock proxy in a process of its own, without the rest of the server: {@code StockServer PORT}. */
public final class StockServer implements ProxyServer.Proxy {

    private final ProxyConnectionManager manager = new ProxyConnectionManager(new AllowsAll());
    private final Method activate;

    private StockServer(int port) throws ReflectiveOperationException {
        Method listen = method("processConnections", InetAddress.class, int.class);
        listen.invoke(manager, InetAddress.getLoopbackAddress(), port);
        activate = method("activate", JID.class, JID.class, String.class);
    }

    private static Method method(String name, Class<?>... parameters) throws NoSuchMethodException {
        Method method = ProxyConnectionManager.class.getDeclaredMethod(name, parameters);
        method.setAccessible(true);
        return method;
    }

    public static void main(String[] arguments) throws Exception {
        ProxyServer.run(new StockServer(Integer.parseInt(arguments[0])));
    }

    @Override
    public CompletionStage<Boolean> activate(String session) {
        try {
            activate.invoke(manager, new JID(Session.SENDER.address()), new JID(Session.RECIPIENT.address()), session);
            return CompletableFuture.completedFuture(true);
        } catch (InvocationTargetException e) {
            return CompletableFuture.completedFuture(false);
        } catch (IllegalAccessException e) {
            throw new AssertionError("it was made accessible", e);
        }
    }

    /** Stands for the policy of a server that lets every transfer pass. */
    private static final class AllowsAll extends BasicModule implements FileTransferManager {

        AllowsAll() {
            super("bench");
        }

        @Override
        public boolean acceptIncomingFileTransferRequest(FileTransfer transfer) {
            return true;
        }

        @Override
        public void registerProxyTransfer(String digest, ProxyTransfer transfer) {}

        @Override
        public void addListener(FileTransferEventListener listener) {}

        @Override
        public void removeListener(FileTransferEventListener listener) {}

        @Override
        public void fireFileTransferStart(String session, boolean ready) {}

        @Override
        public void fireFileTransferCompleted(String session, boolean successful) {}
    }
}
