// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;

/**
 * A copy of an installed Openfire, 4.8 or newer, in a process of its own with the plugin's JAR as it was built. The
 * installed one itself is only read.
 */
public final class InstalledOpenfire implements OpenfireServer {

    private static final Duration START = Duration.ofMinutes(2);
    private static final Duration PLUGIN_CHANGE = Duration.ofSeconds(90);

    private final ServerSetup setup;
    private final HomeFolder home;
    private final Ports ports;
    private final ServerLog log;
    private final PluginWatch plugin;
    private final ServerProcess process;

    private InstalledOpenfire(Path installed, ServerSetup setup, HomeFolder home) throws IOException {
        this.setup = setup;
        this.home = home;
        this.ports = home.ports();
        if (!home.isUsed()) {
            InstalledHome.prepare(home, installed, setup, ports);
        }
        if (setup.plugin().isPresent()) {
            dropJar();
        }
        this.log = new ServerLog(home.log());
        this.process = ServerProcess.start(home.path());
        this.plugin = new PluginWatch(log, process::isAlive);
    }

    /**
     * Copies, starts, and returns when the plugin is loaded.
     *
     * @param installed the home of the installed server
     */
    public static InstalledOpenfire start(Path installed, ServerSetup setup) {
        try {
            HomeFolder home = HomeFolder.of(setup);
            InstalledOpenfire server;
            try {
                server = new InstalledOpenfire(installed, setup, home);
            } catch (RuntimeException | IOException e) {
                home.close();
                throw e;
            }
            try {
                server.awaitStart();
                return server;
            } catch (RuntimeException e) {
                server.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitStart() {
        plugin.awaitLine("Finished processing all plugins", START);
        if (setup.plugin().isPresent()) {
            plugin.await(PluginState.LOADED, START);
        }
        ports.awaitOpen(START);
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

    /** The server looks into its plugins folder once a second. */
    @Override
    public void unloadPlugin() {
        try {
            Files.deleteIfExists(jar());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        plugin.await(PluginState.ABSENT, PLUGIN_CHANGE);
    }

    @Override
    public void loadPlugin() {
        try {
            dropJar();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        plugin.await(PluginState.LOADED, PLUGIN_CHANGE);
    }

    /** Ends the process as a power cut would; {@link #close()} is still to come. */
    public void kill() {
        process.kill();
    }

    @Override
    public void close() {
        try (home) {
            process.close();
        }
    }

    /** In one step, so that the server never sees half a JAR. */
    private void dropJar() throws IOException {
        Path part = home.path().resolve("plugins").resolve(PluginJar.FILE + ".part");
        Files.copy(setup.plugin().orElseThrow(), part, StandardCopyOption.REPLACE_EXISTING);
        Files.move(part, jar(), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private Path jar() {
        return home.path().resolve("plugins").resolve(PluginJar.FILE);
    }
}
