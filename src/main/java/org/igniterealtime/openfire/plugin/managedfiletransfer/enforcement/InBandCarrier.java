// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.Envelope;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.InBandBytestreams;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Offer;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Party;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Transfer;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferId;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferPath;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.live.Account;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.live.StreamMark;

/** In-band bytestreams: their sequence numbers, and the close that ends one in the name of a peer. Thread-safe. */
public final class InBandCarrier implements Carrier {

    /** Ids of stanzas that this server makes begin so, so that an answer to one is told from a peer's own. */
    private static final String ID_PREFIX = "mft-";

    private final Outbox outbox;
    private final AwaitedAnswers awaited;
    private final String domain;
    private final ConcurrentHashMap<TransferId, BlockSequence> sequences = new ConcurrentHashMap<>();

    /** @param domain this server's own, which answers for the closes that it makes */
    public InBandCarrier(Outbox outbox, AwaitedAnswers awaited, String domain) {
        this.outbox = outbox;
        this.awaited = awaited;
        this.domain = domain;
    }

    /** The numbers of the blocks of this transfer. */
    BlockSequence sequence(TransferId id) {
        return sequences.computeIfAbsent(id, none -> new BlockSequence());
    }

    @Override
    public void cut(Transfer ended) {
        if (ended.path() == TransferPath.IN_BAND) {
            close(ended, ended.sender(), ended.recipient(), Optional.empty());
            close(ended, ended.recipient(), ended.sender(), Optional.empty());
        }
    }

    @Override
    public void forget(Transfer ended) {
        sequences.remove(ended.id());
    }

    /**
     * Closes the stream towards the recipient alone: the sender has gone on to another one under the same id.
     *
     * @param closes how far the recipient has taken it; with its answer, that counts no longer
     */
    void closeTowardsRecipient(Transfer ended, Optional<StreamMark> closes) {
        close(ended, ended.sender(), ended.recipient(), closes);
    }

    /** The answer to it is nobody's: the peer in whose name it is made knows nothing of it. */
    private void close(Transfer ended, Party from, Party to, Optional<StreamMark> closes) {
        Offer offer = ended.offer();
        Party inName = from.equals(offer.sender()) ? offer.senderAsKnown() : offer.recipientAsKnown();
        Envelope envelope = new Envelope(from, to, ID_PREFIX + ended.id());
        // Charged to who began the transfer, whose flood fills nobody else's share.
        awaited.expectOwn(envelope, Account.of(ended.offer().session().initiator(), domain), closes);
        outbox.send(InBandBytestreams.close(
                inName, to, envelope.id(), ended.stream().id()));
    }

    int size() {
        return sequences.size();
    }
}
