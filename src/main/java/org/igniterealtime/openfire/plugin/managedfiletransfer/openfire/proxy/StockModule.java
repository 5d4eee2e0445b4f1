// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.openfire.proxy;

import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jivesoftware.openfire.filetransfer.proxy.FileTransferProxy;
import org.jivesoftware.openfire.filetransfer.proxy.ProxyConnectionManager;
import org.jivesoftware.util.PropertyEventDispatcher;
import org.jivesoftware.util.PropertyEventListener;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xmpp.packet.JID;

/** Openfire's own proxy, suspended while ours is in its place. Not thread-safe. */
final class StockModule {

    private static final Logger Log = LoggerFactory.getLogger(StockModule.class);

    private static final String LISTENER = FileTransferProxy.class.getName() + "$FileTransferPropertyListener";

    private static final Duration LONGEST_START = Duration.ofSeconds(10);

    private final FileTransferProxy module;
    private Optional<PropertyEventListener> listener = Optional.empty();

    /** Stands in for its thread, where it is to look as if it ran: of a class of the JDK, which outlives this plugin. */
    private Optional<Future<?>> standIn = Optional.empty();

    StockModule(FileTransferProxy module) {
        this.module = module;
    }

    /** The JID of the proxy: the stock one's and ours. */
    JID address() {
        return module.getAddress();
    }

    /** Whether it serves, or is about to: its port is opened a moment after it was started, by another thread. */
    boolean isRunning() {
        return module.isProxyEnabled() && !isStandIn();
    }

    /**
     * Lets Openfire's list of server ports have its line for the proxy, or not. The list asks the stock proxy whether it
     * is enabled and has a thread, and there is no public way to answer for it; where this fails, there is no line.
     */
    void list(boolean listed) {
        try {
            Object connections = read(FileTransferProxy.class, "connectionManager", module);
            if (connections == null) {
                return;
            }
            synchronized (connections) {
                Field thread = field(ProxyConnectionManager.class, "socketProcess");
                // One that could not open its port has ended, and is never taken out.
                boolean ended = !(thread.get(connections) instanceof Future<?> running) || running.isDone();
                if (listed && ended) {
                    standIn = Optional.of(new CompletableFuture<Void>());
                    thread.set(connections, standIn.get());
                } else if (!listed && isStandIn()) {
                    thread.set(connections, null);
                    standIn = Optional.empty();
                }
            }
        } catch (ReflectiveOperationException | RuntimeException e) {
            Log.debug("The proxy is not in Openfire's list of server ports.", e);
        }
    }

    private boolean isStandIn() {
        if (standIn.isEmpty()) {
            return false;
        }
        try {
            Object connections = read(FileTransferProxy.class, "connectionManager", module);
            return read(ProxyConnectionManager.class, "socketProcess", connections) == standIn.get();
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }

    /**
     * Whether its port is open, so that it can be stopped. Stopped before that, it would open its port all the same, and
     * nobody could close it any more.
     */
    boolean canBeStopped() {
        try {
            Object connections = read(FileTransferProxy.class, "connectionManager", module);
            Object socket = read(ProxyConnectionManager.class, "serverSocket", connections);
            return socket instanceof ServerSocket open && open.isBound() && !open.isClosed();
        } catch (ReflectiveOperationException | RuntimeException e) {
            Log.debug("Whether Openfire's own proxy has opened its port cannot be seen; it is taken for granted.", e);
            return true;
        }
    }

    /** Closes its port and takes back its route and its entry in service discovery. Streams it has go on to their end. */
    void stop() {
        module.stop();
    }

    /**
     * Lets it serve again, if its switch is on. After it failed to open a port, it would not try that port once more.
     *
     * <p>It makes a thread that lives as long as the server, and a thread keeps the class loaders of whoever is on the
     * stack at its birth (Java's access control contexts). So nobody of this plugin may be: a thread of the JDK's own
     * starts it, through a method handle.
     */
    void start() {
        if (!isRunning()) {
            module.stop();
        }
        Thread current = Thread.currentThread();
        ClassLoader before = current.getContextClassLoader();
        try {
            current.setContextClassLoader(FileTransferProxy.class.getClassLoader());
            Runnable start = MethodHandleProxies.asInterfaceInstance(
                    Runnable.class,
                    MethodHandles.publicLookup()
                            .findVirtual(FileTransferProxy.class, "start", MethodType.methodType(void.class))
                            .bindTo(module));
            ForkJoinPool.commonPool().submit(start).get(LONGEST_START.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            current.interrupt();
            Log.warn("Interrupted while Openfire's own proxy was started.", e);
        } catch (ReflectiveOperationException | ExecutionException | TimeoutException e) {
            Log.error(
                    "Openfire's own file transfer proxy could not be started. Save its settings page to try again.", e);
        } finally {
            current.setContextClassLoader(before);
        }
    }

    /**
     * Keeps it from hearing of changed properties, on which it would start, or stop and take our route with it. There is
     * no public way to do that; where it fails, the take-over is repeated after each change instead.
     */
    void cover() {
        if (listener.isPresent()) {
            return;
        }
        try {
            if (read(PropertyEventDispatcher.class, "listeners", null) instanceof Collection<?> listeners) {
                listener = listeners.stream()
                        .filter(candidate -> candidate.getClass().getName().equals(LISTENER))
                        .map(PropertyEventListener.class::cast)
                        .findFirst();
                listener.ifPresent(PropertyEventDispatcher::removeListener);
            }
        } catch (ReflectiveOperationException | RuntimeException e) {
            Log.debug("Openfire's own proxy goes on hearing of changed properties.", e);
        }
    }

    /** Lets it hear of changed properties again. */
    void uncover() {
        listener.ifPresent(PropertyEventDispatcher::addListener);
        listener = Optional.empty();
    }

    private static @Nullable Object read(Class<?> owner, String name, @Nullable Object object)
            throws ReflectiveOperationException {
        return field(owner, name).get(object);
    }

    private static Field field(Class<?> owner, String name) throws ReflectiveOperationException {
        Field field = owner.getDeclaredField(name);
        field.setAccessible(true);
        return field;
    }
}
