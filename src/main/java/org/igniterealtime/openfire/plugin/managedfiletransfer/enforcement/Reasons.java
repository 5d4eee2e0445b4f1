// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement;

import java.util.OptionalLong;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.Problem;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Argument;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Cause;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Limits;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Party;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Reason;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Transfer;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferState;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.live.Ended;

/** The reasons that this room gives, with their arguments. */
final class Reasons {

    static final Reason PROXY_ONLY = Reason.of(Cause.PROXY_ONLY);
    static final Reason OLD_PROXY_ADDRESS = Reason.of(Cause.OLD_PROXY_ADDRESS);
    static final Reason NO_ALLOWED_METHOD = Reason.of(Cause.NO_ALLOWED_METHOD);
    static final Reason CHOSE_REFUSED_METHOD = Reason.of(Cause.REFUSED_METHOD);
    static final Reason USED_UNOFFERED_STREAMHOST = Reason.of(Cause.OTHER_STREAMHOST);
    static final Reason NO_IN_BAND = Reason.of(Cause.IN_BAND);
    static final Reason NO_STREAM = Reason.of(Cause.NO_STREAM);
    static final Reason NO_UDP = Reason.of(Cause.UDP);
    static final Reason NOT_ACCEPTED = Reason.of(Cause.NOT_ACCEPTED);
    static final Reason NOT_AT_PROXY = Reason.of(Cause.NOT_AT_PROXY);
    static final Reason SECOND_STREAM = Reason.of(Cause.SECOND_STREAM);
    static final Reason SESSION_IN_USE = Reason.of(Cause.DUPLICATE);
    static final Reason SHARE_USED_UP = Reason.of(Cause.CAPACITY);
    static final Reason FULL = Reason.of(Cause.SERVER_FULL);
    static final Reason TOO_MANY_REQUESTS = Reason.of(Cause.TOO_MANY_REQUESTS);
    static final Reason VETOED = Reason.of(Cause.VETOED);
    static final Reason VETO_FAILED = Reason.of(Cause.VETO_FAILED);
    static final Reason INTERNAL_ERROR = Reason.of(Cause.INTERNAL_ERROR);
    static final Reason UNJUDGED = Reason.of(Cause.UNJUDGED);
    static final Reason REVOKED = Reason.of(Cause.REVOKED);

    /** What the parties learn of a stop: the history names the administrator, they do not learn who. */
    static final Reason STOPPED = Reason.of(Cause.STOPPED);

    static final Reason DECLINED = Reason.of(Cause.DECLINED);
    static final Reason WITHDRAWN = Reason.of(Cause.WITHDRAWN);
    static final Reason SUPERSEDED = Reason.of(Cause.SUPERSEDED);
    static final Reason NO_ANSWER_YET = Reason.of(Cause.MADE_ROOM);
    static final Reason UNCONFIRMED = Reason.of(Cause.UNCONFIRMED);
    static final Reason UNCONFIRMED_BLOCKS = Reason.of(Cause.UNCONFIRMED_BLOCKS);
    static final Reason PROXY_LIMIT = Reason.of(Cause.PROXY_LIMIT);
    static final Reason DIRECT = Reason.of(Cause.DIRECT);
    static final Reason OTHER_PROXY = Reason.of(Cause.OTHER_PROXY);
    static final Reason UNKNOWN_PROXY_ADDRESS = Reason.of(Cause.UNKNOWN_PROXY_ADDRESS);
    static final Reason INTERRUPTED_BEFORE = Reason.of(Cause.INTERRUPTED_BEFORE);
    static final Reason PLUGIN_STOPPED = Reason.of(Cause.INTERRUPTED);

    /** So many bytes as this server cannot see. */
    private static final Argument UNSEEN = new Argument.Word("amount.unseen");

    private Reasons() {}

    static Reason malformed(Problem problem) {
        return new Reason(Cause.MALFORMED, problem.quoted());
    }

    static Reason notFollowed(Problem problem) {
        return new Reason(Cause.NOT_FOLLOWED, problem.quoted());
    }

    static Reason endedBefore(Ended before) {
        Cause told = before.state() == TransferState.STOPPED
                ? Cause.STOPPED
                : before.reason().cause();
        return Reason.of(Cause.ENDED_STREAM, Argument.Word.of(told));
    }

    static Reason stoppedBy(String administrator) {
        return Reason.of(Cause.ADMINISTRATOR, new Argument.Text(administrator));
    }

    /** The peer answered a request with an error. */
    static Reason error(Cause cause, String condition) {
        return Reason.of(cause, new Argument.Text(condition));
    }

    static Reason closedEarly(Transfer transfer, Party closer) {
        return after(isSender(transfer, closer) ? Cause.CANCELLED_BY_SENDER : Cause.CANCELLED_BY_RECIPIENT, transfer);
    }

    /** Of a file whose size is not known, nobody can tell whether what moved is all of it. */
    static Reason gone(Transfer transfer, Party party) {
        boolean unsized = transfer.bytesMoved() > 0 && transfer.expectedBytes().isEmpty();
        if (isSender(transfer, party)) {
            return after(unsized ? Cause.SENDER_GONE_UNSIZED : Cause.SENDER_GONE, transfer);
        }
        return after(unsized ? Cause.RECIPIENT_GONE_UNSIZED : Cause.RECIPIENT_GONE, transfer);
    }

    /** Its sentence tells how much had moved until then. */
    static Reason after(Cause cause, Transfer transfer) {
        OptionalLong seen = transfer.bytesSeen();
        return Reason.of(cause, seen.isPresent() ? Argument.bytes(seen.getAsLong(), transfer.expectedBytes()) : UNSEEN);
    }

    /** Its own bytes are more than its limit allows. */
    static Reason limitOf(Transfer transfer) {
        return transfer.byteLimit().map(Limits.ByteLimit::reason).orElse(PROXY_LIMIT);
    }

    private static boolean isSender(Transfer transfer, Party party) {
        return party.equals(transfer.sender());
    }
}
