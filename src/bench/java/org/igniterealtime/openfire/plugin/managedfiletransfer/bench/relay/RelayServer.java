// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.bench.relay;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.ActivationResult;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.Relay;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.RelayListener;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.RelaySettings;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.Ticket;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.Timeouts;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.address.KnownAddresses;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.limits.ConnectionLimits;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.progress.MovedBytes;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.progress.StreamResult;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.StreamKey;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferId;

/** Our relay in a process of its own: {@code RelayServer PORT SECONDS_UNCLAIMED BUFFER_KB HASH}. */
public final class RelayServer implements ProxyServer.Proxy {

    private static final int MANY = 100_000;

    private final Relay relay;
    private final boolean hash;
    private final AtomicLong count = new AtomicLong();

    private RelayServer(Relay relay, boolean hash) {
        this.relay = relay;
        this.hash = hash;
    }

    public static void main(String[] arguments) throws Exception {
        InetSocketAddress address =
                new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[0]));
        Timeouts usual = Timeouts.DEFAULT;
        Timeouts timeouts = new Timeouts(
                usual.handshakeStep(),
                Duration.ofSeconds(Long.parseLong(arguments[1])),
                usual.claimed(),
                usual.idle(),
                usual.halfClosed());
        RelaySettings settings = RelaySettings.listeningAt(address);
        Relay relay = Relay.start(new RelaySettings(
                address,
                timeouts,
                new ConnectionLimits(
                        MANY, MANY, MANY, settings.connectionLimits().perDigest()),
                settings.rates(),
                Integer.parseInt(arguments[2]) * 1024));
        ProxyServer.run(new RelayServer(relay, Boolean.parseBoolean(arguments[3])));
    }

    @Override
    public CompletionStage<Boolean> activate(String session) {
        TransferId id = new TransferId("bench-" + count.incrementAndGet());
        StreamKey stream = Session.stream(session);
        relay.claim(Ticket.unlimited(id, stream, new Released(relay, id))
                .withUsers(Set.of(Session.SENDER.bare(), Session.RECIPIENT.bare()))
                .withHash(hash));
        return relay.activate(stream, Session.SENDER, KnownAddresses.NONE).thenApply(answer -> {
            boolean activated = answer instanceof ActivationResult.Activated;
            if (!activated) {
                // The next attempt comes with a ticket of its own.
                relay.release(id);
            }
            return activated;
        });
    }

    private record Released(Relay relay, TransferId id) implements RelayListener {

        @Override
        public void moved(MovedBytes soFar) {}

        @Override
        public void ended(StreamResult end) {
            relay.release(id);
        }
    }
}
