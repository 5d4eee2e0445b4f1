// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.openfire.stanzas;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.net.InetSocketAddress;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import org.hsqldb.jdbc.JDBCDriver;
import org.igniterealtime.openfire.plugin.managedfiletransfer.TestTexts;
import org.igniterealtime.openfire.plugin.managedfiletransfer.audit.HistoryGate;
import org.igniterealtime.openfire.plugin.managedfiletransfer.audit.TransferRecorder;
import org.igniterealtime.openfire.plugin.managedfiletransfer.audit.jdbc.Connecting;
import org.igniterealtime.openfire.plugin.managedfiletransfer.audit.jdbc.JdbcAuditStore;
import org.igniterealtime.openfire.plugin.managedfiletransfer.audit.jdbc.OpenfireScript;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.proxy.AddressSource;
import org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement.AwaitedAnswers;
import org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement.Cleanup;
import org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement.Enforcement;
import org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement.EnforcementContext;
import org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement.InBandCarrier;
import org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement.Unrecorded;
import org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement.Vetoes;
import org.igniterealtime.openfire.plugin.managedfiletransfer.openfire.proxy.AdvertisedProxy;
import org.igniterealtime.openfire.plugin.managedfiletransfer.openfire.proxy.CurrentRelay;
import org.igniterealtime.openfire.plugin.managedfiletransfer.openfire.proxy.ProxyRoute;
import org.igniterealtime.openfire.plugin.managedfiletransfer.openfire.proxy.ProxyThreads;
import org.igniterealtime.openfire.plugin.managedfiletransfer.openfire.proxy.RelayProxy;
import org.igniterealtime.openfire.plugin.managedfiletransfer.policy.PolicyStore;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.Relay;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.RelaySettings;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.RelayState;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.StanzaReader;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Cause;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Party;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Transfer;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferIds;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.live.Account;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.live.Capacity;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.live.Shares;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.live.TransferTimeouts;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.live.Transfers;
import org.jivesoftware.openfire.PacketRouter;
import org.jivesoftware.openfire.SessionManager;
import org.jivesoftware.openfire.XMPPServer;
import org.jivesoftware.openfire.filetransfer.FileTransferManager;
import org.jivesoftware.openfire.filetransfer.proxy.FileTransferProxy;
import org.jivesoftware.openfire.interceptor.PacketRejectedException;
import org.xmpp.packet.IQ;
import org.xmpp.packet.JID;
import org.xmpp.packet.Packet;

/**
 * All that the plugin is made of, wired as the plugin wires it, from the interceptor to the relay's sockets and the tables
 * of a database in memory. What Openfire itself does is left out: who sends a stanza calls {@link #send}.
 */
public final class WholePath implements AutoCloseable {

    public static final String DOMAIN = "example.org";
    public static final String PROXY = "proxy.example.org";

    private static final String DATABASE = "jdbc:hsqldb:mem:wholepath";
    private static final int MOST_WAITING = 20_000;

    private final Connection keptOpen = connect();
    private final CurrentRelay relay = new CurrentRelay();
    private final ProxyThreads threads = new ProxyThreads();
    private final LongAdder internalErrors = new LongAdder();
    private final int port;
    private final TransferRecorder recorder;
    private final HistoryGate gate;
    private final AwaitedAnswers awaited;
    private final Transfers transfers;
    private final Enforcement enforcement;
    private final TransferInterceptor interceptor;
    private final ProxyRoute route;

    public WholePath(Clock clock, PolicyStore policies, RelaySettings settings) throws SQLException {
        try (var statement = keptOpen.createStatement()) {
            statement.execute("CREATE TABLE ofVersion (name VARCHAR(50), version INTEGER)");
        }
        OpenfireScript.run("hsqldb", keptOpen);
        relay.run(settings, state -> {});
        port = awaitPort();
        XMPPServer server = server();
        AdvertisedProxy advertised =
                new AdvertisedProxy(new AdvertisedProxy.Snapshot(Set.of("127.0.0.1"), AddressSource.MACHINE, port));
        TransferIds ids = new TransferIds("node", clock, new Random(1));
        RelayProxy proxy = new RelayProxy(server, relay, advertised, ids, threads);
        Function<Transfer, Account> beginner =
                transfer -> Account.of(transfer.offer().session().initiator(), DOMAIN);
        recorder = new TransferRecorder(
                new JdbcAuditStore(WholePath::connect, "node", true), MOST_WAITING, beginner, clock);
        gate = new HistoryGate(clock, ids, beginner, recorder);
        awaited = new AwaitedAnswers(clock, new Shares(2_000, 10_000, 50_000));
        InBandCarrier inBand = new InBandCarrier(packet -> {}, awaited, DOMAIN);
        transfers = new Transfers(
                clock, DOMAIN, Capacity.DEFAULT, new Cleanup(proxy, inBand, awaited, (transfer, event) -> {
                    transfer.endReason()
                            .filter(why -> why.cause().rule() == Cause.INTERNAL_ERROR)
                            .ifPresent(why -> internalErrors.increment());
                    gate.changed(transfer, event);
                }));
        enforcement = new Enforcement(new EnforcementContext(
                transfers,
                policies,
                awaited,
                proxy,
                inBand,
                packet -> {},
                TestTexts.WORDING,
                offer -> Vetoes.Vote.ALLOWED,
                new Unrecorded(),
                ids,
                clock,
                DOMAIN));
        interceptor = new TransferInterceptor(new StanzaReader(awaited), enforcement, policies, packet -> false);
        route = new ProxyRoute(new JID(PROXY), relay, advertised, server, TestTexts.WORDING, threads);
    }

    /** The port at which the relay listens on 127.0.0.1. */
    public int port() {
        return port;
    }

    /**
     * A peer sends this; what is for the proxy is answered by it.
     *
     * @return whether it goes on as a request or an answer, not as an error
     */
    public boolean send(Packet packet) {
        try {
            boolean wasError = packet.getElement().element("error") != null;
            interceptor.interceptPacket(packet, null, true, false);
            interceptor.interceptPacket(packet, null, true, true);
            boolean refused = !wasError && packet.getElement().element("error") != null;
            if (!refused && packet.getTo() != null && packet.getTo().getDomain().equals(PROXY)) {
                route.process(packet);
            }
            return !refused;
        } catch (PacketRejectedException e) {
            throw new IllegalStateException("a stanza was rejected: " + packet, e);
        }
    }

    public void gone(Party party) {
        enforcement.onGone(party);
    }

    /** An administrator stops one of the live transfers. */
    public void stopOne() {
        transfers.live().stream().findFirst().ifPresent(transfer -> enforcement.stop(transfer.id(), "admin"));
    }

    /** What the plugin does every few seconds. */
    public void upkeep() {
        transfers.expire(TransferTimeouts.DEFAULT);
        awaited.expire(transfers::mayGoOn);
        enforcement.closeAbandoned();
        gate.flush();
    }

    /** What the plugin does when it is unloaded, but for the relay. */
    public void interruptAll() {
        enforcement.interruptAll();
    }

    public int live() {
        return transfers.size();
    }

    /** How many stanzas could not be judged because something failed. */
    public long internalErrors() {
        return internalErrors.sum();
    }

    /** What is held: places, streams, remembered transfers, awaited answers, tickets. All of it is none at the end. */
    public String held() {
        Relay running = relay.get().orElseThrow();
        return transfers.held() + " awaited=" + awaited.size() + " tickets=" + running.tickets() + " streams="
                + running.running().size();
    }

    /** How many events found no room in memory, which must be none for {@link #rows} to say anything. */
    public long dropped() {
        return recorder.health().dropped();
    }

    public int unwritten() {
        return recorder.health().queued();
    }

    /** The number that this query finds in the tables. */
    public long rows(String query) throws SQLException {
        try (var statement = keptOpen.createStatement();
                var result = statement.executeQuery(query)) {
            result.next();
            return result.getLong(1);
        }
    }

    /** How many transfers ended how, by way. */
    public String outcomes() throws SQLException {
        StringBuilder outcomes = new StringBuilder();
        try (var statement = keptOpen.createStatement();
                var result = statement.executeQuery("SELECT transferState, bytePath, COUNT(*) FROM ofMftTransfer"
                        + " GROUP BY transferState, bytePath ORDER BY 3 DESC")) {
            while (result.next()) {
                outcomes.append(String.join(" ", result.getString(1), result.getString(2), result.getString(3)))
                        .append("; ");
            }
        }
        return outcomes.toString();
    }

    /** Writes all that waits. */
    public void writeHistory() {
        gate.flush();
        recorder.close();
    }

    @Override
    public void close() throws SQLException {
        relay.end();
        threads.close();
        recorder.close();
        try (var statement = keptOpen.createStatement()) {
            statement.execute("SHUTDOWN");
        }
        keptOpen.close();
    }

    /** What the proxy answers is seen on its delivery. */
    private XMPPServer server() {
        PacketRouter router = mock();
        doAnswer(call -> {
                    interceptor.interceptPacket(call.<IQ>getArgument(0), null, false, false);
                    return null;
                })
                .when(router)
                .route(any(IQ.class));
        FileTransferProxy stock = mock();
        when(stock.getServiceDomain()).thenReturn(PROXY);
        XMPPServer server = mock();
        when(server.getFileTransferProxy()).thenReturn(stock);
        FileTransferManager manager = mock();
        when(server.getFileTransferManager()).thenReturn(manager);
        SessionManager sessions = mock();
        when(server.getSessionManager()).thenReturn(sessions);
        when(server.getPacketRouter()).thenReturn(router);
        return server;
    }

    private int awaitPort() {
        while (true) {
            Optional<InetSocketAddress> bound = relay.state().flatMap(RelayState::boundAt);
            if (bound.isPresent()) {
                return bound.get().getPort();
            }
            Thread.onSpinWait();
        }
    }

    private static Connection connect() {
        try {
            return Connecting.with(new JDBCDriver(), DATABASE, "sa");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Time that passes so many times as fast, and can be moved on. */
    public static final class FastClock extends Clock {

        private final Instant start = Instant.now();
        private final long startNanos = System.nanoTime();
        private final long factor;
        private volatile java.time.Duration more = java.time.Duration.ZERO;

        public FastClock(long factor) {
            this.factor = factor;
        }

        /** From now on it is so much later. */
        public void pass(java.time.Duration time) {
            more = more.plus(time);
        }

        @Override
        public Instant instant() {
            return start.plusNanos((System.nanoTime() - startNanos) * factor).plus(more);
        }

        @Override
        public java.time.ZoneId getZone() {
            return java.time.ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }
    }
}
