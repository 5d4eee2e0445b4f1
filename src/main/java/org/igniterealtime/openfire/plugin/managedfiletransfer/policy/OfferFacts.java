// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.policy;

import static java.util.Objects.requireNonNull;

import java.util.Set;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.OfferedFile;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Party;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Protocol;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferPath;

/**
 * What is known when a transfer has to be decided.
 *
 * @param paths the ways that the sender proposes: {@link TransferPath#IN_BAND} for in-band bytestreams,
 *     {@link TransferPath#UNKNOWN} for SOCKS5 bytestreams, whose streamhosts are not known yet, and for anything else
 */
public record OfferFacts(Protocol protocol, Party sender, Party recipient, OfferedFile file, Set<TransferPath> paths) {

    public OfferFacts {
        requireNonNull(protocol, "protocol is null");
        requireNonNull(sender, "sender is null");
        requireNonNull(recipient, "recipient is null");
        requireNonNull(file, "file is null");
        paths = Set.copyOf(paths);
    }

    /** Whether there is no other way than in stanzas. */
    boolean isInBandOnly() {
        return paths.equals(Set.of(TransferPath.IN_BAND));
    }
}
