// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.openfire.session;

import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Party;
import org.jivesoftware.openfire.event.SessionEventDispatcher;
import org.jivesoftware.openfire.event.SessionEventListener;
import org.jivesoftware.openfire.session.Session;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xmpp.packet.JID;

/**
 * Tells when a client's session is over. A resumed stream is the same session and is not reported; nor is what ends with the
 * server: nobody went then.
 */
public final class SessionWatch implements SessionEventListener, AutoCloseable {

    private static final Logger Log = LoggerFactory.getLogger(SessionWatch.class);

    private final BooleanSupplier stopping;
    private final Consumer<Party> gone;

    private SessionWatch(BooleanSupplier stopping, Consumer<Party> gone) {
        this.stopping = stopping;
        this.gone = gone;
    }

    /**
     * Listens until {@link #close}.
     *
     * @param stopping whether the server stops
     */
    public static SessionWatch open(BooleanSupplier stopping, Consumer<Party> gone) {
        SessionWatch watch = new SessionWatch(stopping, gone);
        SessionEventDispatcher.addListener(watch);
        return watch;
    }

    @Override
    public void sessionDestroyed(Session session) {
        JID address = session.getAddress();
        if (address == null || address.getResource() == null || stopping.getAsBoolean()) {
            return;
        }
        try {
            gone.accept(new Party(address.toString()));
        } catch (RuntimeException e) {
            Log.error("The transfers of a session that ended could not be ended; they will time out.", e);
        }
    }

    @Override
    public void anonymousSessionDestroyed(Session session) {
        sessionDestroyed(session);
    }

    @Override
    public void sessionCreated(Session session) {
        // Nothing is known of a new session yet.
    }

    @Override
    public void anonymousSessionCreated(Session session) {
        // Nothing is known of a new session yet.
    }

    @Override
    public void resourceBound(Session session) {
        // A transfer begins with an offer, not with a resource.
    }

    @Override
    public void close() {
        SessionEventDispatcher.removeListener(this);
    }
}
