// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement;

import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.MovedHash;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Obligations.ByteLimit;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Reason;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TimeOuts;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Transfer;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferEvent;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferId;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferState;

/** Writes down what the proxy says of a transfer's stream. The proxy itself holds it to its limits. */
final class ProxiedFlow implements OwnProxy.Flow {

    private static final String PROXY_OFF = "proxy-off";

    private final TransferId id;
    private final Collaborators with;
    private final Endings endings;

    ProxiedFlow(TransferId id, Collaborators with, Endings endings) {
        this.id = id;
        this.with = with;
        this.endings = endings;
    }

    @Override
    public void moved(long bytes) {
        with.transfers().find(id).ifPresent(before -> {
            boolean exceeds = before.wouldExceed(bytes);
            if (with.transfers().move(id, bytes).isEmpty()) {
                if (exceeds) {
                    // Its limit was lowered by what moved another way in the meantime.
                    reachedLimit(before);
                }
            } else if (exceeds) {
                before.obligations().byteLimit().ifPresent(limit -> endings.note(before, limit.reason()));
            }
        });
    }

    /** One that is not what was offered is only written down: the file has arrived, and the sender may be honest. */
    @Override
    public void hashed(MovedHash hash) {
        with.transfers().apply(id, new TransferEvent.Hashed(endings.now(), hash));
    }

    @Override
    public void over(OwnProxy.End end) {
        with.proxy().release(id);
        with.transfers().find(id).ifPresent(transfer -> {
            switch (end) {
                case WHOLE -> endings.end(id, TransferState.COMPLETED, "", "");
                case SHORT, CLOSED -> failed(TimeOuts.STREAM, "The stream ended after " + moved(transfer) + ".");
                case LIMIT -> reachedLimit(transfer);
                case IDLE ->
                    endings.end(
                            id,
                            TransferState.TIMED_OUT,
                            TimeOuts.IDLE,
                            "No byte moved for too long; the stream was closed after " + moved(transfer) + ".");
                case PROXY_OFF ->
                    failed(PROXY_OFF, "The server's proxy was switched off after " + moved(transfer) + ".");
            }
        });
    }

    private void reachedLimit(Transfer transfer) {
        Reason reason = transfer.obligations()
                .byteLimit()
                .map(ByteLimit::reason)
                .orElseGet(() -> new Reason(TimeOuts.STREAM, "The stream reached a limit of the proxy."));
        endings.cut(transfer, reason);
    }

    private void failed(String rule, String text) {
        endings.end(id, TransferState.FAILED, rule, text);
    }

    private static String moved(Transfer transfer) {
        return transfer.bytesMoved()
                + (transfer.file().size().isPresent()
                        ? " of " + transfer.file().size().getAsLong() + " declared bytes"
                        : " bytes");
    }
}
