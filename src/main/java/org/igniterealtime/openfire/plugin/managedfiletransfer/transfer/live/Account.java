// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.live;

import static java.util.Objects.requireNonNull;

import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Party;

/**
 * Who answers for what a party begins: a user of this server by the bare address, everybody else by the domain, since
 * whoever runs a domain makes as many addresses as he likes.
 *
 * @param name a bare address, or a domain
 * @param local whether it is a user of this server
 */
public record Account(String name, boolean local) {

    public Account {
        requireNonNull(name, "name is null");
    }

    /**
     * The account of this party.
     *
     * @param domain this server's own domain
     */
    public static Account of(Party party, String domain) {
        boolean local = party.domain().equals(domain);
        return new Account(local ? party.bare() : party.domain(), local);
    }
}
