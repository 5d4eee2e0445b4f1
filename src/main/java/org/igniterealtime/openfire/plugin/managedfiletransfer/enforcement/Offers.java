// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement.AwaitedAnswers.Kind;
import org.igniterealtime.openfire.plugin.managedfiletransfer.policy.Decision;
import org.igniterealtime.openfire.plugin.managedfiletransfer.policy.OfferFacts;
import org.igniterealtime.openfire.plugin.managedfiletransfer.policy.Policy;
import org.igniterealtime.openfire.plugin.managedfiletransfer.policy.Rule;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.Envelope;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.Refusal;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.StreamInitiation;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.StreamMethod;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.TransferSignal;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Obligations;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.OfferedFile;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Party;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Protocol;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Reason;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.SessionKey;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Transfer;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferEvent;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferPath;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferState;
import org.xmpp.packet.IQ;
import org.xmpp.packet.Packet;

/** The first step of a transfer: an offer, or a stream that nobody offered. */
final class Offers {

    /** One account must not fill the registry for all others: offers that nobody answers stay for half an hour. */
    static final int MOST_OF_ONE_SENDER = 200;

    private final Collaborators with;
    private final Endings endings;

    Offers(Collaborators with, Endings endings) {
        this.with = with;
        this.endings = endings;
    }

    /** A file is offered by stream initiation. */
    void offered(TransferSignal.SiOffer offer, IQ packet) {
        Envelope envelope = offer.envelope();
        if (with.isOwnAccount(envelope.to())) {
            // The server answers for an account that is not connected under this address: no transfer begins.
            return;
        }
        SessionKey key = SessionKey.of(envelope.from(), envelope.to(), offer.session());
        Optional<Transfer> same = with.transfers().find(key);
        if (same.isPresent() && isRepeated(same.get(), offer)) {
            // What was taken out of the first one is in this one again.
            negotiate(same.get(), offer, packet);
            return;
        }
        if (same.isPresent() && !makeRoom(same.get(), offer, packet)) {
            return;
        }
        Policy policy = with.policies().current();
        Reach reach = new Reach(Protocol.SI, key, envelope.from(), envelope.to(), offer.file());
        Optional<Transfer> begun = begin(policy, reach, paths(offer.methods()), packet);
        begun.ifPresent(transfer -> negotiate(transfer, offer, packet));
    }

    /** An offer or a step that breaks its protocol's rules. */
    void malformed(TransferSignal.Malformed broken, Packet packet) {
        Envelope envelope = broken.envelope();
        Policy policy = with.policies().current();
        Reason reason = new Reason(Rule.MALFORMED.key(), broken.problem());
        if (policy.enforces()) {
            record(policy, broken, TransferState.REFUSED, reason);
            Refusal.badRequest(broken.problem()).turn(packet);
        } else if (broken.offer() && !with.isOwnAccount(envelope.to())) {
            // It goes on unjudged, and nothing of it can be followed.
            record(policy, broken, TransferState.HANDED_OFF, reason);
        }
    }

    /**
     * A stream for which no live transfer is known: one that was never offered, or whose transfer ended in the
     * meantime. It is decided like an offer.
     *
     * @return the transfer that it belongs to from now on; empty where the packet was turned into a refusal
     */
    Optional<Transfer> unannounced(Envelope envelope, String session, TransferPath path, Packet packet) {
        SessionKey key = SessionKey.of(envelope.from(), envelope.to(), session);
        if (refusedAsEnded(envelope, key, packet)) {
            return Optional.empty();
        }
        Optional<Transfer> before = with.transfers().findEnded(key);
        Policy policy = with.policies().current();
        Reach reach = before.filter(ended -> !ended.state().isOurEnd())
                .map(ended -> new Reach(ended.protocol(), key, ended.sender(), ended.recipient(), ended.file()))
                .orElseGet(() -> new Reach(Protocol.BARE, key, envelope.from(), envelope.to(), OfferedFile.UNKNOWN));
        return begin(policy, reach, Set.of(path), packet);
    }

    /**
     * Refuses a step of a stream that this server ended: by policy while it is enforced, or by an administrator.
     *
     * @return whether the packet was turned
     */
    boolean refusedAsEnded(Envelope envelope, SessionKey key, Packet packet) {
        Policy policy = with.policies().current();
        Optional<Transfer> ended = with.transfers()
                .findEnded(key)
                .filter(before -> before.state().isOurEnd())
                .filter(before -> policy.enforces() || before.state() == TransferState.STOPPED);
        ended.ifPresent(before -> {
            Reason reason = new Reason(
                    Rule.ENDED_STREAM.key(),
                    "This stream was ended before: " + Endings.told(before) + " Offer the file again.");
            Reach reach = new Reach(before.protocol(), key, envelope.from(), envelope.to(), before.file());
            with.transfers().report(reach.ended(with, policy, TransferState.REFUSED, reason));
            Refusal.itemNotFound(reason.text()).turn(packet);
        });
        return ended.isPresent();
    }

    /** A second stream beside one whose bytes are counted would be a way around the count. */
    void refuseSecondStream(Transfer running, Envelope envelope, IQ packet) {
        if (running.obligations().enforced()) {
            Reason reason = new Reason(
                    Rule.DUPLICATE.key(),
                    "The stream of this transfer stands already; a second one cannot be opened beside it.");
            Reach reach = new Reach(running.protocol(), running.key(), envelope.from(), envelope.to(), running.file());
            with.transfers().report(reach.ended(with, with.policies().current(), TransferState.REFUSED, reason));
            Refusal.conflict(reason.text()).turn(packet);
        }
    }

    private Optional<Transfer> begin(Policy policy, Reach reach, Set<TransferPath> paths, Packet packet) {
        Decision decision =
                policy.decide(new OfferFacts(reach.protocol(), reach.sender(), reach.recipient(), reach.file(), paths));
        if (decision instanceof Decision.Refuse refuse) {
            return refuse(policy, reach, refuse.reason(), packet);
        }
        Decision.Allow allow = (Decision.Allow) decision;
        Transfer transfer = Transfer.offered(
                with.ids().next(),
                reach.protocol(),
                reach.key(),
                reach.sender(),
                reach.recipient(),
                reach.file(),
                endings.now(),
                policy.version(),
                allow.obligations());
        if (with.transfers().countSentBy(reach.sender().bare()) >= MOST_OF_ONE_SENDER) {
            return full(
                    policy,
                    reach,
                    "You have " + MOST_OF_ONE_SENDER + " open transfers. End one of them first.",
                    packet);
        }
        if (!with.transfers().add(transfer)) {
            return full(
                    policy,
                    reach,
                    "This server follows as many transfers as it can. Try again in a few minutes.",
                    packet);
        }
        allow.noted().forEach(reason -> with.transfers()
                .apply(transfer.id(), new TransferEvent.Noted(endings.now(), reason)));
        return Optional.of(transfer);
    }

    /** What cannot be followed cannot be held to its limit. */
    private Optional<Transfer> full(Policy policy, Reach reach, String text, Packet packet) {
        Reason full = new Reason(Rule.CAPACITY.key(), text);
        return policy.enforces() ? refuse(policy, reach, full, packet) : Optional.empty();
    }

    private Optional<Transfer> refuse(Policy policy, Reach reach, Reason reason, Packet packet) {
        endings.refusedOffer(reach.ended(with, policy, TransferState.REFUSED, reason), reason);
        Refusal.policy(reason).turn(packet);
        return Optional.empty();
    }

    /** Takes methods out of the offer that the transfer must not use, and waits for the answer. */
    private void negotiate(Transfer transfer, TransferSignal.SiOffer offer, IQ packet) {
        Obligations obligations = transfer.obligations();
        Set<StreamMethod> unwanted = EnumSet.noneOf(StreamMethod.class);
        if (!obligations.inBandAllowed()) {
            unwanted.add(StreamMethod.IN_BAND);
        }
        if (obligations.proxyOnly()) {
            unwanted.add(StreamMethod.OUT_OF_BAND);
            unwanted.add(StreamMethod.OTHER);
        }
        unwanted.retainAll(offer.methods());
        if (!unwanted.isEmpty() && unwanted.containsAll(offer.methods())) {
            Reason reason = new Reason(
                    Rule.PROXY_ONLY.key(),
                    "The offer names no way that this server allows. Offer SOCKS5 bytestreams through this server's proxy.");
            if (obligations.enforced()) {
                endings.refused(transfer, reason);
                Refusal.policy(reason).turn(packet);
                return;
            }
            endings.note(transfer, reason);
        }
        if (obligations.enforced()) {
            unwanted.forEach(method -> StreamInitiation.withdraw(packet, method));
        }
        with.awaited()
                .expect(
                        Kind.OFFER,
                        transfer.id(),
                        offer.envelope(),
                        obligations.enforced() ? List.copyOf(unwanted) : List.of(),
                        List.of());
    }

    /**
     * The same request once more: a client's stream was resumed, and it sent again what may not have arrived. Under the
     * same id with another file it is another offer, to be decided by itself.
     */
    private boolean isRepeated(Transfer transfer, TransferSignal.SiOffer offer) {
        return transfer.file().equals(offer.file())
                && with.awaited()
                        .offerOf(transfer.id())
                        .filter(awaited -> awaited.request().equals(offer.envelope()))
                        .isPresent();
    }

    /** Some clients use one session id for all transfers: a new offer takes the place of one whose bytes do not move. */
    private boolean makeRoom(Transfer same, TransferSignal.SiOffer offer, IQ packet) {
        Reason reason = new Reason(
                Rule.DUPLICATE.key(),
                "A transfer with this session id is running between the same two addresses. Wait for its end.");
        if (same.state() != TransferState.TRANSFERRING) {
            endings.end(
                    same.id(), TransferState.FAILED, "superseded", "A new offer with its session id took its place.");
            return true;
        }
        if (!same.obligations().enforced()) {
            endings.note(same, reason);
            return false;
        }
        Policy policy = with.policies().current();
        Reach reach = new Reach(
                Protocol.SI,
                same.key(),
                offer.envelope().from(),
                offer.envelope().to(),
                offer.file());
        endings.refusedOffer(reach.ended(with, policy, TransferState.REFUSED, reason), reason);
        Refusal.conflict(reason.text()).turn(packet);
        return false;
    }

    private void record(Policy policy, TransferSignal.Malformed broken, TransferState state, Reason reason) {
        Party from = broken.envelope().from();
        Party to = broken.envelope().to();
        Protocol protocol = broken.offer() ? Protocol.SI : Protocol.BARE;
        Reach reach = new Reach(protocol, SessionKey.of(from, to, broken.session()), from, to, broken.file());
        with.transfers().report(reach.ended(with, policy, state, reason));
    }

    private static Set<TransferPath> paths(Set<StreamMethod> methods) {
        Set<TransferPath> paths = EnumSet.noneOf(TransferPath.class);
        methods.forEach(
                method -> paths.add(method == StreamMethod.IN_BAND ? TransferPath.IN_BAND : TransferPath.UNKNOWN));
        return paths;
    }

    /** Who wants to send what to whom. */
    private record Reach(Protocol protocol, SessionKey key, Party sender, Party recipient, OfferedFile file) {

        Transfer ended(Collaborators with, Policy policy, TransferState state, Reason reason) {
            Obligations obligations =
                    policy.enforces() ? new Obligations(true, false, true, Optional.empty()) : Obligations.NONE;
            return Transfer.offered(
                            with.ids().next(),
                            protocol,
                            key,
                            sender,
                            recipient,
                            file,
                            with.clock().instant(),
                            policy.version(),
                            obligations)
                    .after(new TransferEvent.Ended(with.clock().instant(), state, reason))
                    .orElseThrow();
        }
    }
}
