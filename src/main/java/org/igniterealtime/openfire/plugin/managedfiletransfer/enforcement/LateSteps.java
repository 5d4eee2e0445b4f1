// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.Envelope;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.StreamKey;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Transfer;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferId;

/**
 * Finds the transfer to which a step or an answer belongs, also where it was given up: people answer late, and clients try
 * dead addresses for minutes. It is live again then, as it stood, and its row is the one that it had.
 */
final class LateSteps {

    private final EnforcementContext context;
    private final Admission admission;

    LateSteps(EnforcementContext context, Admission admission) {
        this.context = context;
        this.admission = admission;
    }

    /** The transfers of this stream. */
    List<Transfer> of(StreamKey stream) {
        return of(stream, givenUp -> true);
    }

    /**
     * The transfers to whose stream this step belongs; one that was given up only if it is of this kind. To a client, a stream is
     * that of the address that it sees: who knows the other one from a room has another stream with him than who does not.
     */
    List<Transfer> of(Envelope step, String stream, Predicate<Transfer> kind) {
        Predicate<Transfer> ofStep = transfer -> LiveStreams.isOf(transfer, step);
        return of(StreamKey.of(step.from(), step.to(), stream), ofStep.and(kind)).stream()
                .filter(ofStep)
                .toList();
    }

    private List<Transfer> of(StreamKey stream, Predicate<Transfer> kind) {
        List<Transfer> live = context.transfers().of(stream);
        if (!live.isEmpty()) {
            return live;
        }
        return context.transfers().findGivenUp(stream).filter(kind).flatMap(admission::reopen).stream()
                .toList();
    }

    /** The transfer of this id. */
    Optional<Transfer> find(TransferId id) {
        return context.transfers()
                .find(id)
                .or(() -> context.transfers().findGivenUp(id).flatMap(admission::reopen));
    }
}
