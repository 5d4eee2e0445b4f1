// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.openfire;

import java.util.Optional;
import org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement.Enforcement;
import org.igniterealtime.openfire.plugin.managedfiletransfer.policy.PolicyStore;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.Refusal;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.StanzaReader;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.TransferSignal;
import org.jivesoftware.openfire.interceptor.PacketInterceptor;
import org.jivesoftware.openfire.session.Session;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xmpp.packet.IQ;
import org.xmpp.packet.Packet;

/**
 * Looks at each stanza of the server, once, before it is routed; leaves at once where it is no part of a transfer.
 *
 * <p>Openfire lets a stanza pass when an interceptor throws, so whatever goes wrong in here is caught: while the policy is
 * enforced, the stanza is refused; it never passes unjudged. It does not use Openfire's own way to reject, which
 * leaves the senders behind a remote server or a component without an answer: the stanza itself becomes the answer.
 */
public final class TransferInterceptor implements PacketInterceptor {

    private static final Logger Log = LoggerFactory.getLogger(TransferInterceptor.class);

    private final StanzaReader reader;
    private final Enforcement enforcement;
    private final PolicyStore policies;

    public TransferInterceptor(StanzaReader reader, Enforcement enforcement, PolicyStore policies) {
        this.reader = reader;
        this.enforcement = enforcement;
        this.policies = policies;
    }

    @Override
    public void interceptPacket(Packet packet, @Nullable Session session, boolean incoming, boolean processed) {
        if (processed) {
            return;
        }
        if (incoming) {
            onStanza(packet);
        } else if (packet instanceof IQ iq && iq.isResponse()) {
            onDelivery(packet);
        }
    }

    private void onStanza(Packet packet) {
        Optional<TransferSignal> signal = Optional.empty();
        try {
            signal = reader.read(packet);
            if (signal.isPresent()) {
                enforcement.onStanza(signal.get(), packet);
            }
        } catch (RuntimeException | StackOverflowError | LinkageError e) {
            failClosed(packet, signal, e);
        }
    }

    /** The errors of the server itself, such as for a recipient that is not there, are seen only on their delivery. */
    private void onDelivery(Packet packet) {
        try {
            Optional<TransferSignal> signal = reader.read(packet);
            if (signal.isPresent() && signal.get() instanceof TransferSignal.Reply reply) {
                enforcement.onServerAnswer(reply);
            }
        } catch (RuntimeException | StackOverflowError | LinkageError e) {
            Log.error("An answer could not be followed; the transfer it belongs to will time out.", e);
        }
    }

    /** A policy that cannot even be asked for is taken as the strictest. */
    private boolean enforces() {
        try {
            return policies.current().enforces();
        } catch (RuntimeException e) {
            Log.error("The policy cannot be read, so it counts as enforced.", e);
            return true;
        }
    }

    private void failClosed(Packet packet, Optional<TransferSignal> signal, Throwable problem) {
        String step = signal.map(seen -> seen.getClass().getSimpleName()).orElse("unread stanza");
        boolean refuses = enforces() && (signal.isPresent() || StanzaReader.isOfTransfer(packet));
        Log.error(
                "A stanza of a file transfer could not be judged and {}. Please report this. step={}",
                refuses ? "is refused" : "goes on, since the policy is not enforced",
                step,
                problem);
        if (refuses) {
            Refusal refusal = Refusal.internalError(
                    "This server could not judge the file transfer, so it was not let through. Its log says why.");
            if (packet instanceof IQ iq && iq.isResponse()) {
                refusal.spoil(iq);
            } else {
                refusal.turn(packet);
            }
        }
    }
}
