// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement;

import java.util.List;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Transfer;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferEvent;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.live.TransferListener;

/**
 * When a transfer has ended, everything that was held for it is let go, inside its last change: nothing can be taken for it
 * after that.
 */
public final class Cleanup implements TransferListener {

    private final List<Carrier> carriers;
    private final AwaitedAnswers awaited;
    private final TransferListener next;

    /** @param next hears of every change as well, and first */
    public Cleanup(OwnProxy proxy, InBandCarrier inBand, AwaitedAnswers awaited, TransferListener next) {
        this.carriers = List.of(new ProxiedCarrier(proxy), inBand);
        this.awaited = awaited;
        this.next = next;
    }

    @Override
    public void changed(Transfer transfer, TransferEvent event) {
        try {
            next.changed(transfer, event);
        } finally {
            if (event instanceof TransferEvent.Ended ended) {
                letGo(transfer, ended.givenUp());
            }
        }
    }

    private void letGo(Transfer transfer, boolean givenUp) {
        if (transfer.state().isOurEnd()) {
            awaited.revoke(transfer.id());
        } else if (givenUp) {
            // A person may answer it still.
            awaited.keepQuestions(transfer.id());
        } else {
            awaited.forget(transfer.id());
        }
        carriers.forEach(carrier -> carrier.forget(transfer));
    }
}
