// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.embedded;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The door between the two class loaders: implemented among the server's classes, called from outside, and made of the
 * JDK's types only. Public because two loaders make two packages of one name.
 */
public interface ServerInside {

    /** Sends the server's log to a file and boots it. Plugins are still loading when this returns. */
    void boot(Path log);

    /** Stops the server with its plugins and its database. */
    void stop();

    /** Takes back what the server has registered with the JVM itself, and what would keep its class loader alive. */
    void releaseJvm();

    /** Installs a plugin as the console does. */
    boolean installPlugin(InputStream jar, String fileName);

    /** Deletes a plugin as the console does. */
    void deletePlugin(String name);

    /** The class loader of a loaded plugin, or null if there is none of that name. */
    @Nullable
    ClassLoader pluginClassLoader(String name);

    /** The class names of the packet interceptors, in the order in which they are asked. */
    List<String> packetInterceptors();

    /** A server property, or null if it is not set. */
    @Nullable
    String property(String name);

    /** Sets a server property, or deletes it if the value is null. */
    void setProperty(String name, @Nullable String value);

    /** The address of an item of the console's menu. */
    String menuAddress(String item);

    /** Whether the console's list of server ports has a line for the file transfer proxy: what its page asks. */
    boolean isProxyListed();

    /** Closes the sessions of an account, as the console does. */
    void closeSessions(String user);

    /** Locks an account, as the console does; its sessions stay. */
    void lockAccount(String user);

    /** Deletes an account, as the console does; its sessions stay. */
    void deleteAccount(String user);

    /**
     * Has a listener of the server's file transfer manager say this of every transfer, until it is closed.
     *
     * @param verdict is told the initiator, target, session id, file name, size and media type; {@code no} forbids the
     *     transfer, {@code fails} throws, anything else allows it
     */
    AutoCloseable judgeTransfers(Function<List<String>, String> verdict);

    /** Saves the settings page of the server's own file transfer proxy: does what that page does. */
    void saveProxyPage(boolean enabled, int port);
}
