// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.embedded.inside;

import io.netty.util.concurrent.GlobalEventExecutor;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.igniterealtime.openfire.plugin.managedfiletransfer.embedded.ServerInside;
import org.jivesoftware.admin.AdminConsole;
import org.jivesoftware.openfire.XMPPServer;
import org.jivesoftware.openfire.container.Plugin;
import org.jivesoftware.openfire.container.PluginManager;
import org.jivesoftware.openfire.filetransfer.FileTransfer;
import org.jivesoftware.openfire.filetransfer.FileTransferEventListener;
import org.jivesoftware.openfire.filetransfer.FileTransferManager;
import org.jivesoftware.openfire.filetransfer.FileTransferRejectedException;
import org.jivesoftware.openfire.filetransfer.proxy.FileTransferProxy;
import org.jivesoftware.openfire.interceptor.InterceptorManager;
import org.jivesoftware.openfire.lockout.LockOutManager;
import org.jivesoftware.openfire.session.Session;
import org.jivesoftware.openfire.user.UserManager;
import org.jivesoftware.openfire.user.UserNotFoundException;
import org.jivesoftware.util.JiveGlobals;
import org.jspecify.annotations.Nullable;

/** The server of this class loader. */
public final class RunningServer implements ServerInside {

    private @Nullable XMPPServer server;

    @Override
    public void boot(Path log) {
        // Servers since 4.8 run on Netty. Whoever uses it first stays in memory, in the stack trace of a constant of
        // it.
        var unused = GlobalEventExecutor.INSTANCE;
        LogToFile.configure(log);
        server = new XMPPServer();
        JvmTraces.avoid();
        if (!server.isStarted()) {
            throw new IllegalStateException("the server shut itself down while it started");
        }
    }

    @Override
    public void stop() {
        if (server != null) {
            Acceptors acceptors = Acceptors.of(server);
            server.stop();
            acceptors.dispose();
        }
    }

    @Override
    public void releaseJvm() {
        JvmTraces.remove();
    }

    @Override
    public boolean installPlugin(InputStream jar, String fileName) {
        return plugins().installPlugin(jar, fileName);
    }

    @Override
    public void deletePlugin(String name) {
        plugins().deletePlugin(name);
    }

    @Override
    public @Nullable ClassLoader pluginClassLoader(String name) {
        Plugin plugin = plugins().getPlugin(name);
        return plugin == null ? null : plugin.getClass().getClassLoader();
    }

    @Override
    public List<String> packetInterceptors() {
        return InterceptorManager.getInstance().getInterceptors().stream()
                .map(interceptor -> interceptor.getClass().getName())
                .toList();
    }

    @Override
    public @Nullable String property(String name) {
        return JiveGlobals.getProperty(name);
    }

    @Override
    public String menuAddress(String item) {
        return AdminConsole.getElemnetByID(item).attributeValue("url");
    }

    @Override
    public boolean isProxyListed() {
        return XMPPServer.getInstance().getFileTransferProxy().isProxyEnabled();
    }

    @Override
    public AutoCloseable judgeTransfers(Function<List<String>, String> verdict) {
        FileTransferManager manager = XMPPServer.getInstance().getFileTransferManager();
        FileTransferEventListener listener = new FileTransferEventListener() {
            @Override
            public void fileTransferStart(FileTransfer transfer, boolean ready) throws FileTransferRejectedException {
                if (!ready) {
                    judge(transfer, verdict);
                }
            }

            @Override
            public void fileTransferComplete(FileTransfer transfer, boolean successful) {
                // It only judges.
            }
        };
        manager.addListener(listener);
        return () -> manager.removeListener(listener);
    }

    private static void judge(FileTransfer transfer, Function<List<String>, String> verdict)
            throws FileTransferRejectedException {
        String said = verdict.apply(List.of(
                transfer.getInitiator(),
                transfer.getTarget(),
                transfer.getSessionID(),
                transfer.getFileName(),
                Long.toString(transfer.getFileSize()),
                transfer.getMimeType()));
        if (said.equals("no")) {
            throw new FileTransferRejectedException();
        }
        if (said.equals("fails")) {
            throw new IllegalStateException("on purpose");
        }
    }

    @Override
    public void saveProxyPage(boolean enabled, int port) {
        FileTransferProxy proxy = XMPPServer.getInstance().getFileTransferProxy();
        if (enabled) {
            proxy.setProxyPort(port);
        }
        proxy.enableFileTransferProxy(enabled);
    }

    @Override
    public void closeSessions(String user) {
        XMPPServer.getInstance().getSessionManager().getSessions(user).forEach(Session::close);
    }

    @Override
    public void lockAccount(String user) {
        LockOutManager.getInstance().disableAccount(user, null, null);
    }

    @Override
    public void deleteAccount(String user) {
        try {
            UserManager.getInstance().deleteUser(UserManager.getInstance().getUser(user));
        } catch (UserNotFoundException e) {
            throw new IllegalArgumentException("no account " + user, e);
        }
    }

    @Override
    public void setProperty(String name, @Nullable String value) {
        if (value == null) {
            JiveGlobals.deleteProperty(name);
        } else {
            JiveGlobals.setProperty(name, value);
        }
    }

    private PluginManager plugins() {
        if (server == null) {
            throw new IllegalStateException("the server has not been booted");
        }
        return server.getPluginManager();
    }
}
