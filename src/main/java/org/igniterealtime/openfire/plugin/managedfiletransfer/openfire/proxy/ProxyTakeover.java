// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.openfire.proxy;

import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.igniterealtime.openfire.plugin.managedfiletransfer.openfire.settings.PropertyPolicyStore;
import org.igniterealtime.openfire.plugin.managedfiletransfer.openfire.stanzas.BundleWording;
import org.igniterealtime.openfire.plugin.managedfiletransfer.policy.PolicyStore;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.RelayState;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.limits.Rates;
import org.jivesoftware.openfire.RoutingTable;
import org.jivesoftware.openfire.XMPPServer;
import org.jivesoftware.openfire.disco.IQDiscoItemsHandler;
import org.jivesoftware.util.JiveGlobals;
import org.jivesoftware.util.PropertyEventDispatcher;
import org.jivesoftware.util.PropertyEventListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Our relay in the place of Openfire's own proxy, at its JID and its port, until {@link #close}.
 *
 * <p>Openfire offers no way to replace the proxy, and the old one comes back by itself: its settings page starts or stops
 * it after all who listen to properties have heard of the change. So nothing here is done once: {@link #settle} makes
 * everything as it has to be, however it was left, and is called after each change and every half minute.
 */
public final class ProxyTakeover implements PropertyEventListener, AutoCloseable {

    private static final Logger Log = LoggerFactory.getLogger(ProxyTakeover.class);

    private static final Duration WATCH = Duration.ofSeconds(30);

    /** Until the stock proxy has opened its port, and can be stopped. */
    private static final Duration SOON = Duration.ofMillis(100);

    /** Until the settings page has done all that it does after a property was set. */
    private static final Duration AFTER_PAGE = Duration.ofSeconds(1);

    /** With these, the stock proxy is started or stopped. */
    private static final Set<String> STARTS_STOCK = Set.of(ProxyProperties.ENABLED, ProxyProperties.PORT);

    private final XMPPServer server;
    private final StockModule stock;
    private final CurrentRelay relay;
    private final AdvertisedProxy advertised;
    private final ProxyRoute route;
    private final ProxyDisco disco;
    private final ProxyThreads threads;
    private final PolicyStore policies;
    private boolean serving;

    /** Whether the log says so. */
    private boolean told;

    /** Whether the stock proxy may have put its own route in the place of ours; Openfire does not tell whose it has. */
    private boolean routeInDoubt = true;

    private boolean closed;

    private ProxyTakeover(
            XMPPServer server,
            CurrentRelay relay,
            AdvertisedProxy advertised,
            ProxyThreads threads,
            PolicyStore policies,
            BundleWording wording) {
        this.server = server;
        this.stock = new StockModule(server.getFileTransferProxy());
        this.relay = relay;
        this.advertised = advertised;
        this.route = new ProxyRoute(stock.address(), relay, advertised, server, wording, threads);
        this.disco = new ProxyDisco(stock.address());
        this.threads = threads;
        this.policies = policies;
    }

    /** Takes the stock proxy's place, at once where its port is open, else as soon as it is. */
    public static ProxyTakeover open(
            XMPPServer server,
            CurrentRelay relay,
            AdvertisedProxy advertised,
            ProxyThreads threads,
            PolicyStore policies,
            BundleWording wording) {
        ProxyTakeover takeover = new ProxyTakeover(server, relay, advertised, threads, policies, wording);
        PropertyEventDispatcher.addListener(takeover);
        takeover.settle();
        threads.every(WATCH, takeover::settle);
        return takeover;
    }

    private synchronized void settle() {
        if (closed || server.isShuttingDown()) {
            return;
        }
        advertised.refresh();
        stock.cover();
        if (stock.isRunning()) {
            routeInDoubt = true;
            if (!stock.canBeStopped()) {
                threads.after(SOON, this::settle);
                return;
            }
            stock.stop();
        }
        ProxyProperties wanted = hold(ProxyProperties.current());
        if (wanted.enabled()) {
            serve(wanted);
        } else {
            rest();
        }
    }

    /** Keeps the stock proxy's switch off where that is wanted, or gives it back. */
    private static ProxyProperties hold(ProxyProperties now) {
        boolean stockOn = JiveGlobals.getBooleanProperty(ProxyProperties.ENABLED, true);
        if (now.persistent() && stockOn) {
            JiveGlobals.setProperty(ProxyProperties.HELD, "true");
            JiveGlobals.setProperty(ProxyProperties.ENABLED, "false");
        } else if (!now.persistent() && now.held()) {
            letGo();
        }
        return now;
    }

    private static void letGo() {
        JiveGlobals.setProperty(ProxyProperties.ENABLED, "true");
        JiveGlobals.deleteProperty(ProxyProperties.HELD);
    }

    private void serve(ProxyProperties wanted) {
        relay.run(wanted.relay().with(rates()), state -> threads.execute(this::tell));
        // Not without need: Openfire takes a route out before it puts the same one in again.
        if (routeInDoubt || !routes().hasComponentRoute(route.getAddress())) {
            routes().addComponentRoute(route.getAddress(), route);
            routeInDoubt = false;
        }
        // The stock proxy takes it out when it stops, and putting it in again changes nothing.
        discoItems().addServerItemsProvider(disco);
        serving = true;
        tell();
    }

    /** Says once that our relay serves: not before its port is open. */
    private synchronized void tell() {
        if (closed || !serving) {
            return;
        }
        boolean bound = relay.state()
                .filter(state -> state.phase() == RelayState.Phase.BOUND)
                .isPresent();
        stock.list(bound);
        if (bound && !told) {
            told = true;
            Log.info("Our relay takes the place of Openfire's own file transfer proxy.");
        }
    }

    /** Of the relay as a whole; those of users and transfers come with each transfer. */
    private Rates rates() {
        return new Rates(policies.current().relayRate(), OptionalLong.empty(), OptionalLong.empty());
    }

    private void rest() {
        if (serving) {
            serving = false;
            told = false;
            routeInDoubt = true;
            stock.list(false);
            discoItems().removeServerItemsProvider(disco);
            routes().removeComponentRoute(route.getAddress());
            relay.end();
            Log.info("The file transfer proxy is switched off.");
        }
    }

    private RoutingTable routes() {
        return server.getRoutingTable();
    }

    private IQDiscoItemsHandler discoItems() {
        return server.getIQDiscoItemsHandler();
    }

    /**
     * Closes the relay, with all that runs over it, and lets the stock proxy serve again. Not where the server shuts down:
     * older ones have destroyed their proxy by then, newer ones would open its port once more for a moment.
     */
    @Override
    public void close() {
        PropertyEventDispatcher.removeListener(this);
        synchronized (this) {
            closed = true;
            if (server.isShuttingDown()) {
                stock.list(false);
                relay.end();
                stock.uncover();
                return;
            }
            rest();
            if (JiveGlobals.getBooleanProperty(ProxyProperties.HELD, false)) {
                letGo();
            }
            stock.uncover();
            stock.start();
            Log.info(
                    stock.isRunning()
                            ? "Openfire's own file transfer proxy is running again."
                            : "Openfire's own file transfer proxy is in its place again; it is switched off.");
        }
    }

    @Override
    public void propertySet(String property, Map<String, Object> params) {
        changed(property);
    }

    @Override
    public void propertyDeleted(String property, Map<String, Object> params) {
        changed(property);
    }

    @Override
    public void xmlPropertySet(String property, Map<String, Object> params) {
        changed(property);
    }

    @Override
    public void xmlPropertyDeleted(String property, Map<String, Object> params) {
        changed(property);
    }

    private void changed(String property) {
        boolean ours = property.startsWith(ProxyProperties.STOCK_PREFIX)
                || property.startsWith(ProxyProperties.PREFIX)
                || property.equals(PropertyPolicyStore.PROPERTY)
                || property.equals(ProxyProperties.INTERFACE);
        if (ours) {
            advertised.refresh();
            Runnable then = STARTS_STOCK.contains(property) ? this::settleRoute : this::settle;
            threads.execute(then);
            threads.after(AFTER_PAGE, then);
        }
    }

    /** The stock proxy's page starts it, and where our port keeps it from running, it has taken our route all the same. */
    private synchronized void settleRoute() {
        routeInDoubt = true;
        settle();
    }
}
