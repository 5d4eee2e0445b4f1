// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.transfer;

import static java.util.Objects.requireNonNull;

/**
 * One of the two ends of a transfer, by its XMPP address.
 *
 * @param address the JID as the server routes it (prepared, RFC 7622); with its resource where it has one, and without the
 *     dot that may end a domain: to some clients, that is the same address (section 3.2 of the RFC)
 */
public record Party(String address) {

    public Party {
        requireNonNull(address, "address is null");
        if (address.isEmpty()) {
            throw new IllegalArgumentException("address is empty");
        }
        address = withoutRoot(address);
    }

    private static String withoutRoot(String address) {
        int slash = address.indexOf('/');
        int end = slash < 0 ? address.length() : slash;
        int domainEnd = end;
        while (domainEnd > 1 && address.charAt(domainEnd - 1) == '.') {
            domainEnd--;
        }
        return domainEnd == end ? address : address.substring(0, domainEnd) + address.substring(end);
    }

    /** The address without its resource. */
    public String bare() {
        int slash = address.indexOf('/');
        return slash < 0 ? address : address.substring(0, slash);
    }

    /** The domain part. */
    public String domain() {
        String bare = bare();
        return bare.substring(bare.indexOf('@') + 1);
    }

    /** Whether the address names one connection, not an account. */
    public boolean hasResource() {
        return address.indexOf('/') >= 0;
    }

    @Override
    public String toString() {
        return address;
    }
}
