// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement;

import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.TransferSignal;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Party;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferId;
import org.xmpp.packet.IQ;
import org.xmpp.packet.Packet;

/**
 * Carries out the policy on each stanza of a transfer.
 *
 * <p>A stanza that must not pass is turned, in place, into its own error answer, which the server then routes to whoever
 * sent it: this works alike for local users, remote servers and components, on every version of Openfire, and a refused
 * peer never waits for a time-out. Called on the threads that read stanzas; nothing here blocks. An exception means that
 * the stanza could not be judged: the caller must not let it pass as it is.
 */
public final class Enforcement {

    private final Offers offers;
    private final Socks5Streams socks5;
    private final InBandStreams inBand;
    private final Answers answers;
    private final Endings endings;

    public Enforcement(Collaborators with) {
        this.endings = new Endings(with);
        this.offers = new Offers(with, endings);
        this.socks5 = new Socks5Streams(with, offers, endings);
        this.inBand = new InBandStreams(with, offers, endings);
        this.answers = new Answers(with, endings);
    }

    /**
     * A peer sent this: it goes on as it is, goes on rewritten, or becomes its own refusal.
     *
     * @param signal what the stanza means
     * @param packet the stanza, which may be changed
     */
    public void onStanza(TransferSignal signal, Packet packet) {
        if (signal instanceof TransferSignal.IbbData data) {
            inBand.data(data, packet);
        } else if (signal instanceof TransferSignal.Reply reply) {
            answers.answered(reply, (IQ) packet);
        } else if (signal instanceof TransferSignal.SiOffer offer) {
            offers.offered(offer, (IQ) packet);
        } else if (signal instanceof TransferSignal.StreamhostOffer streamhosts) {
            socks5.offered(streamhosts, (IQ) packet);
        } else if (signal instanceof TransferSignal.Activation activation) {
            socks5.activated(activation, (IQ) packet);
        } else if (signal instanceof TransferSignal.IbbOpen open) {
            inBand.opened(open, (IQ) packet);
        } else if (signal instanceof TransferSignal.IbbClose close) {
            inBand.closed(close);
        } else if (signal instanceof TransferSignal.Malformed malformed) {
            offers.malformed(malformed, packet);
        } else {
            throw new AssertionError("a signal that nobody handles: " + signal.getClass());
        }
    }

    /** The server itself answers a request: a recipient that is not there, a service that refuses. It always passes. */
    public void onServerAnswer(TransferSignal.Reply reply) {
        answers.seen(reply);
    }

    /** A connection is gone: what depended on it is over. */
    public void onGone(Party party) {
        endings.gone(party);
    }

    /**
     * Ends a live transfer at an administrator's wish, and tells both parties.
     *
     * @return false where there is no such live transfer
     */
    public boolean stop(TransferId id, String administrator) {
        return endings.stop(id, administrator);
    }
}
