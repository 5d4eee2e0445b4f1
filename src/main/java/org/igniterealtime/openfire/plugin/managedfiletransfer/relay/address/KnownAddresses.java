// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.relay.address;

import static java.util.Objects.requireNonNull;

import java.net.InetAddress;
import java.util.Optional;

/**
 * From where the peers of a stream are connected to the XMPP server, where that is known. Only a hint, since a client may
 * reach the relay another way; it decides where more than two connections wait under one digest.
 */
public record KnownAddresses(Optional<InetAddress> requester, Optional<InetAddress> target) {

    /** Nothing is known. */
    public static final KnownAddresses NONE = new KnownAddresses(Optional.empty(), Optional.empty());

    public KnownAddresses {
        requireNonNull(requester, "requester is null");
        requireNonNull(target, "target is null");
    }

    public boolean isOfPeer(InetAddress address) {
        return isRequester(address) || isTarget(address);
    }

    public boolean knowsBoth() {
        return requester.isPresent() && target.isPresent();
    }

    public boolean isRequester(InetAddress address) {
        return requester.filter(address::equals).isPresent();
    }

    public boolean isTarget(InetAddress address) {
        return target.filter(address::equals).isPresent();
    }
}
