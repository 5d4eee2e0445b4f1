// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.live;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Argument;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Cause;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Reason;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Transfer;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferEvent;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferState;

/**
 * How long a transfer may stay as it is before it is given up. Its peers may go on with it all the same: then its row is
 * reopened ({@link Transfers#reopen}).
 *
 * @param answer from the offer to the recipient's answer: a person has to see it, and that may be after lunch
 * @param connect from the acceptance to an established stream: a target may try dead addresses for minutes
 * @param fallback from the failure of one attempt until the peers have made another
 * @param idle without a byte while transferring
 * @param remembered how long an ended transfer is known, so that what still comes for it does not pass
 * @param resumable how long one is known that was given up, or that a stop of the server interrupted: a person may answer
 *     its offer late
 */
public record TransferTimeouts(
        Duration answer, Duration connect, Duration fallback, Duration idle, Duration remembered, Duration resumable) {

    /** What holds unless an administrator says otherwise. */
    public static final TransferTimeouts DEFAULT = new TransferTimeouts(
            Duration.ofHours(24),
            Duration.ofMinutes(30),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofMinutes(15),
            Duration.ofHours(24));

    /** An offer without an answer that is older makes room for another one of the same account. */
    public static final Duration STALE = Duration.ofMinutes(35);

    Duration of(Transfer transfer) {
        return switch (transfer.state()) {
            case OFFERED -> answer;
            case ACCEPTED, CONNECTING -> failedAttempt(transfer).isPresent() ? fallback : connect;
            default -> idle;
        };
    }

    /**
     * The end of a transfer that stayed as it is for too long: an attempt that failed without another one is a failure, and
     * a file that has arrived is complete, though nobody closed its stream.
     */
    TransferEvent.Ended end(Transfer transfer, Instant now) {
        if (transfer.hasArrived()) {
            return new TransferEvent.Ended(now, transfer.delivered());
        }
        return failedAttempt(transfer)
                .map(why -> new TransferEvent.Ended(now, TransferState.FAILED, why, true))
                .orElseGet(() -> TransferEvent.Ended.givenUp(now, reason(transfer)));
    }

    private static Optional<Reason> failedAttempt(Transfer transfer) {
        return transfer.progress().failedAttempt();
    }

    private Reason reason(Transfer transfer) {
        return switch (transfer.state()) {
            case OFFERED -> Reason.of(Cause.NO_ANSWER, new Argument.Time(answer));
            case ACCEPTED, CONNECTING -> Reason.of(Cause.NOT_CONNECTED, new Argument.Time(connect));
            default -> Reason.of(Cause.TIME_OUT, new Argument.Time(idle));
        };
    }
}
