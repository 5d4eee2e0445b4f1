// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.transfer;

import java.time.Duration;
import java.time.Instant;

/**
 * How long a transfer may stay as it is before it counts as given up.
 *
 * @param answer from the offer to the recipient's answer: a person has to see it, Spark waits 30 minutes
 * @param connect from the acceptance to a stream that stands, with the fallback to another method
 * @param fallback from the failure of one way until the peers have tried another
 * @param idle without a byte while transferring
 * @param remembered how long the key of an ended transfer is known, so that what still comes for it does not pass
 */
public record TimeOuts(Duration answer, Duration connect, Duration fallback, Duration idle, Duration remembered) {

    /** The key of a reason that says why a stream could not be set up. */
    public static final String STREAM = "stream";

    /** The key of a reason that says that nothing happened for too long. */
    public static final String IDLE = "time-out";

    /** What holds unless an administrator says otherwise. */
    public static final TimeOuts DEFAULT = new TimeOuts(
            Duration.ofMinutes(35),
            Duration.ofMinutes(2),
            Duration.ofSeconds(40),
            Duration.ofMinutes(30),
            Duration.ofMinutes(15));

    Duration of(Transfer transfer) {
        return switch (transfer.state()) {
            case OFFERED -> answer;
            case ACCEPTED, CONNECTING -> isHindered(transfer) ? fallback : connect;
            default -> idle;
        };
    }

    /** The end of a transfer that stayed as it is for too long: a way that failed and no other tried is a failure. */
    TransferEvent.Ended end(Transfer transfer, Instant now) {
        return isHindered(transfer)
                ? new TransferEvent.Ended(
                        now, TransferState.FAILED, transfer.reason().orElseGet(() -> reason(transfer)))
                : new TransferEvent.Ended(now, TransferState.TIMED_OUT, reason(transfer));
    }

    private static boolean isHindered(Transfer transfer) {
        return transfer.state() == TransferState.CONNECTING
                && transfer.reason().map(Reason::rule).filter(STREAM::equals).isPresent();
    }

    private Reason reason(Transfer transfer) {
        String text =
                switch (transfer.state()) {
                    case OFFERED -> "No answer to the offer within " + answer.toMinutes() + " minutes.";
                    case ACCEPTED, CONNECTING -> "No stream was set up within " + connect.toSeconds() + " seconds.";
                    default -> "No byte moved for " + idle.toMinutes() + " minutes.";
                };
        return new Reason(IDLE, text);
    }
}
