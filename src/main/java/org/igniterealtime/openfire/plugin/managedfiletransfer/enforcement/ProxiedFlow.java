// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement;

import java.util.Optional;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Cause;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.MovedHash;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Transfer;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferEvent;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferId;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferPath;

/** Writes down what the proxy says of a transfer's stream. The proxy itself holds it to its limits. */
final class ProxiedFlow implements OwnProxy.Flow {

    private final TransferId id;
    private final EnforcementContext context;
    private final LateSteps late;
    private final Ends ends;

    ProxiedFlow(TransferId id, EnforcementContext context, LateSteps late, Ends ends) {
        this.id = id;
        this.context = context;
        this.late = late;
        this.ends = ends;
    }

    /** The answer to the activation says so too, later than the first bytes: whoever goes in between has a stream that flows. */
    @Override
    public boolean joined() {
        boolean flows = late.find(id)
                .flatMap(transfer ->
                        context.transfers().apply(id, new TransferEvent.Connected(context.now(), TransferPath.PROXIED)))
                .isPresent();
        return flows || !context.enforces();
    }

    @Override
    public void moved(long bytes, long back) {
        TransferEvent moved = new TransferEvent.Moved(context.now(), TransferPath.PROXIED, bytes, back);
        context.transfers()
                .apply(id, moved)
                // Where it is only watched, a stream goes on after its record was given up.
                .or(() -> late.find(id).flatMap(again -> context.transfers().apply(id, moved)))
                .filter(after -> !after.isEnforced() && after.exceedsByteLimit())
                .ifPresent(over -> ends.breach(over, Reasons.limitOf(over)));
    }

    /** One that is not what was offered is only written down: the file has arrived, and the sender may be honest. */
    @Override
    public void hashed(MovedHash hash) {
        context.transfers()
                .find(id)
                .map(transfer -> transfer.range().isPresent() ? hash.ofRange() : hash)
                .ifPresent(told -> context.transfers().apply(id, new TransferEvent.Hashed(context.now(), told)));
    }

    @Override
    public void over(OwnProxy.End end) {
        context.proxy().release(id);
        // What this server has closed itself is over.
        Optional<Transfer> known =
                end == OwnProxy.End.CLOSED ? context.transfers().find(id) : late.find(id);
        known.ifPresent(transfer -> {
            switch (end) {
                case WHOLE -> whole(transfer);
                case SHORT, CLOSED -> ends.brokenOff(transfer);
                case LIMIT -> ends.cut(transfer, ends.limitOf(transfer, 1), Wording.SERVER);
                case IDLE -> ends.end(id, Reasons.after(Cause.IDLE, transfer));
                case PROXY_OFF -> ends.proxyClosed(transfer);
            }
        });
    }

    /** Both sockets may be the sender's: without the recipient's consent, nobody knows who took the bytes. */
    private void whole(Transfer transfer) {
        if (!ends.delivered(transfer)) {
            if (transfer.hasConsent()) {
                ends.brokenOff(transfer);
            } else {
                ends.end(id, Reasons.UNCONFIRMED);
            }
        }
    }
}
