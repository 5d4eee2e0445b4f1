// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.embedded;

import java.net.URI;
import java.nio.file.Path;

/**
 * A running Openfire with the plugin in it, and all that a test or the demo may know of it. Clients reach it on
 * 127.0.0.1 without TLS.
 */
public interface OpenfireServer extends AutoCloseable {

    /**
     * Starts the server that the build asks for: a copy of the Openfire installed at the system property
     * {@code openfire.home}, or the embedded one if that is empty. Returns when the plugin is loaded.
     *
     * @throws IllegalStateException with the end of the server's log, if the server or the plugin did not start
     */
    static OpenfireServer start(ServerSetup setup) {
        String installed = System.getProperty("openfire.home", "");
        return installed.isBlank()
                ? EmbeddedOpenfire.start(setup)
                : InstalledOpenfire.start(Path.of(installed.strip()), setup);
    }

    /** The XMPP domain. */
    String domain();

    /** The plain TCP port for clients. */
    int clientPort();

    /** The port that Openfire's own file transfer proxy, and so what takes its place, is configured to use. */
    int proxyPort();

    /** The root of the admin console, with a slash at its end. */
    URI console();

    /** The administrator who can log in to the console. */
    default String adminName() {
        return "admin";
    }

    /** The administrator's password. */
    default String adminPassword() {
        return "admin";
    }

    /** Openfire's home folder while it runs. */
    Path home();

    /** What the server has written to its log since this start. */
    String log();

    /** Whether the plugin is loaded and its initialisation came to its end. */
    boolean isPluginLoaded();

    /** Removes the plugin's JAR and returns when the server has let go of the plugin. */
    void unloadPlugin();

    /** Installs the plugin's JAR again, as an administrator would, and returns when it is loaded. */
    void loadPlugin();

    /** Stops the server and removes what it left. A second call does nothing. */
    @Override
    void close();
}
