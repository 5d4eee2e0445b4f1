// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer;

import java.io.File;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.igniterealtime.openfire.plugin.managedfiletransfer.audit.HistoryGate;
import org.igniterealtime.openfire.plugin.managedfiletransfer.audit.TransferRecorder;
import org.igniterealtime.openfire.plugin.managedfiletransfer.audit.jdbc.JdbcAuditStore;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.Console;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.history.StoredRecords;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.history.Unlisted;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.proxy.StockProxyPage;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.text.BundleTexts;
import org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement.AwaitedAnswers;
import org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement.Cleanup;
import org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement.Enforcement;
import org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement.EnforcementContext;
import org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement.InBandCarrier;
import org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement.Unrecorded;
import org.igniterealtime.openfire.plugin.managedfiletransfer.openfire.ConsolePages;
import org.igniterealtime.openfire.plugin.managedfiletransfer.openfire.InstalledFile;
import org.igniterealtime.openfire.plugin.managedfiletransfer.openfire.ObjectMethodsLeak;
import org.igniterealtime.openfire.plugin.managedfiletransfer.openfire.SecurityAudit;
import org.igniterealtime.openfire.plugin.managedfiletransfer.openfire.ShownProperties;
import org.igniterealtime.openfire.plugin.managedfiletransfer.openfire.proxy.AdvertisedProxy;
import org.igniterealtime.openfire.plugin.managedfiletransfer.openfire.proxy.CurrentRelay;
import org.igniterealtime.openfire.plugin.managedfiletransfer.openfire.proxy.ProxyStatistics;
import org.igniterealtime.openfire.plugin.managedfiletransfer.openfire.proxy.ProxyTakeover;
import org.igniterealtime.openfire.plugin.managedfiletransfer.openfire.proxy.ProxyThreads;
import org.igniterealtime.openfire.plugin.managedfiletransfer.openfire.proxy.RelayAdmin;
import org.igniterealtime.openfire.plugin.managedfiletransfer.openfire.proxy.RelayProxy;
import org.igniterealtime.openfire.plugin.managedfiletransfer.openfire.session.AccountWatch;
import org.igniterealtime.openfire.plugin.managedfiletransfer.openfire.session.ChatRooms;
import org.igniterealtime.openfire.plugin.managedfiletransfer.openfire.session.ComponentWatch;
import org.igniterealtime.openfire.plugin.managedfiletransfer.openfire.session.SessionWatch;
import org.igniterealtime.openfire.plugin.managedfiletransfer.openfire.settings.LastChangeProperties;
import org.igniterealtime.openfire.plugin.managedfiletransfer.openfire.settings.PropertyPolicyStore;
import org.igniterealtime.openfire.plugin.managedfiletransfer.openfire.stanzas.BundleWording;
import org.igniterealtime.openfire.plugin.managedfiletransfer.openfire.stanzas.InterceptorPlace;
import org.igniterealtime.openfire.plugin.managedfiletransfer.openfire.stanzas.PacketOutbox;
import org.igniterealtime.openfire.plugin.managedfiletransfer.openfire.stanzas.TransferInterceptor;
import org.igniterealtime.openfire.plugin.managedfiletransfer.openfire.stanzas.TransferListeners;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.Relay;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.selftest.SelfTest;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.StanzaReader;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Transfer;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferIds;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.live.Account;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.live.Capacity;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.live.Shares;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.live.TransferTimeouts;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.live.Transfers;
import org.jivesoftware.database.DbConnectionManager;
import org.jivesoftware.openfire.XMPPServer;
import org.jivesoftware.openfire.cluster.ClusterManager;
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

    /** Requests whose answers are awaited at once, in all, and of one user or remote domain. */
    private static final int MOST_AWAITED = 50_000;

    private static final int AWAITED_OF_USER = 2_000;
    private static final int AWAITED_OF_DOMAIN = 10_000;

    /** Events of the history that wait for the database. */
    private static final int MOST_UNWRITTEN = 20_000;

    private static final Duration UPKEEP = Duration.ofSeconds(5);

    private final Closeables undo = new Closeables();

    @Override
    public void initializePlugin(PluginManager manager, File pluginDirectory) {
        try {
            start(manager, InstalledFile.in(pluginDirectory.toPath(), getClass().getName()));
        } catch (RuntimeException | LinkageError e) {
            // Openfire does not call destroyPlugin for a plugin that did not start, until the server stops.
            undo.all();
            throw e;
        }
    }

    @Override
    public void destroyPlugin() {
        undo.all();
        ObjectMethodsLeak.forget();
    }

    private void start(PluginManager manager, InstalledFile file) {
        file.requireNoOther(InterceptorPlace.isTaken(InterceptorManager.getInstance()));
        file.provideMenuTexts();
        StockProxyPage.leadTo(file.name());
        XMPPServer server = XMPPServer.getInstance();
        Clock clock = Clock.systemUTC();
        SecureRandom random = new SecureRandom();
        String node = server.getNodeID().toString();
        String domain = server.getServerInfo().getXMPPDomain();
        TransferIds ids = new TransferIds(node, clock, random);
        Function<Transfer, Account> beginner =
                transfer -> Account.of(transfer.offer().session().initiator(), domain);
        JdbcAuditStore store =
                new JdbcAuditStore(DbConnectionManager::getConnection, node, !ClusterManager.isClusteringEnabled());
        TransferRecorder recorder = undo.add(new TransferRecorder(store, MOST_UNWRITTEN, beginner, clock));
        HistoryGate gate = new HistoryGate(clock, ids, beginner, recorder);
        undo.then(gate::flush);
        CurrentRelay relay = new CurrentRelay();
        AdvertisedProxy advertised = new AdvertisedProxy();
        ProxyThreads proxyThreads = undo.add(new ProxyThreads());
        RelayProxy proxy = new RelayProxy(server, relay, advertised, ids, proxyThreads);
        PacketOutbox outbox = new PacketOutbox(server.getPacketRouter());
        AwaitedAnswers awaited =
                new AwaitedAnswers(clock, new Shares(AWAITED_OF_USER, AWAITED_OF_DOMAIN, MOST_AWAITED));
        InBandCarrier inBand = new InBandCarrier(outbox, awaited, domain);
        Transfers transfers = new Transfers(clock, domain, Capacity.DEFAULT, new Cleanup(proxy, inBand, awaited, gate));
        recorder.interrupted().thenAccept(rows -> rows.forEach(transfers::rememberInterrupted));
        PropertyPolicyStore policies = undo.add(PropertyPolicyStore.open());
        Unrecorded unrecorded = new Unrecorded();
        BundleWording wording =
                new BundleWording(JiveGlobals::getLocale, getClass().getClassLoader());
        Enforcement enforcement = new Enforcement(new EnforcementContext(
                transfers,
                policies,
                awaited,
                proxy,
                inBand,
                outbox,
                wording,
                TransferListeners.of(server.getFileTransferManager()),
                unrecorded,
                ids,
                clock,
                domain));
        // After the interceptor has gone, and before the recorder closes: no row stays open.
        undo.then(enforcement::interruptAll);
        Upkeep upkeep = undo.add(new Upkeep());
        upkeep.every(UPKEEP, () -> {
            transfers.expire(TransferTimeouts.DEFAULT);
            awaited.expire(transfers::mayGoOn);
            enforcement.closeAbandoned();
            gate.flush();
        });
        undo.add(SessionWatch.open(server::isShuttingDown, enforcement::onGone));
        undo.add(AccountWatch.open(server, clock, enforcement::onAccountGone));
        undo.add(ComponentWatch.open(server::isShuttingDown, enforcement::onDomainGone));
        StanzaReader reader = new StanzaReader(awaited, new ChatRooms(server.getMultiUserChatManager()));
        undo.add(InterceptorPlace.take(
                InterceptorManager.getInstance(),
                new TransferInterceptor(reader, enforcement, policies, outbox::isSending)));
        // After the interceptor: what the relay joins has been judged.
        undo.add(ProxyTakeover.open(server, relay, advertised, proxyThreads, policies, wording));
        // Before the relay closes: its streams did not fail, they were interrupted.
        undo.then(enforcement::interruptAll);
        BundleTexts texts = new BundleTexts(
                JiveGlobals::getLocale,
                () -> JiveGlobals.getTimeZone().toZoneId(),
                getClass().getClassLoader());
        undo.add(ProxyStatistics.open(StatisticsManager.getInstance(), relay, proxy::bytes, texts));

        SelfTest selfTest = undo.add(new SelfTest(random));
        Console console = new Console(
                texts,
                domain,
                new SecurityAudit(),
                transfers::live,
                () -> relay.get().map(Relay::running).orElse(List.of()),
                (id, administrator) -> enforcement.stop(id, administrator).isPresent(),
                policies,
                new LastChangeProperties(),
                new RelayAdmin(relay, selfTest),
                store::page,
                new StoredRecords(store),
                recorder::health,
                () -> unlisted(unrecorded.counts(), gate),
                file);
        undo.add(ShownProperties.open());
        undo.add(ConsolePages.register(manager, this, console.pages(clock, random)));
        file.report();
        Log.info(
                "Managed File Transfer is at work; its policy is in mode {}.",
                policies.current().mode());
    }

    private static Unlisted unlisted(Unrecorded.Counts seen, HistoryGate gate) {
        return new Unlisted(seen.unfounded() + gate.unfounded(), seen.strays(), seen.unfollowed());
    }
}
