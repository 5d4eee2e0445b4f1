// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement.AwaitedAnswers.Kind;
import org.igniterealtime.openfire.plugin.managedfiletransfer.policy.Rule;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.Envelope;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.Refusal;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.Socks5Bytestreams;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.Streamhost;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.TransferSignal;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.OfferedFile;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Party;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Reason;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.SessionKey;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TimeOuts;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Transfer;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferEvent;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferPath;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferState;
import org.xmpp.packet.IQ;
import org.xmpp.packet.JID;

/** A SOCKS5 bytestream is set up (XEP-0065): which streamhosts the target gets to see, and when the proxy may move bytes. */
final class Socks5Streams {

    private static final Reason PROXY_ONLY = new Reason(
            Rule.PROXY_ONLY.key(),
            "On this server, files travel only through its own proxy, and the sender's client did not offer it. "
                    + "A client that uses the server's file transfer proxy will pass.");

    private static final String NO_ADDRESS =
            "The activation does not name the other party; <activate/> must have its address, and nothing else.";

    /** How long after the end of a stream its activation may be repeated. */
    private static final Duration REPEATED = Duration.ofSeconds(10);

    private static final Pattern AMBIGUOUS_SPACE = Pattern.compile("[\\t\\n\\r\\f]|  ");

    private final Collaborators with;
    private final Offers offers;
    private final Endings endings;

    Socks5Streams(Collaborators with, Offers offers, Endings endings) {
        this.with = with;
        this.offers = offers;
        this.endings = endings;
    }

    /** A peer says where it can be met; in iris' fast mode, the target does so too. */
    void offered(TransferSignal.StreamhostOffer offer, IQ packet) {
        Envelope envelope = offer.envelope();
        if (with.isOwnAccount(envelope.to())) {
            return;
        }
        SessionKey key = SessionKey.of(envelope.from(), envelope.to(), offer.session());
        Optional<Transfer> live = with.transfers().find(key);
        if (live.isPresent() && live.get().state() == TransferState.TRANSFERRING) {
            offers.refuseSecondStream(live.get(), envelope, packet);
            return;
        }
        if (live.isEmpty()) {
            live = offers.unannounced(envelope, offer.session(), TransferPath.UNKNOWN, packet);
        }
        live.ifPresent(transfer -> connect(transfer, offer, packet));
    }

    private void connect(Transfer transfer, TransferSignal.StreamhostOffer offer, IQ packet) {
        List<Streamhost> own =
                offer.streamhosts().stream().filter(with.proxy()::owns).toList();
        boolean proxyOnly = transfer.obligations().proxyOnly();
        boolean foreign = own.size() < offer.streamhosts().size() || offer.fast() || offer.udp();
        if (proxyOnly && foreign) {
            if (!transfer.obligations().enforced()) {
                endings.note(transfer, PROXY_ONLY);
            } else if (own.isEmpty() || offer.udp()) {
                hinder(transfer, PROXY_ONLY);
                endings.notices().tellSender(transfer, PROXY_ONLY.text());
                Refusal.itemNotFound(PROXY_ONLY.text()).turn(packet);
                return;
            } else {
                Socks5Bytestreams.keepOnly(packet, with.proxy()::owns);
            }
        }
        boolean stripped = proxyOnly && transfer.obligations().enforced();
        with.transfers().apply(transfer.id(), new TransferEvent.Connecting(endings.now(), TransferPath.UNKNOWN));
        with.awaited()
                .expect(
                        Kind.STREAMHOSTS,
                        transfer.id(),
                        offer.envelope(),
                        List.of(),
                        stripped ? own : offer.streamhosts());
        if (!own.isEmpty()) {
            expect(transfer);
        }
    }

    /** The requester asks a proxy to let the bytes flow. */
    void activated(TransferSignal.Activation activation, IQ packet) {
        Envelope envelope = activation.envelope();
        Optional<Party> target = address(activation.target());
        if (target.isEmpty()) {
            offers.malformed(
                    new TransferSignal.Malformed(
                            envelope, activation.session(), OfferedFile.UNKNOWN, false, NO_ADDRESS),
                    packet);
            return;
        }
        SessionKey key = SessionKey.of(envelope.from(), target.get(), activation.session());
        Optional<Transfer> live = with.transfers().find(key);
        if (!with.proxy().isAt(envelope.to())) {
            foreignProxy(live, new Envelope(envelope.from(), target.get(), envelope.id()), key, packet);
            return;
        }
        if (live.isEmpty() && hasJustRun(key)) {
            // The proxy knows whether this only repeats the activation, and joins nothing new without a transfer.
            return;
        }
        if (live.isEmpty()) {
            Envelope stream = new Envelope(envelope.from(), target.get(), envelope.id());
            live = offers.unannounced(stream, activation.session(), TransferPath.PROXIED, packet);
        }
        live.ifPresent(transfer -> {
            Transfer connecting = with.transfers()
                    .apply(transfer.id(), new TransferEvent.Connecting(endings.now(), TransferPath.PROXIED))
                    .orElse(transfer);
            with.awaited().expect(Kind.ACTIVATION, transfer.id(), envelope);
            expect(connecting);
        });
    }

    /** Some clients activate a stream twice, and a small file may be through before the second time. */
    private boolean hasJustRun(SessionKey key) {
        return with.transfers()
                .findEnded(key)
                .filter(ended -> ended.path() == TransferPath.PROXIED
                        && ended.movingSince().isPresent())
                .filter(ended -> !ended.state().isOurEnd())
                .filter(ended -> ended.changedAt().plus(REPEATED).isAfter(endings.now()))
                .isPresent();
    }

    private void expect(Transfer transfer) {
        with.proxy().expect(transfer, new ProxiedFlow(transfer.id(), with, endings));
    }

    private void foreignProxy(Optional<Transfer> live, Envelope stream, SessionKey key, IQ packet) {
        if (live.isEmpty()) {
            offers.refusedAsEnded(stream, key, packet);
            return;
        }
        Transfer transfer = live.get();
        if (!transfer.obligations().proxyOnly()) {
            return;
        }
        if (transfer.obligations().enforced()) {
            endings.refused(transfer, PROXY_ONLY);
            Refusal.policy(PROXY_ONLY).turn(packet);
        } else {
            endings.note(transfer, PROXY_ONLY);
        }
    }

    private void hinder(Transfer transfer, Reason policy) {
        with.transfers()
                .apply(
                        transfer.id(),
                        new TransferEvent.Hindered(endings.now(), new Reason(TimeOuts.STREAM, policy.text())));
    }

    /**
     * The address that everybody reads there. Openfire's proxy takes any white space within it for one blank, so that an
     * address with more than that would be another one to it than to us.
     */
    private static Optional<Party> address(String text) {
        if (AMBIGUOUS_SPACE.matcher(text).find()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Party(new JID(text).toString()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
