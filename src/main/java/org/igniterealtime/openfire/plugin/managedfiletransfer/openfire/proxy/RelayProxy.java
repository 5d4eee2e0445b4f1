// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.openfire.proxy;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement.OwnProxy;
import org.igniterealtime.openfire.plugin.managedfiletransfer.openfire.session.SessionAddresses;
import org.igniterealtime.openfire.plugin.managedfiletransfer.openfire.stanzas.TransferEvents;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.RelayListener;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.Ticket;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.progress.MovedBytes;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.progress.StreamResult;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.Streamhost;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Limits;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Party;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Protocol;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.StreamKey;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Transfer;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferId;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferIds;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferPath;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.live.Allowance;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.live.RoomStream;
import org.jivesoftware.openfire.XMPPServer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The relay as enforcement knows it: each transfer that it is told to expect becomes a ticket. */
public final class RelayProxy implements OwnProxy {

    private static final Logger Log = LoggerFactory.getLogger(RelayProxy.class);

    /** Until a stream that nobody follows has begun, or has not. */
    private static final Duration UNFOLLOWED = Duration.ofSeconds(10);

    private static final RelayListener NOBODY = new RelayListener() {
        @Override
        public void moved(MovedBytes soFar) {
            // Nothing is written of it: that it passed has been counted.
        }

        @Override
        public void ended(StreamResult end) {
            // As above.
        }
    };

    private final String domain;
    private final CurrentRelay relay;
    private final AdvertisedProxy advertised;
    private final SessionAddresses sessions;
    private final TransferEvents events;
    private final TransferIds ids;
    private final ProxyThreads threads;
    private final LongAdder bytes = new LongAdder();

    /**
     * @param advertised where clients are told to meet it
     * @param ids names for streams that are not followed
     * @param threads run what must not keep the relay's threads waiting
     */
    public RelayProxy(
            XMPPServer server, CurrentRelay relay, AdvertisedProxy advertised, TransferIds ids, ProxyThreads threads) {
        this.domain = server.getFileTransferProxy().getServiceDomain();
        this.relay = relay;
        this.advertised = advertised;
        this.sessions = new SessionAddresses(server.getSessionManager());
        this.events = new TransferEvents(server.getFileTransferManager());
        this.ids = ids;
        this.threads = threads;
    }

    /** Bytes that were forwarded in both directions since the plugin was loaded. */
    public long bytes() {
        return bytes.sum();
    }

    @Override
    public boolean isAt(Party party) {
        // The server hands the proxy whatever is for its domain, with a node or a resource before or behind it.
        return party.domain().equalsIgnoreCase(domain);
    }

    @Override
    public boolean owns(Streamhost streamhost) {
        return streamhost.jid().equalsIgnoreCase(domain) && advertised.now().isAt(streamhost);
    }

    @Override
    public boolean expect(Transfer transfer, Allowance allowance, Flow flow) {
        return relay.get()
                .map(running -> running.claim(ticket(transfer, allowance, flow)))
                .orElse(true);
    }

    @Override
    public void expectUnfollowed(StreamKey stream) {
        relay.get().ifPresent(running -> {
            TransferId id = ids.next();
            if (running.claim(Ticket.unlimited(id, stream, NOBODY))) {
                threads.after(UNFOLLOWED, () -> running.release(id));
            }
        });
    }

    @Override
    public void met(TransferId id) {
        relay.get().ifPresent(running -> running.met(id));
    }

    @Override
    public int connections(StreamKey stream) {
        return relay.get().map(running -> running.waiting(stream)).orElse(0);
    }

    @Override
    public void release(TransferId id) {
        relay.get().ifPresent(running -> running.release(id));
    }

    @Override
    public void close(TransferId id) {
        relay.get().ifPresent(running -> {
            try {
                running.stop(id);
            } catch (RejectedExecutionException e) {
                Log.debug("The relay was closed in the meantime, and the stream with it. transfer={}", id, e);
            }
        });
    }

    /** What the relay has to know of a transfer. */
    private Ticket ticket(Transfer transfer, Allowance allowance, Flow flow) {
        Limits limits = transfer.limits();
        RelayFlow listener = new RelayFlow(transfer.stream().id(), flow, events, bytes, threads);
        return Ticket.unlimited(transfer.id(), transfer.stream(), listener)
                .withRoom(room(transfer))
                .withAccepted(transfer.hasConsent())
                .withMet(isMet(transfer))
                .withUsers(users(transfer))
                .withAllowance(allowance, transfer.enforcedByteLimit())
                .withExpectedBytes(transfer.expectedBytes())
                .withFastMode(transfer.progress().agreed().fastMode())
                .withRates(limits.bytesPerSecond(), limits.userBytesPerSecond())
                .withHash(limits.hash())
                .withOfferedHash(
                        transfer.range().isPresent()
                                ? Optional.empty()
                                : transfer.file().hash())
                .withKnown(sessions.of(transfer.sender(), transfer.recipient()));
    }

    /** Without an answer that named the proxy, an enforced one is not activated; a stream that nobody offered has none. */
    private static boolean isMet(Transfer transfer) {
        return transfer.isEnforced()
                && transfer.offer().protocol() != Protocol.BARE
                && transfer.hasConsent()
                && transfer.path() == TransferPath.PROXIED;
    }

    private static Optional<RoomStream> room(Transfer transfer) {
        return transfer.offer()
                .room()
                .map(room -> new RoomStream(transfer.stream().id(), transfer.sender(), transfer.recipient(), room));
    }

    /** A stranger's transfers are his own affair, until the recipient takes part in one. */
    private static Set<String> users(Transfer transfer) {
        String beginner = transfer.offer().session().initiator().bare();
        return transfer.hasConsent()
                ? Stream.of(transfer.sender().bare(), transfer.recipient().bare())
                        .collect(Collectors.toSet())
                : Set.of(beginner);
    }
}
