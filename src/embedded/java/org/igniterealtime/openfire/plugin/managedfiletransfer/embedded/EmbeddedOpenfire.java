// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.embedded;

import static org.igniterealtime.openfire.plugin.managedfiletransfer.embedded.PluginJar.PLUGIN;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ref.WeakReference;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Openfire 4.2.0 inside this JVM, made of the JARs in the folder that the system property {@code openfire.lib} names. One
 * at a time; the next can start when this one is closed.
 */
public final class EmbeddedOpenfire implements OpenfireServer {

    private static final Duration BOOT = Duration.ofSeconds(60);
    private static final Duration PLUGIN_CHANGE = Duration.ofSeconds(90);
    private static final Duration STOP = Duration.ofSeconds(30);
    private static final Duration QUESTION = Duration.ofSeconds(10);

    private final ServerSetup setup;
    private final HomeFolder home;
    private final Ports ports;
    private final ServerLog log;
    private final PluginWatch plugin;
    private final ServerClassLoader loader;
    private final ServerThreads threads;
    private final ServerInside inside;
    private final AtomicBoolean closed = new AtomicBoolean();

    private EmbeddedOpenfire(ServerSetup setup, HomeFolder home) throws IOException, ReflectiveOperationException {
        this.setup = setup;
        this.home = home;
        this.ports = home.ports();
        if (!home.isUsed()) {
            EmbeddedHome.prepare(home, setup, ports);
        }
        this.log = new ServerLog(home.log());
        this.plugin = new PluginWatch(log, () -> true);
        this.loader = new ServerClassLoader(lib());
        this.threads = new ServerThreads(loader);
        this.inside = (ServerInside) loader.loadClass(getClass().getPackageName() + ".inside.RunningServer")
                .getConstructor()
                .newInstance();
    }

    /** Starts a server and returns when the plugin is loaded. */
    public static EmbeddedOpenfire start(ServerSetup setup) {
        EmbeddedOpenfire server = prepare(setup);
        try {
            server.boot();
            return server;
        } catch (RuntimeException | IOException e) {
            String tail = server.log.tail();
            server.close();
            throw new IllegalStateException("the server did not start; its log ends with:\n" + tail, e);
        }
    }

    private static EmbeddedOpenfire prepare(ServerSetup setup) {
        try {
            HomeFolder home = HomeFolder.of(setup);
            try {
                return new EmbeddedOpenfire(setup, home);
            } catch (RuntimeException | IOException | ReflectiveOperationException e) {
                home.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private void boot() throws IOException {
        if (setup.plugin().isPresent()) {
            PluginJar.copyForEmbedded(
                    setup.plugin().get(), home.path().resolve("plugins").resolve(PluginJar.FILE));
        }
        // Openfire asks the JVM for its home, at this one moment only.
        String before = System.getProperty("openfireHome");
        System.setProperty("openfireHome", home.path().toString());
        try {
            run(BOOT, () -> inside.boot(home.log()));
        } finally {
            if (before == null) {
                System.clearProperty("openfireHome");
            } else {
                System.setProperty("openfireHome", before);
            }
        }
        if (setup.plugin().isPresent()) {
            plugin.await(PluginState.LOADED, BOOT);
        }
        ports.awaitOpen(BOOT);
    }

    private static Path lib() {
        String lib = System.getProperty("openfire.lib");
        if (lib == null) {
            throw new IllegalStateException("the system property openfire.lib names no folder with the server's JARs");
        }
        return Path.of(lib);
    }

    @Override
    public String domain() {
        return setup.domain();
    }

    @Override
    public int clientPort() {
        return ports.client();
    }

    @Override
    public int proxyPort() {
        return ports.proxy();
    }

    @Override
    public URI console() {
        return URI.create("http://127.0.0.1:" + ports.console() + "/");
    }

    @Override
    public Path home() {
        return home.path();
    }

    @Override
    public String log() {
        return log.text();
    }

    @Override
    public boolean isPluginLoaded() {
        return plugin.state() == PluginState.LOADED;
    }

    @Override
    public void unloadPlugin() {
        run(PLUGIN_CHANGE, () -> inside.deletePlugin(PLUGIN));
        plugin.await(PluginState.ABSENT, PLUGIN_CHANGE);
    }

    @Override
    public void loadPlugin() {
        loadPlugin(setup.plugin().orElseThrow());
    }

    /** Installs another JAR as the plugin, in place of the one that is loaded, if one is. */
    public void loadPlugin(Path jar) {
        run(PLUGIN_CHANGE, () -> {
            Path copy = Files.createTempFile("managedfiletransfer-", ".jar");
            try {
                PluginJar.copyForEmbedded(jar, copy);
                try (InputStream source = Files.newInputStream(copy)) {
                    if (!inside.installPlugin(source, PluginJar.FILE)) {
                        throw new IOException("the server did not take " + jar);
                    }
                }
            } finally {
                Files.delete(copy);
            }
        });
        plugin.await(PluginState.LOADED, PLUGIN_CHANGE);
    }

    /** The class loader that all the server's classes come from. */
    public ClassLoader serverClassLoader() {
        return loader;
    }

    /** The loaded plugin's class loader; it must be free to go when the plugin is unloaded. */
    public WeakReference<@Nullable ClassLoader> pluginClassLoader() {
        return new WeakReference<>(ask(() -> inside.pluginClassLoader(PLUGIN)));
    }

    /** The names of the server's and the plugin's threads that live at this moment, sorted. */
    public List<String> threadNames() {
        return threads.alive().stream().map(Thread::getName).sorted().toList();
    }

    /** The class names of the packet interceptors, in the order in which they are asked. */
    public List<String> packetInterceptors() {
        return ask(inside::packetInterceptors);
    }

    /** A server property, or null if it is not set. */
    public @Nullable String property(String name) {
        return ask(() -> inside.property(name));
    }

    /** Sets a server property while the server runs, or deletes it if the value is null. */
    public void setProperty(String name, @Nullable String value) {
        run(QUESTION, () -> inside.setProperty(name, value));
    }

    /** The address to which an item of the console's menu leads, in whatever section it stands. */
    public String menuAddress(String item) {
        return ask(() -> inside.menuAddress(item));
    }

    /** Whether the console's list of server ports, which this server's console does not have, would show the proxy. */
    public boolean isProxyListed() {
        return ask(inside::isProxyListed);
    }

    /** Closes the sessions of an account, as the console does. */
    public void closeSessions(String user) {
        run(QUESTION, () -> inside.closeSessions(user));
    }

    /** Locks an account, as the console does; its sessions stay. */
    public void lockAccount(String user) {
        run(QUESTION, () -> inside.lockAccount(user));
    }

    /** Deletes an account, as the console does; its sessions stay. */
    public void deleteAccount(String user) {
        run(QUESTION, () -> inside.deleteAccount(user));
    }

    /** Has a listener judge every transfer, as a plugin can; see {@link ServerInside#judgeTransfers}. */
    public AutoCloseable judgeTransfers(Function<List<String>, String> verdict) {
        return ask(() -> inside.judgeTransfers(verdict));
    }

    /** Saves the settings page of Openfire's own file transfer proxy, which this server's console does not have. */
    public void saveProxyPage(boolean enabled, int port) {
        run(QUESTION, () -> inside.saveProxyPage(enabled, port));
    }

    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        // The class loader goes last but for the folder: a thread that runs on in its classes would fall over their
        // absence.
        try (home;
                loader;
                threads) {
            run(STOP, inside::stop);
            run(STOP, inside::releaseJvm);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private <T extends @Nullable Object> T ask(Callable<T> question) {
        return threads.call(question, QUESTION);
    }

    private void run(Duration limit, Step step) {
        threads.<@Nullable Void>call(
                () -> {
                    step.run();
                    return null;
                },
                limit);
    }

    @FunctionalInterface
    private interface Step {
        void run() throws IOException;
    }
}
