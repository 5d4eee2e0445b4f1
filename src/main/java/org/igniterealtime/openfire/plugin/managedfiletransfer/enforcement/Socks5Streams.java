// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.AwaitedKind;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.Envelope;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.Flaw;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.Refusal;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.Rewrite;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.Streamhost;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.TransferSignal;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.OfferedFile;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Party;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Protocol;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Reason;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.StreamKey;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Transfer;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferEvent;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferPath;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferState;
import org.xmpp.packet.JID;

/**
 * A SOCKS5 bytestream is set up (XEP-0065): which streamhosts the target gets to see, and when the proxy may move bytes.
 * Each method says whether the stanza goes on.
 */
final class Socks5Streams {

    /** How long after the end of a stream its activation may be repeated. */
    private static final Duration REPEATED = Duration.ofSeconds(10);

    private static final Pattern AMBIGUOUS_SPACE = Pattern.compile("[\\t\\n\\r\\f]|  ");

    private final EnforcementContext context;
    private final Offers offers;
    private final UnofferedStreams unoffered;
    private final LateSteps late;
    private final Ends ends;

    Socks5Streams(EnforcementContext context, Offers offers, UnofferedStreams unoffered, LateSteps late, Ends ends) {
        this.context = context;
        this.offers = offers;
        this.unoffered = unoffered;
        this.late = late;
        this.ends = ends;
    }

    /** A client asks a proxy where it is; only the answer to such a question may carry streamhosts. */
    boolean asked(TransferSignal.AddressQuestion question) {
        Envelope envelope = question.envelope();
        if (context.awaited().expectAddress(envelope, context.transfers().account(envelope.from()))) {
            return true;
        }
        return !refusedForCapacity(question.rewrite());
    }

    /** A peer says where it can be met; in iris' fast mode, the target does so too. */
    boolean offered(TransferSignal.Streamhosts offer) {
        Envelope envelope = offer.envelope();
        if (context.isServer(envelope.to())) {
            return true;
        }
        if (offer.udp() && context.enforces()) {
            unoffered.recordRefused(envelope, offer.stream(), Reasons.NO_UDP, offer.rewrite());
            offer.rewrite().refuse(Refusal.notImplemented(context.text(Reasons.NO_UDP, offer.rewrite())));
            return false;
        }
        if (offer.streamhosts().isEmpty() && !offer.fast() && !offer.udp()) {
            // It tells nothing, so that nothing can come of it.
            context.unrecorded().unfounded();
            return true;
        }
        List<Transfer> all = late.of(envelope, offer.stream(), givenUp -> true);
        if (offer.udp()) {
            all.forEach(transfer -> ends.breach(transfer, Reasons.NO_UDP));
        }
        Optional<Transfer> own = LiveStreams.offeredHosts(all, envelope.from());
        Optional<Transfer> busy = LiveStreams.busy(all, own);
        if (busy.isPresent() && unoffered.refusedAsSecond(busy.get(), envelope, offer.rewrite())) {
            return false;
        }
        if (own.isPresent()) {
            return connect(own.get(), offer);
        }
        List<Reason> breaches = offer.udp() ? List.of(Reasons.NO_UDP) : List.of();
        Admission.Begun begun =
                unoffered.withoutOffer(envelope, offer.stream(), TransferPath.UNKNOWN, offer.rewrite(), breaches);
        return begun.transfer().map(transfer -> connect(transfer, offer)).orElse(begun.goesOn());
    }

    private boolean connect(Transfer transfer, TransferSignal.Streamhosts offer) {
        List<Streamhost> own =
                offer.streamhosts().stream().filter(context.proxy()::owns).toList();
        boolean proxyOnly = transfer.limits().proxyOnly();
        boolean strips = proxyOnly && transfer.isEnforced();
        if (strips && own.isEmpty()) {
            Reason why = withoutProxy(offer);
            ends.refusedAttempt(transfer, why, context.languageOfSender(transfer, offer.envelope(), offer.rewrite()));
            offer.rewrite()
                    .refuse(Refusal.itemNotFound(context.text(why, offer.rewrite(), transfer, offer.envelope())));
            return false;
        }
        List<Streamhost> sent = strips ? own : offer.streamhosts();
        boolean awaited = context.awaited()
                .expectStreamhosts(
                        transfer.id(),
                        offer.envelope(),
                        context.transfers().account(offer.envelope().from()),
                        sent.stream().anyMatch(context.proxy()::owns));
        if (!awaited && refusedForCapacity(offer.rewrite())) {
            return false;
        }
        if (strips) {
            offer.rewrite().keepOnly(context.proxy()::owns);
        } else if (proxyOnly && own.isEmpty()) {
            // Of several, the others would be taken out, and the target would meet the sender at the proxy.
            ends.breach(transfer, withoutProxy(offer));
        }
        // In iris, only a recipient that speaks fast mode names streamhosts of its own, and its sender does then, too.
        boolean fastMode = offer.envelope().from().equals(transfer.recipient());
        context.transfers()
                .apply(transfer.id(), new TransferEvent.Connecting(context.now(), TransferPath.UNKNOWN, fastMode));
        return !namesProxy(offer) || isExpected(transfer, offer.envelope(), offer.rewrite());
    }

    /** Clients ask for the proxy's address once for each login: theirs may be from before a change, or a restart. */
    private Reason withoutProxy(TransferSignal.Streamhosts offer) {
        return namesProxy(offer) ? Reasons.OLD_PROXY_ADDRESS : Reasons.PROXY_ONLY;
    }

    private boolean namesProxy(TransferSignal.Streamhosts offer) {
        return offer.streamhosts().stream()
                .map(Streamhost::jid)
                .filter(Predicate.not(String::isEmpty))
                .anyMatch(jid -> context.proxy().isAt(new Party(jid)));
    }

    /** The requester asks a proxy to let the bytes flow. */
    boolean activated(TransferSignal.Activation activation) {
        Envelope envelope = activation.envelope();
        Optional<Party> target = address(activation.target());
        if (target.isEmpty()) {
            return offers.malformed(new TransferSignal.Malformed(
                    envelope,
                    activation.stream(),
                    OfferedFile.UNKNOWN,
                    false,
                    Flaw.TARGET_INVALID.plain(),
                    activation.rewrite()));
        }
        Envelope stream = activation.met().orElseGet(() -> new Envelope(envelope.from(), target.get(), envelope.id()));
        StreamKey key = StreamKey.of(stream.from(), stream.to(), activation.stream());
        Optional<Transfer> live = LiveStreams.activated(late.of(key), envelope.from());
        if (!context.proxy().isAt(envelope.to())) {
            return atForeignProxy(live, stream, key, activation.rewrite());
        }
        if (live.isPresent()) {
            return activate(live.get(), stream, activation);
        }
        if (hasJustRun(key) || context.proxy().connections(key) < 2) {
            // Nothing can come of it but the proxy's own answer.
            context.unrecorded().unfounded();
            return !unoffered.refusedAsEnded(key, stream, activation.rewrite());
        }
        Admission.Begun begun = unoffered.withoutOffer(
                stream, activation.stream(), TransferPath.PROXIED, activation.rewrite(), List.of());
        if (begun.transfer().isPresent()) {
            return activate(begun.transfer().get(), stream, activation);
        }
        if (begun.goesOn()) {
            context.proxy().expectUnfollowed(key);
        }
        return begun.goesOn();
    }

    /** @param stream the activation's id, between the two whose stream it is */
    private boolean activate(Transfer transfer, Envelope stream, TransferSignal.Activation activation) {
        boolean offered = transfer.offer().protocol() != Protocol.BARE;
        // Both sockets may be the sender's: without the recipient's word, nobody knows who would get the bytes.
        boolean isMet = transfer.hasConsent() && transfer.path() == TransferPath.PROXIED;
        if (transfer.isEnforced() && offered && !isMet) {
            context.unrecorded().unfounded();
            Reason why = transfer.hasConsent() ? Reasons.NOT_AT_PROXY : Reasons.NOT_ACCEPTED;
            activation.rewrite().refuse(Refusal.notAllowed(context.text(why, activation.rewrite())));
            return false;
        }
        Envelope envelope = activation.envelope();
        boolean movesInBand = transfer.state() == TransferState.TRANSFERRING && transfer.path() == TransferPath.IN_BAND;
        if (movesInBand && unoffered.refusedAsSecond(transfer, stream, activation.rewrite())) {
            return false;
        }
        boolean awaited = context.awaited()
                .expect(
                        AwaitedKind.ACTIVATION,
                        transfer.id(),
                        envelope,
                        context.transfers().account(envelope.from()));
        if (!awaited && refusedForCapacity(activation.rewrite())) {
            return false;
        }
        context.transfers().apply(transfer.id(), new TransferEvent.Connecting(context.now(), TransferPath.PROXIED));
        return isExpected(transfer, stream, activation.rewrite());
    }

    /** Some clients activate a stream twice, and a small file may be through before the second time. */
    private boolean hasJustRun(StreamKey stream) {
        return context.transfers()
                .findEnded(stream)
                .filter(ended -> ended.path() == TransferPath.PROXIED && ended.moved())
                .filter(ended -> !ended.state().isOurEnd())
                .filter(ended -> ended.at().plus(REPEATED).isAfter(context.now()))
                .isPresent();
    }

    /** Hands the transfer to the proxy, as it is at that moment: a ticket must not outlive its transfer. */
    private boolean isExpected(Transfer transfer, Envelope envelope, Rewrite rewrite) {
        boolean[] taken = new boolean[] {true};
        context.transfers()
                .whileLive(
                        transfer.id(),
                        live -> taken[0] = context.transfers()
                                .allowance(live.id())
                                .map(allowance -> context.proxy()
                                        .expect(live, allowance, new ProxiedFlow(live.id(), context, late, ends)))
                                .orElse(true));
        return taken[0] || !unoffered.refusedAsSecond(transfer, envelope, rewrite);
    }

    private boolean atForeignProxy(Optional<Transfer> live, Envelope stream, StreamKey key, Rewrite rewrite) {
        if (live.isEmpty()) {
            return !unoffered.refusedAsEnded(key, stream, rewrite);
        }
        Transfer transfer = live.get();
        if (!transfer.limits().proxyOnly()) {
            return true;
        }
        if (transfer.isEnforced()) {
            ends.refused(transfer, Reasons.PROXY_ONLY, context.languageOfSender(transfer, stream, rewrite));
            rewrite.refuse(Refusal.policy(context.text(Reasons.PROXY_ONLY, rewrite)));
            return false;
        }
        ends.breach(transfer, Reasons.PROXY_ONLY);
        return true;
    }

    private boolean refusedForCapacity(Rewrite rewrite) {
        if (context.enforces()) {
            rewrite.refuse(Refusal.resourceConstraint(context.text(Reasons.TOO_MANY_REQUESTS, rewrite)));
            return true;
        }
        context.unrecorded().unfollowed();
        return false;
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
