// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement;

import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Transfer;

/**
 * SOCKS5 bytestreams over this server's own proxy. No stream outlives its transfer uncounted. What is only watched goes on
 * when its record has ended, by a time-out; but not against an administrator.
 */
final class ProxiedCarrier implements Carrier {

    private final OwnProxy proxy;

    ProxiedCarrier(OwnProxy proxy) {
        this.proxy = proxy;
    }

    @Override
    public void cut(Transfer ended) {
        proxy.close(ended.id());
    }

    @Override
    public void forget(Transfer ended) {
        if (ended.state().isOurEnd()) {
            return;
        }
        if (ended.isEnforced()) {
            proxy.close(ended.id());
        } else {
            proxy.release(ended.id());
        }
    }
}
