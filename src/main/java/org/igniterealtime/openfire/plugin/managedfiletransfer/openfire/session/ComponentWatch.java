// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.openfire.session;

import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jivesoftware.openfire.component.ComponentEventListener;
import org.jivesoftware.openfire.component.InternalComponentManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xmpp.packet.IQ;
import org.xmpp.packet.JID;

/** Tells when a component is gone, and everybody behind it; not where the server stops. */
public final class ComponentWatch implements ComponentEventListener, AutoCloseable {

    private static final Logger Log = LoggerFactory.getLogger(ComponentWatch.class);

    private final BooleanSupplier stopping;
    private final Consumer<String> gone;

    private ComponentWatch(BooleanSupplier stopping, Consumer<String> gone) {
        this.stopping = stopping;
        this.gone = gone;
    }

    /**
     * Listens until {@link #close}.
     *
     * @param stopping whether the server stops
     * @param gone hears the component's domain
     */
    public static ComponentWatch open(BooleanSupplier stopping, Consumer<String> gone) {
        ComponentWatch watch = new ComponentWatch(stopping, gone);
        InternalComponentManager.getInstance().addListener(watch);
        return watch;
    }

    @Override
    public void componentUnregistered(JID component) {
        if (stopping.getAsBoolean()) {
            return;
        }
        try {
            gone.accept(component.getDomain());
        } catch (RuntimeException e) {
            Log.error("The transfers of a component that is gone could not be ended; they will time out.", e);
        }
    }

    @Override
    public void componentRegistered(JID component) {
        // A transfer begins with an offer.
    }

    @Override
    public void componentInfoReceived(IQ info) {
        // It tells nothing of a transfer.
    }

    @Override
    public void close() {
        InternalComponentManager.getInstance().removeListener(this);
    }
}
