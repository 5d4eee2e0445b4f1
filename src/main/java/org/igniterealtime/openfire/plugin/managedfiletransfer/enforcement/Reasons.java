// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement;

import org.igniterealtime.openfire.plugin.managedfiletransfer.policy.Rule;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Ended;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Party;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Reason;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Transfer;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferState;

/** Why this room refuses, ends or waits: every reason that it gives, in one place. None quotes a peer's text. */
final class Reasons {

    static final Reason PROXY_ONLY = of(
            Rule.PROXY_ONLY,
            "On this server, files travel only through its own proxy, and the sender's client did not offer it. "
                    + "A client that uses the server's file transfer proxy will pass.");

    static final Reason NO_ALLOWED_METHOD = of(
            Rule.PROXY_ONLY,
            "The offer names no method that this server allows. Offer SOCKS5 bytestreams through this server's proxy.");

    static final Reason CHOSE_REFUSED_METHOD = of(
            Rule.IN_BAND, "The recipient's client chose a method that this server does not allow for this transfer.");

    static final Reason USED_UNOFFERED_STREAMHOST = of(
            Rule.PROXY_ONLY,
            "The recipient's client used an address that this server had not let through. Files travel only through its proxy.");

    static final Reason NO_IN_BAND = of(
            Rule.IN_BAND,
            "In-band transfers are not allowed on this server. Use a client that sends files over SOCKS5 bytestreams.");

    static final Reason NO_STREAM =
            of(Rule.NO_STREAM, "No in-band stream of this id is open between the two addresses. Offer the file again.");

    static final Reason NO_UDP =
            of(Rule.MALFORMED, "This server does not pass on bytestreams over UDP; the mode must be tcp.");

    static final Reason NOT_ACCEPTED = of(
            Rule.NOT_ACCEPTED, "The recipient has not accepted this transfer, so no byte of it can be forwarded yet.");

    static final Reason NOT_CONNECTED = of(
            Rule.NOT_ACCEPTED,
            "The recipient has not said that it is connected to the proxy, so no byte can be forwarded to it yet.");

    static final Reason SECOND_STREAM =
            of(Rule.DUPLICATE, "A stream of this id is established already; a second one cannot be opened beside it.");

    static final Reason SESSION_IN_USE = of(
            Rule.DUPLICATE,
            "A transfer with this session id is running between the same two addresses. Wait for its end.");

    static final Reason SHARE_USED_UP =
            of(Rule.CAPACITY, "You have as many open transfers as this server allows. End one of them first.");

    static final Reason FULL =
            of(Rule.CAPACITY, "This server follows as many transfers as it can. Try again in a few minutes.");

    static final Reason TOO_MANY_REQUESTS = of(
            Rule.CAPACITY,
            "Too many of your requests have no answer yet, or another one has the same id. Wait for the answers.");

    static final Reason INTERNAL_ERROR = of(
            Rule.INTERNAL_ERROR,
            "This server could not judge the file transfer, so it was not let through. Its log says why.");

    static final Reason UNJUDGED = of(
            Rule.INTERNAL_ERROR,
            "This server could not judge the file transfer. It was let through, since no rule is enforced.");

    static final Reason REVOKED =
            of(Rule.ENDED_STREAM, "This server has ended the transfer in the meantime. Offer the file again.");

    /** What the parties learn of a stop: the history names the administrator, they do not learn who. */
    static final Reason STOPPED =
            new Reason("administrator", "The transfer was stopped by an administrator of this server.");

    static final Reason DECLINED = new Reason("peer", "The recipient declined the file.");

    static final Reason SUPERSEDED = new Reason("superseded", "The sender made a new offer with the same session id.");

    static final Reason NO_ANSWER_YET = new Reason(
            Reason.TIME_OUT,
            "The recipient had not answered when the sender had too many open offers to keep this one.");

    static final Reason DELIVERED = new Reason("", "");

    static final Reason UNCONFIRMED = new Reason(
            "not-accepted",
            "Bytes were forwarded between two connections, but the recipient was not seen to take part in the transfer.");

    static final Reason DIRECT =
            new Reason("", "Sender and recipient connected directly; this server does not see the bytes.");

    static final Reason OTHER_PROXY =
            new Reason("", "Sender and recipient use a proxy elsewhere; this server does not see the bytes.");

    static final Reason NOT_FOLLOWED =
            of(Rule.MALFORMED, "The offer could not be read, so that the transfer cannot be followed.");

    static final Reason INTERRUPTED_BEFORE = of(
            Rule.ENDED_STREAM,
            "This transfer was interrupted by a stop of the server or of its file transfer plugin. Send the file again.");

    static final Reason PLUGIN_STOPPED =
            new Reason("interrupted", "The server or the plugin was stopped while this transfer was open.");

    private Reasons() {}

    static Reason malformed(String problem) {
        return of(Rule.MALFORMED, problem);
    }

    static Reason endedBefore(Ended before) {
        return of(
                Rule.ENDED_STREAM,
                "This stream was ended before: " + told(before.state(), before.reason()) + " Offer the file again.");
    }

    static Reason stoppedBy(String administrator) {
        return new Reason(STOPPED.rule(), "Stopped by the administrator " + administrator + ".");
    }

    static Reason offerFailed(String condition) {
        return new Reason("peer", "The offer was answered with an error (" + condition + ").");
    }

    static Reason noStreamhost(String condition) {
        return new Reason(Reason.STREAM, "The recipient could not connect to any streamhost (" + condition + ").");
    }

    static Reason notActivated(String condition) {
        return new Reason(Reason.STREAM, "The proxy did not activate the stream (" + condition + ").");
    }

    static Reason notOpened(String condition) {
        return new Reason(Reason.STREAM, "The recipient did not open the in-band stream (" + condition + ").");
    }

    static Reason blockFailed(String condition) {
        return new Reason(
                Reason.STREAM, "A block of the in-band stream was answered with an error (" + condition + ").");
    }

    static Reason attemptRefused(Reason why) {
        return new Reason(Reason.STREAM, why.text());
    }

    static Reason closedEarly(Transfer transfer, Party closer) {
        return new Reason(
                "peer", "The " + role(transfer, closer) + " closed the stream after " + moved(transfer) + ".");
    }

    static Reason gone(Transfer transfer, Party party) {
        return new Reason("gone", "The " + role(transfer, party) + " went offline after " + moved(transfer) + ".");
    }

    static Reason streamEnded(Transfer transfer) {
        return new Reason(Reason.STREAM, "The stream ended after " + moved(transfer) + ".");
    }

    static Reason idle(Transfer transfer) {
        return new Reason(
                Reason.TIME_OUT, "No byte moved for too long; the stream was closed after " + moved(transfer) + ".");
    }

    static Reason proxyOff(Transfer transfer) {
        return new Reason("proxy-off", "The server's proxy was switched off after " + moved(transfer) + ".");
    }

    static Reason limitOf(Transfer transfer) {
        return transfer.limits()
                .byteLimit()
                .map(limit -> limit.reason())
                .orElseGet(() -> new Reason(Reason.STREAM, "The stream reached a limit of the proxy."));
    }

    private static String told(TransferState state, Reason reason) {
        return state == TransferState.STOPPED ? STOPPED.text() : reason.text();
    }

    private static String role(Transfer transfer, Party party) {
        return party.equals(transfer.sender()) ? "sender" : "recipient";
    }

    private static String moved(Transfer transfer) {
        String declared = transfer.file().size().isPresent()
                ? " of " + transfer.file().size().getAsLong() + " declared"
                : "";
        return transfer.bytesMoved() + declared + " bytes";
    }

    private static Reason of(Rule rule, String text) {
        return new Reason(rule.key(), text);
    }
}
