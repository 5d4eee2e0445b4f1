// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.igniterealtime.openfire.plugin.managedfiletransfer.policy.PolicyStore;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.Envelope;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.LocalizedText;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.Rewrite;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Party;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Reason;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Transfer;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferIds;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.live.StreamMark;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.live.Transfers;

/**
 * What all of this room works with.
 *
 * @param domain this server's XMPP domain
 */
public record EnforcementContext(
        Transfers transfers,
        PolicyStore policies,
        AwaitedAnswers awaited,
        OwnProxy proxy,
        InBandCarrier inBand,
        Outbox outbox,
        Wording wording,
        Vetoes vetoes,
        Unrecorded unrecorded,
        TransferIds ids,
        Clock clock,
        String domain) {

    public EnforcementContext {
        requireNonNull(transfers, "transfers is null");
        requireNonNull(policies, "policies is null");
        requireNonNull(awaited, "awaited is null");
        requireNonNull(proxy, "proxy is null");
        requireNonNull(inBand, "inBand is null");
        requireNonNull(outbox, "outbox is null");
        requireNonNull(wording, "wording is null");
        requireNonNull(vetoes, "vetoes is null");
        requireNonNull(unrecorded, "unrecorded is null");
        requireNonNull(ids, "ids is null");
        requireNonNull(clock, "clock is null");
        requireNonNull(domain, "domain is null");
    }

    /** Whether the server itself answers requests to this address: its domain, or an account and none of its connections. */
    boolean isServer(Party party) {
        return !party.hasResource() && isLocal(party);
    }

    /** Whether this is a user of this server. */
    boolean isLocal(Party party) {
        return party.domain().equals(domain);
    }

    /** Whether breaches are refused now, not only written down. */
    boolean enforces() {
        return policies.current().enforces();
    }

    /** What the sender of a stanza that is refused reads. */
    LocalizedText text(Reason reason, Rewrite refused) {
        return wording.reason(reason, refused.language());
    }

    /** What one of the parties reads whose stanza is refused. */
    LocalizedText text(Reason reason, Rewrite refused, Transfer transfer, Envelope stanza) {
        return stanza.from().equals(transfer.recipient())
                ? wording.reasonToRecipient(reason, refused.language())
                : text(reason, refused);
    }

    /** The language in which a transfer's sender is told of a stanza; nothing is known where another one sent it. */
    String languageOfSender(Transfer transfer, Envelope stanza, Rewrite rewrite) {
        return stanza.from().equals(transfer.sender()) ? rewrite.language() : Wording.SERVER;
    }

    /** What is read by a peer of whose language nothing is known. */
    LocalizedText text(Reason reason) {
        return wording.reason(reason, Wording.SERVER);
    }

    /** How far the recipient has taken the stream of this transfer. */
    Optional<StreamMark> mark(Transfer transfer) {
        return transfers.mark(transfer);
    }

    Instant now() {
        return clock.instant();
    }
}
