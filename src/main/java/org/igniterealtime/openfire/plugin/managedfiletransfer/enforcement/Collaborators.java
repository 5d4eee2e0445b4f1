// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import org.igniterealtime.openfire.plugin.managedfiletransfer.policy.PolicyStore;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Party;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferIds;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Transfers;

/**
 * What enforcement works with.
 *
 * @param domain this server's XMPP domain
 */
public record Collaborators(
        Transfers transfers,
        PolicyStore policies,
        AwaitedAnswers awaited,
        OwnProxy proxy,
        Outbox outbox,
        TransferIds ids,
        Clock clock,
        String domain) {

    public Collaborators {
        requireNonNull(transfers, "transfers is null");
        requireNonNull(policies, "policies is null");
        requireNonNull(awaited, "awaited is null");
        requireNonNull(proxy, "proxy is null");
        requireNonNull(outbox, "outbox is null");
        requireNonNull(ids, "ids is null");
        requireNonNull(clock, "clock is null");
        requireNonNull(domain, "domain is null");
    }

    /** Whether this is an account of this server, not one of its connections: the server itself answers for it. */
    boolean isOwnAccount(Party party) {
        return !party.hasResource() && party.domain().equals(domain);
    }

    /** Whether this is a user of this server. */
    boolean isLocalUser(Party party) {
        return party.domain().equals(domain);
    }
}
