// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement.AwaitedAnswers.Awaited;
import org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement.AwaitedAnswers.Kind;
import org.igniterealtime.openfire.plugin.managedfiletransfer.policy.Rule;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.Refusal;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.StreamMethod;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.TransferSignal;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Party;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Reason;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TimeOuts;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Transfer;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferEvent;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferPath;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferState;
import org.xmpp.packet.IQ;
import org.xmpp.packet.JID;

/** What the answers to a transfer's requests mean for its state; and the answers that must not pass. */
final class Answers {

    /** The condition with which a person declines a file (XEP-0096 section 3). */
    private static final String DECLINED = "forbidden";

    private static final Reason CHOSE_REFUSED_METHOD = new Reason(
            Rule.IN_BAND.key(),
            "The recipient's client chose a way to transfer the file that this server does not allow.");

    private static final Reason USED_UNOFFERED_STREAMHOST = new Reason(
            Rule.PROXY_ONLY.key(),
            "The recipient's client used an address that this server had not let through. Files travel only through its proxy.");

    private final Collaborators with;
    private final Endings endings;

    Answers(Collaborators with, Endings endings) {
        this.with = with;
        this.endings = endings;
    }

    /** A peer's answer; it goes on, or becomes an error where it chose what the server had taken out of the request. */
    void answered(TransferSignal.Reply reply, IQ packet) {
        with.awaited().take(reply.envelope()).ifPresent(awaited -> {
            if (endings.isStopped(awaited.transfer()) && reply.error().isEmpty()) {
                Refusal.policy(Endings.STOPPED_REASON).spoil(packet);
                return;
            }
            Optional<Reason> spoiled = reply.error().isPresent() ? Optional.empty() : contradiction(awaited, reply);
            if (spoiled.isPresent()) {
                with.transfers()
                        .find(awaited.transfer())
                        .ifPresent(transfer -> endings.refused(transfer, spoiled.get()));
                Refusal.notAcceptable(spoiled.get().text()).spoil(packet);
            } else {
                follow(awaited, reply);
            }
        });
    }

    /** An answer that the server itself gave; it is only taken note of. */
    void seen(TransferSignal.Reply reply) {
        with.awaited().take(reply.envelope()).ifPresent(awaited -> follow(awaited, reply));
    }

    private Optional<Reason> contradiction(Awaited awaited, TransferSignal.Reply reply) {
        List<StreamMethod> refused = awaited.refusedMethods();
        boolean choseRefused =
                awaited.kind() == Kind.OFFER && !reply.methods().isEmpty() && refused.containsAll(reply.methods());
        if (choseRefused) {
            return Optional.of(CHOSE_REFUSED_METHOD);
        }
        boolean usedUnoffered = awaited.kind() == Kind.STREAMHOSTS
                && isProxyOnly(awaited)
                && reply.usedStreamhost()
                        .map(Answers::address)
                        .filter(used -> awaited.streamhosts().stream().noneMatch(streamhost -> address(streamhost.jid())
                                .equals(used)))
                        .isPresent();
        return usedUnoffered ? Optional.of(USED_UNOFFERED_STREAMHOST) : Optional.empty();
    }

    private boolean isProxyOnly(Awaited awaited) {
        return with.transfers()
                .find(awaited.transfer())
                .map(Transfer::obligations)
                .filter(obligations -> obligations.enforced() && obligations.proxyOnly())
                .isPresent();
    }

    private void follow(Awaited awaited, TransferSignal.Reply reply) {
        Optional<String> error = reply.error();
        switch (awaited.kind()) {
            case OFFER -> {
                if (error.isPresent()) {
                    unanswered(awaited, error.get());
                } else {
                    accepted(awaited, reply.methods());
                }
            }
            case STREAMHOSTS -> {
                if (error.isPresent()) {
                    hindered(awaited, "The recipient could not connect to any streamhost", error.get());
                } else {
                    reply.usedStreamhost().ifPresent(used -> connectedTo(awaited, used));
                }
            }
            case ACTIVATION -> {
                if (error.isPresent()) {
                    hindered(awaited, "The proxy did not activate the stream", error.get());
                } else {
                    apply(awaited, new TransferEvent.Connected(endings.now(), TransferPath.PROXIED));
                }
            }
            case OPEN -> {
                if (error.isPresent()) {
                    hindered(awaited, "The recipient did not open the in-band stream", error.get());
                } else {
                    apply(awaited, new TransferEvent.Connected(endings.now(), TransferPath.IN_BAND));
                }
            }
            case DATA ->
                error.ifPresent(condition -> endings.end(
                        awaited.transfer(),
                        TransferState.FAILED,
                        TimeOuts.STREAM,
                        "A block of the in-band stream was answered with an error (" + condition + ")."));
        }
    }

    private void unanswered(Awaited awaited, String condition) {
        if (condition.equals(DECLINED)) {
            endings.end(awaited.transfer(), TransferState.DECLINED, "peer", "The recipient declined the file.");
        } else {
            endings.end(
                    awaited.transfer(),
                    TransferState.FAILED,
                    "peer",
                    "The offer was answered with an error (" + condition + ").");
        }
    }

    private void accepted(Awaited awaited, Set<StreamMethod> chosen) {
        TransferPath path = chosen.equals(Set.of(StreamMethod.IN_BAND)) ? TransferPath.IN_BAND : TransferPath.UNKNOWN;
        apply(awaited, new TransferEvent.Accepted(endings.now(), path));
    }

    /** The target connected to one of the streamhosts it was offered (XEP-0065 section 5.3.3). */
    private void connectedTo(Awaited awaited, String usedJid) {
        String used = address(usedJid);
        boolean overProxy = awaited.streamhosts().stream()
                .filter(streamhost -> address(streamhost.jid()).equals(used))
                .anyMatch(with.proxy()::owns);
        if (overProxy) {
            apply(awaited, new TransferEvent.Connecting(endings.now(), TransferPath.PROXIED));
            return;
        }
        boolean direct = used.equals(awaited.request().from().address());
        apply(
                awaited,
                new TransferEvent.Connecting(endings.now(), direct ? TransferPath.DIRECT : TransferPath.UNKNOWN));
        endings.end(
                awaited.transfer(),
                TransferState.HANDED_OFF,
                "",
                direct
                        ? "The peers connected directly; this server does not see the bytes."
                        : "The peers use a proxy elsewhere; this server does not see the bytes.");
    }

    private void hindered(Awaited awaited, String what, String condition) {
        apply(
                awaited,
                new TransferEvent.Hindered(endings.now(), new Reason(TimeOuts.STREAM, what + " (" + condition + ").")));
    }

    private void apply(Awaited awaited, TransferEvent event) {
        with.transfers().apply(awaited.transfer(), event);
    }

    /** Prepared, so that two spellings of one address are equal; as it is where it is no address. */
    private static String address(String text) {
        try {
            return new Party(new JID(text).toString()).address();
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
