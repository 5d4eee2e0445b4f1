// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.openfire;

import java.util.Map;
import java.util.Set;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServlet;
import org.jivesoftware.openfire.container.Plugin;
import org.jivesoftware.openfire.container.PluginManager;
import org.jivesoftware.openfire.container.PluginServlet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The servlets of our pages, as long as Openfire's console shows them. */
public final class ConsolePages implements AutoCloseable {

    private static final Logger Log = LoggerFactory.getLogger(ConsolePages.class);

    private final Plugin plugin;
    private final Set<String> addresses;

    private ConsolePages(Plugin plugin, Set<String> addresses) {
        this.plugin = plugin;
        this.addresses = addresses;
    }

    /**
     * Hands the pages to Openfire, which does not call their {@code init}.
     *
     * @param pages the servlets by their address below the plugin's
     */
    public static ConsolePages register(PluginManager manager, Plugin plugin, Map<String, HttpServlet> pages) {
        pages.forEach((address, servlet) -> {
            try {
                PluginServlet.registerServlet(manager, plugin, servlet, address);
            } catch (ServletException e) {
                throw new IllegalStateException("Openfire does not take the page " + address, e);
            }
        });
        return new ConsolePages(plugin, Set.copyOf(pages.keySet()));
    }

    @Override
    public void close() {
        for (String address : addresses) {
            try {
                PluginServlet.unregisterServlet(plugin, address);
            } catch (ServletException e) {
                Log.warn("The page {} could not be taken out of the console.", address, e);
            }
        }
    }
}
