// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.openfire.stanzas;

import java.util.Optional;
import java.util.function.Predicate;
import org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement.Enforcement;
import org.igniterealtime.openfire.plugin.managedfiletransfer.policy.PolicyStore;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.Envelope;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.LocalizedText;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.StanzaReader;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.TransferSignal;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.UnjudgedStanza;
import org.jivesoftware.openfire.interceptor.PacketInterceptor;
import org.jivesoftware.openfire.interceptor.PacketRejectedException;
import org.jivesoftware.openfire.session.Session;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xmpp.packet.IQ;
import org.xmpp.packet.Packet;
import org.xmpp.packet.Presence;

/**
 * Looks at each stanza of the server, once, before it is routed; leaves at once where it is no part of a transfer.
 *
 * <p>Openfire lets a stanza pass when an interceptor throws, whatever it throws, so whatever goes wrong in here is caught:
 * while the policy is enforced, the stanza is refused; it never passes unjudged. It does not use Openfire's own way to
 * reject, which leaves the senders behind a remote server or a component without an answer: the stanza itself becomes the
 * answer. Only where even that fails is it rejected.
 */
public final class TransferInterceptor implements PacketInterceptor {

    private static final Logger Log = LoggerFactory.getLogger(TransferInterceptor.class);

    /** Made beforehand: when it is needed, there may be no memory left to make it. */
    @SuppressWarnings("StaticAssignmentOfThrowable")
    private static final PacketRejectedException LAST_RESORT =
            new PacketRejectedException("This server could not judge the file transfer.");

    /** The request of this thread that became an error here; its delivery is not an answer of its recipient's. */
    private static final ThreadLocal<@Nullable Packet> REFUSED = new ThreadLocal<>();

    private final StanzaReader reader;
    private final Enforcement enforcement;
    private final PolicyStore policies;
    private final Predicate<Packet> isOwn;
    private final LocalizedText unjudged;

    /** @param isOwn whether this plugin itself is sending a stanza: it is in a peer's name and would be taken for the peer's */
    public TransferInterceptor(
            StanzaReader reader, Enforcement enforcement, PolicyStore policies, Predicate<Packet> isOwn) {
        this.reader = reader;
        this.enforcement = enforcement;
        this.policies = policies;
        this.isOwn = isOwn;
        this.unjudged = enforcement.unjudged();
    }

    @Override
    public void interceptPacket(Packet packet, @Nullable Session session, boolean incoming, boolean processed)
            throws PacketRejectedException {
        if (processed) {
            if (incoming) {
                reader.routed(packet);
            }
            return;
        }
        if (incoming) {
            onStanza(packet);
            if (packet instanceof Presence presence) {
                onPresence(presence);
            }
        } else if (packet instanceof IQ iq && iq.isResponse()) {
            onDelivery(packet);
        }
    }

    private void onStanza(Packet packet) throws PacketRejectedException {
        try {
            Optional<TransferSignal> signal = reader.read(packet);
            if (signal.isPresent() && !isOwn.test(packet)) {
                enforcement.onStanza(signal.get());
                if (!(signal.get() instanceof TransferSignal.Answer) && isError(packet)) {
                    REFUSED.set(packet);
                }
                reader.routing(packet);
            }
        } catch (Throwable e) {
            // Whatever it is, Openfire would let the stanza pass.
            failClosed(packet, e);
        }
    }

    /** It always passes. There are many presences, and few transfers: most are let go after one comparison. */
    private void onPresence(Presence presence) {
        if (enforcement.isIdle() || !StanzaReader.isUnavailable(presence)) {
            return;
        }
        try {
            StanzaReader.addresses(presence).ifPresent(enforcement::onUnavailable);
        } catch (RuntimeException | StackOverflowError | LinkageError e) {
            Log.error("A presence could not be followed; the transfers of its sender will time out.", e);
        }
    }

    /** The errors of the server itself, such as for a recipient that is not there, are seen only on their delivery. */
    private void onDelivery(Packet packet) {
        try {
            Optional<TransferSignal> signal = reader.read(packet);
            if (signal.isEmpty() || isOwn.test(packet) || REFUSED.get() == packet) {
                return;
            }
            if (signal.get() instanceof TransferSignal.Answer answer) {
                enforcement.onServerAnswer(answer);
            } else if (signal.get() instanceof TransferSignal.Stray stray
                    && stray.problem().isPresent()) {
                // What the server had stored before this plugin was there.
                enforcement.onStanza(stray);
            }
        } catch (RuntimeException | StackOverflowError | LinkageError e) {
            Log.error("An answer could not be followed; the transfer it belongs to will time out.", e);
        }
    }

    private static boolean isError(Packet packet) {
        // Tinder's own reader throws on a type that it does not know.
        return "error".equals(packet.getElement().attributeValue("type"));
    }

    private void failClosed(Packet packet, Throwable problem) throws PacketRejectedException {
        boolean refuses;
        Optional<Envelope> stanza;
        try {
            refuses = StanzaReader.mayBeOfTransfer(packet) && enforces();
            stanza = StanzaReader.addresses(packet);
            if (refuses) {
                UnjudgedStanza.refuse(packet, unjudged);
            }
        } catch (Throwable e) {
            throw LAST_RESORT;
        }
        tell(stanza, refuses, problem);
        if (problem instanceof VirtualMachineError death && !(problem instanceof StackOverflowError)) {
            throw death;
        }
    }

    /** The stanza has been dealt with; whatever goes wrong now must not undo that. */
    private void tell(Optional<Envelope> stanza, boolean refused, Throwable problem) {
        try {
            Log.error(
                    "A stanza of a file transfer could not be judged and {}. Please report this.",
                    refused ? "is refused" : "goes on, since the policy is not enforced",
                    problem);
            stanza.ifPresent(known -> enforcement.onUnjudged(known, refused));
        } catch (RuntimeException e) {
            Log.error("That could not be recorded either.", e);
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
}
