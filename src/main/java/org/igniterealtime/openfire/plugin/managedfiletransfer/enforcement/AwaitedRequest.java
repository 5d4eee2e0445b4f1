// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.AwaitedKind;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.Envelope;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.StreamMethod;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferId;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.live.Account;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.live.StreamMark;

/**
 * A request that was let through and has no answer yet. Immutable.
 *
 * @param transfer what it is about; empty for a proxy's address, for a close, and for the server's own requests
 * @param envelope its addresses and id
 * @param account who is charged for it
 * @param closes how far the recipient had taken the stream, of a close
 * @param refusedMethods stream methods that the policy does not allow the answer to an offer to choose
 * @param came the id it came with, where it went on under another one
 * @param overProxy whether this server's proxy is among the streamhosts that went on to the target
 * @param givenUp whether its transfer was given up, so that another request under the same id may take its place
 * @param since when it was let through, or became what it is now
 */
record AwaitedRequest(
        AwaitedKind kind,
        Optional<TransferId> transfer,
        Envelope envelope,
        Account account,
        Optional<StreamMark> closes,
        List<StreamMethod> refusedMethods,
        Optional<String> came,
        boolean overProxy,
        boolean givenUp,
        Instant since) {

    /** How long a request that belongs to no live transfer waits. */
    private static final Duration LONGEST = Duration.ofHours(1);

    /** How long the answer to a question for an address or to a close can come: no person is asked. */
    private static final Duration LONGEST_OF_CLIENT = Duration.ofMinutes(15);

    /** How long an answer can come to an offer that was called off: a person may find it in the evening. */
    private static final Duration LONGEST_OF_NOBODY = Duration.ofHours(24);

    AwaitedRequest {
        refusedMethods = List.copyOf(refusedMethods);
    }

    /** A step of a transfer. */
    static AwaitedRequest of(AwaitedKind kind, TransferId transfer, Envelope envelope, Account account, Instant since) {
        return of(kind, Optional.of(transfer), envelope, account, since);
    }

    /** What belongs to no transfer. */
    static AwaitedRequest of(AwaitedKind kind, Envelope envelope, Account account, Instant since) {
        return of(kind, Optional.empty(), envelope, account, since);
    }

    private static AwaitedRequest of(
            AwaitedKind kind, Optional<TransferId> transfer, Envelope envelope, Account account, Instant since) {
        return new AwaitedRequest(
                kind, transfer, envelope, account, Optional.empty(), List.of(), Optional.empty(), false, false, since);
    }

    AwaitedRequest refusing(List<StreamMethod> methods) {
        return new AwaitedRequest(kind, transfer, envelope, account, closes, methods, came, overProxy, givenUp, since);
    }

    AwaitedRequest closing(Optional<StreamMark> mark) {
        return new AwaitedRequest(
                kind, transfer, envelope, account, mark, refusedMethods, came, overProxy, givenUp, since);
    }

    AwaitedRequest cameAs(String id) {
        return new AwaitedRequest(
                kind, transfer, envelope, account, closes, refusedMethods, Optional.of(id), overProxy, givenUp, since);
    }

    AwaitedRequest overThisProxy() {
        return new AwaitedRequest(
                kind, transfer, envelope, account, closes, refusedMethods, came, true, givenUp, since);
    }

    /** What its answer is matched by: in a room, the names that the occupants go by do not belong to it. */
    Envelope key() {
        return envelope.withoutRoom();
    }

    /** The same request, of no transfer any more. */
    AwaitedRequest as(AwaitedKind newKind, Instant now) {
        return new AwaitedRequest(
                newKind, Optional.empty(), envelope, account, closes, refusedMethods, came, overProxy, false, now);
    }

    AwaitedRequest ofGivenUp() {
        return new AwaitedRequest(
                kind, transfer, envelope, account, closes, refusedMethods, came, overProxy, true, since);
    }

    /** Whether a person, or a client after minutes, may answer it still when its transfer was given up. */
    boolean isQuestion() {
        return switch (kind) {
            case OFFER, STREAMHOSTS, OPEN -> true;
            default -> false;
        };
    }

    /** Whether no answer is to be expected any more. Questions wait as long as their transfer may go on. */
    boolean isTooOld(Instant now) {
        Duration longest =
                switch (kind) {
                    case NOBODYS -> LONGEST_OF_NOBODY;
                    case OWN, ADDRESS, CLOSE -> LONGEST_OF_CLIENT;
                    default -> LONGEST;
                };
        return !isQuestion() && since.plus(longest).isBefore(now);
    }
}
