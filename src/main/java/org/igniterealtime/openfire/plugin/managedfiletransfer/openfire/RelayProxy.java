// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.openfire;

import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement.OwnProxy;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.Ticket;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.Streamhost;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.BearerAddress;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Obligations;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Party;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Transfer;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferId;
import org.jivesoftware.openfire.filetransfer.FileTransferManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The relay as enforcement knows it: each transfer that it is told to expect becomes a ticket. */
public final class RelayProxy implements OwnProxy {

    private static final Logger Log = LoggerFactory.getLogger(RelayProxy.class);

    private final String domain;
    private final CurrentRelay relay;
    private final TransferEvents events;
    private final Executor mayWait;
    private final LongAdder bytes = new LongAdder();

    /**
     * @param domain the JID of the proxy
     * @param mayWait runs what must not keep the relay's threads waiting
     */
    public RelayProxy(String domain, CurrentRelay relay, FileTransferManager manager, Executor mayWait) {
        this.domain = domain;
        this.relay = relay;
        this.events = new TransferEvents(manager);
        this.mayWait = mayWait;
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
        return streamhost.port() == ProxyProperties.port()
                && streamhost.jid().equalsIgnoreCase(domain)
                && ProxyAddresses.current().contains(ProxyAddresses.canonical(streamhost.host()));
    }

    @Override
    public void expect(Transfer transfer, Flow flow) {
        relay.get().ifPresent(running -> {
            if (!running.claim(ticket(transfer, flow))) {
                Log.debug("A stream of this transfer runs already; its ticket stays. transfer={}", transfer.id());
            }
        });
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
    private Ticket ticket(Transfer transfer, Flow flow) {
        Party sender = transfer.sender();
        Party recipient = transfer.recipient();
        Set<BearerAddress> digests = Stream.of(List.of(sender, recipient), List.of(recipient, sender))
                .map(order -> BearerAddress.of(transfer.session(), order.get(0), order.get(1)))
                .collect(Collectors.toSet());
        RelayFlow listener = new RelayFlow(transfer.session(), flow, events, bytes, mayWait);
        return Ticket.unlimited(transfer.id(), digests, listener)
                .withUsers(Stream.of(sender.bare(), recipient.bare()).collect(Collectors.toSet()))
                .withByteLimit(byteLimit(transfer))
                .withExpectedBytes(transfer.file().size())
                .withRates(
                        transfer.obligations().bytesPerSecond(),
                        transfer.obligations().userBytesPerSecond())
                .withHash(transfer.obligations().hash())
                .withOfferedHash(transfer.file().hash());
    }

    private static OptionalLong byteLimit(Transfer transfer) {
        Obligations obligations = transfer.obligations();
        if (!obligations.enforced() || obligations.byteLimit().isEmpty()) {
            return OptionalLong.empty();
        }
        // What moved another way before counts as well.
        return OptionalLong.of(Math.max(0, obligations.byteLimit().get().bytes() - transfer.bytesMoved()));
    }
}
