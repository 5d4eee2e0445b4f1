// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer;

import java.io.File;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.igniterealtime.openfire.plugin.managedfiletransfer.audit.JdbcAuditStore;
import org.igniterealtime.openfire.plugin.managedfiletransfer.audit.TransferRecorder;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.BundleTexts;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.Console;
import org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement.AwaitedAnswers;
import org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement.Collaborators;
import org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement.EndedStreams;
import org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement.Enforcement;
import org.igniterealtime.openfire.plugin.managedfiletransfer.openfire.ConsolePages;
import org.igniterealtime.openfire.plugin.managedfiletransfer.openfire.CurrentRelay;
import org.igniterealtime.openfire.plugin.managedfiletransfer.openfire.InterceptorPlace;
import org.igniterealtime.openfire.plugin.managedfiletransfer.openfire.PacketOutbox;
import org.igniterealtime.openfire.plugin.managedfiletransfer.openfire.PropertyPolicyStore;
import org.igniterealtime.openfire.plugin.managedfiletransfer.openfire.ProxyStatistics;
import org.igniterealtime.openfire.plugin.managedfiletransfer.openfire.ProxyTakeover;
import org.igniterealtime.openfire.plugin.managedfiletransfer.openfire.ProxyThreads;
import org.igniterealtime.openfire.plugin.managedfiletransfer.openfire.RelayDesk;
import org.igniterealtime.openfire.plugin.managedfiletransfer.openfire.RelayProxy;
import org.igniterealtime.openfire.plugin.managedfiletransfer.openfire.SecurityAudit;
import org.igniterealtime.openfire.plugin.managedfiletransfer.openfire.SessionWatch;
import org.igniterealtime.openfire.plugin.managedfiletransfer.openfire.TransferInterceptor;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.Relay;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.SelfTest;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.StanzaReader;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TimeOuts;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferIds;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Transfers;
import org.jivesoftware.database.DbConnectionManager;
import org.jivesoftware.openfire.XMPPServer;
import org.jivesoftware.openfire.container.Plugin;
import org.jivesoftware.openfire.container.PluginManager;
import org.jivesoftware.openfire.interceptor.InterceptorManager;
import org.jivesoftware.openfire.stats.StatisticsManager;
import org.jivesoftware.util.JiveGlobals;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The composition root: wires the rooms, starts and stops them. Openfire calls it on the thread that loads or unloads
 * plugins.
 */
public final class ManagedFileTransferPlugin implements Plugin {

    private static final Logger Log = LoggerFactory.getLogger(ManagedFileTransferPlugin.class);

    /** Live transfers that are followed at once, and ended ones that are remembered: some 2 kB each. */
    private static final int MOST_TRANSFERS = 10_000;

    /** Requests of transfers whose answers are awaited at once. */
    private static final int MOST_AWAITED = 50_000;

    /** Events of the history that wait for the database. */
    private static final int MOST_UNWRITTEN = 20_000;

    private static final Duration UPKEEP = Duration.ofSeconds(5);

    private final Undo undo = new Undo();

    @Override
    public void initializePlugin(PluginManager manager, File pluginDirectory) {
        try {
            start(manager);
        } catch (RuntimeException | LinkageError e) {
            // Openfire does not call destroyPlugin for a plugin that did not start, until the server stops.
            undo.all();
            throw e;
        }
    }

    @Override
    public void destroyPlugin() {
        undo.all();
        LinkedRecords.forget();
    }

    private void start(PluginManager manager) {
        XMPPServer server = XMPPServer.getInstance();
        Clock clock = Clock.systemUTC();
        SecureRandom random = new SecureRandom();
        String node = server.getNodeID().toString();

        JdbcAuditStore store = new JdbcAuditStore(DbConnectionManager::getConnection, node);
        TransferRecorder recorder = undo.add(new TransferRecorder(store, MOST_UNWRITTEN, clock));
        CurrentRelay relay = new CurrentRelay();
        ProxyThreads proxyThreads = undo.add(new ProxyThreads());
        RelayProxy proxy = new RelayProxy(
                server.getFileTransferProxy().getServiceDomain(), relay, server.getFileTransferManager(), proxyThreads);
        Transfers transfers = new Transfers(clock, MOST_TRANSFERS, new EndedStreams(proxy, recorder));
        AwaitedAnswers awaited = new AwaitedAnswers(clock, MOST_AWAITED);
        PropertyPolicyStore policies = undo.add(PropertyPolicyStore.open());
        Enforcement enforcement = new Enforcement(new Collaborators(
                transfers,
                policies,
                awaited,
                proxy,
                new PacketOutbox(server.getPacketRouter()),
                new TransferIds(node, clock, random),
                clock,
                server.getServerInfo().getXMPPDomain()));

        Upkeep upkeep = undo.add(new Upkeep());
        upkeep.every(UPKEEP, () -> {
            transfers.expire(TimeOuts.DEFAULT);
            awaited.expire(TimeOuts.DEFAULT.answer());
        });
        undo.add(SessionWatch.open(enforcement::onGone));
        StanzaReader reader = new StanzaReader(awaited::mayAnswer);
        undo.add(InterceptorPlace.take(
                InterceptorManager.getInstance(), new TransferInterceptor(reader, enforcement, policies)));
        // After the interceptor: what the relay joins has been judged.
        undo.add(ProxyTakeover.open(server, relay, proxyThreads, policies));
        undo.add(ProxyStatistics.open(StatisticsManager.getInstance(), relay, proxy::bytes));

        SelfTest selfTest = undo.add(new SelfTest(random));
        Console console = new Console(
                new BundleTexts(
                        JiveGlobals::getLocale,
                        () -> JiveGlobals.getTimeZone().toZoneId(),
                        getClass().getClassLoader()),
                new SecurityAudit(),
                transfers::live,
                () -> relay.get().map(Relay::running).orElse(List.of()),
                enforcement::stop,
                policies,
                new RelayDesk(relay, selfTest),
                store::page,
                recorder::health);
        undo.add(ConsolePages.register(manager, this, console.pages(clock, random)));
        Log.info(
                "Managed File Transfer is at work; its policy is in mode {}.",
                policies.current().mode());
    }
}
