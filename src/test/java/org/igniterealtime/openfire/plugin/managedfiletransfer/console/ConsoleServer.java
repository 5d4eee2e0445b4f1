// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console;

import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.servlet.DispatcherType;
import javax.servlet.http.HttpServletRequest;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.servlet.DefaultServlet;
import org.eclipse.jetty.servlet.FilterHolder;
import org.eclipse.jetty.servlet.ServletContextHandler;
import org.eclipse.jetty.servlet.ServletHolder;
import org.igniterealtime.openfire.plugin.managedfiletransfer.audit.HistoryCursor;
import org.igniterealtime.openfire.plugin.managedfiletransfer.audit.HistoryEntry;
import org.igniterealtime.openfire.plugin.managedfiletransfer.audit.HistoryEvent;
import org.igniterealtime.openfire.plugin.managedfiletransfer.audit.HistoryPage;
import org.igniterealtime.openfire.plugin.managedfiletransfer.audit.RecorderHealth;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.active.Pace;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.form.LastChange;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.form.LastChanges;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.history.TransferRecords;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.history.Unlisted;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.page.AdminAudit;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.page.PluginFiles;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.proxy.MemoryProxy;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.text.BundleTexts;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.text.Bundles;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.text.Texts;
import org.igniterealtime.openfire.plugin.managedfiletransfer.policy.Policy;
import org.igniterealtime.openfire.plugin.managedfiletransfer.policy.PolicyStore;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.progress.RunningStream;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Transfer;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferId;

/**
 * The real pages behind a real web server, with the plugin's address, scripts and styles; what they show and do is kept
 * in plain lists.
 */
public final class ConsoleServer implements AutoCloseable {

    static final String PATH = "/plugins/managedfiletransfer";

    public final List<Transfer> live = new CopyOnWriteArrayList<>();
    public final List<RunningStream> streams = new CopyOnWriteArrayList<>();
    public final List<TransferId> stopped = new CopyOnWriteArrayList<>();
    public final List<HistoryEntry> history = new CopyOnWriteArrayList<>();
    public final Map<TransferId, List<HistoryEvent>> events = new ConcurrentHashMap<>();
    public final List<String> audit = new CopyOnWriteArrayList<>();
    public final MemoryStore policies = new MemoryStore();
    public final MemoryLastChanges lastChanges = new MemoryLastChanges();
    public final MemoryProxy proxy = new MemoryProxy();
    public volatile String login = "admin";
    final Outage outage = new Outage();
    public volatile Locale locale = Locale.ENGLISH;
    public volatile RecorderHealth health = new RecorderHealth(0, 1000, 0, 0, Optional.empty(), Optional.empty());
    public volatile Unlisted unlisted = new Unlisted(0, 0, 0);
    public volatile boolean databaseAway;
    public volatile List<String> otherFiles = List.of();

    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);

    public ConsoleServer() throws Exception {
        this(Pace.DEFAULT, Clock.fixed(Samples.NOW, ZoneOffset.UTC));
    }

    public ConsoleServer(Pace pace, Clock clock) throws Exception {
        this(pace, clock, Optional.empty());
    }

    /** In the frame that a real console puts around the pages. */
    static ConsoleServer inConsolesFrame() throws Exception {
        return new ConsoleServer(
                new Pace(Duration.ofMillis(150), Duration.ofMinutes(30)),
                Clock.fixed(Samples.NOW, ZoneOffset.UTC),
                Optional.of(new ConsoleFrame()));
    }

    private ConsoleServer(Pace pace, Clock clock, Optional<ConsoleFrame> frame) throws Exception {
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler(ServletContextHandler.SESSIONS);
        context.setContextPath(PATH);
        context.setResourceBase("web");
        console().pages(clock, new SecureRandom(), pace).forEach((url, servlet) -> {
            context.addServlet(new ServletHolder(servlet), url);
            frame.ifPresent(decorator ->
                    context.addFilter(new FilterHolder(decorator), url, EnumSet.of(DispatcherType.REQUEST)));
        });
        context.addServlet(DefaultServlet.class, "/");
        context.addFilter(new FilterHolder(outage), "/*", EnumSet.of(DispatcherType.REQUEST));
        server.setHandler(context);
        server.start();
    }

    URI url(String relative) {
        return URI.create("http://127.0.0.1:" + connector.getLocalPort() + PATH + "/" + relative);
    }

    Texts texts() {
        return new BundleTexts(() -> locale, () -> ZoneOffset.UTC, Bundles.LOADER);
    }

    public Console console() {
        return new Console(
                texts(),
                "example.org",
                new Desk(),
                () -> List.copyOf(live),
                () -> List.copyOf(streams),
                this::stop,
                policies,
                lastChanges,
                proxy,
                this::page,
                new Records(),
                () -> health,
                () -> unlisted,
                new Files());
    }

    private boolean stop(TransferId id, String administrator) {
        stopped.add(id);
        return live.removeIf(transfer -> transfer.id().equals(id));
    }

    /** As the audit store does: those before the cursor, newest first. */
    private HistoryPage page(Optional<HistoryCursor> before, int size) throws SQLException {
        if (databaseAway) {
            throw new SQLException("connection refused");
        }
        List<HistoryEntry> older = new ArrayList<>(history);
        before.ifPresent(cursor ->
                older.removeIf(entry -> entry.id().value().compareTo(cursor.id().value()) >= 0));
        List<HistoryEntry> part = older.subList(0, Math.min(size, older.size()));
        Optional<HistoryCursor> next =
                older.size() > size ? Optional.of(part.get(size - 1).cursor()) : Optional.empty();
        return new HistoryPage(part, next);
    }

    @Override
    public void close() throws IOException {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    private final class Files implements PluginFiles {

        @Override
        public String name() {
            return "managedfiletransfer";
        }

        @Override
        public List<String> others() {
            return otherFiles;
        }
    }

    private final class Records implements TransferRecords {

        @Override
        public Optional<HistoryEntry> find(TransferId id) throws SQLException {
            if (databaseAway) {
                throw new SQLException("connection refused");
            }
            return history.stream().filter(entry -> entry.id().equals(id)).findFirst();
        }

        @Override
        public List<HistoryEvent> events(HistoryEntry entry) {
            return events.getOrDefault(entry.id(), List.of());
        }
    }

    private final class Desk implements AdminAudit {

        @Override
        public String administrator(HttpServletRequest request) {
            return login;
        }

        @Override
        public void record(String administrator, String summary, String details) {
            audit.add(administrator + ": " + summary + "\n" + details);
        }
    }

    public static final class MemoryLastChanges implements LastChanges {

        private final Map<String, LastChange> byPage = new ConcurrentHashMap<>();

        @Override
        public void keep(String page, LastChange change) {
            byPage.put(page, change);
        }

        @Override
        public Optional<LastChange> of(String page) {
            return Optional.ofNullable(byPage.get(page));
        }
    }

    public static final class MemoryStore implements PolicyStore {

        public volatile boolean stored = true;
        private volatile Policy current = Policy.INITIAL;

        @Override
        public boolean isStored() {
            return stored;
        }

        @Override
        public Policy current() {
            return current;
        }

        @Override
        public Policy save(Policy changed) {
            current = changed.withVersion(current.version() + 1);
            return current;
        }
    }
}
