// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.transfer;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Why a transfer ended, an attempt failed or something was refused. Each has a stable key: the history stores it, statistics
 * count by it, and in every language it has a label and a sentence, {@code mft.cause.KEY} and {@code mft.cause.KEY.text}.
 * Never change a key.
 */
public enum Cause {
    // The rules of the policy. A cause that names another one breaks the same rule, in another way.

    /** The file is larger than allowed. Size, limit. */
    LARGEST_FILE("largest-file", Kind.RULE, 2, TransferState.REFUSED),
    /** The limit is 0. */
    NO_FILES("no-files", LARGEST_FILE, 0, TransferState.REFUSED),
    /** More bytes moved than a file may have. Limit. */
    LIMIT_REACHED("limit-reached", LARGEST_FILE, 1, TransferState.CUT),
    /** More bytes moved than the offer declared. Declared size. */
    DECLARED_SIZE("declared-size", Kind.RULE, 1, TransferState.CUT),
    /** More bytes moved than the part of the file has that the recipient asked for. Its bytes. */
    RANGE_EXCEEDED("range-exceeded", DECLARED_SIZE, 1, TransferState.CUT),
    /** The file's name has a blocked extension. The extension. */
    BLOCKED_EXTENSION("refused-ending", Kind.RULE, 1, TransferState.REFUSED),
    /** The offer does not say how large the file is. */
    UNKNOWN_SIZE("unknown-size", Kind.RULE, 0, TransferState.REFUSED),
    /** In-band bytestreams are not allowed. */
    IN_BAND("in-band", Kind.RULE, 0, TransferState.REFUSED),
    /** The recipient chose a method that was taken out of the offer. */
    REFUSED_METHOD("refused-method", IN_BAND, 0, TransferState.REFUSED),
    /** The bytes may travel only through this server's proxy. */
    PROXY_ONLY("proxy-only", Kind.RULE, 0, TransferState.REFUSED),
    /** No method of the offer is allowed. */
    NO_ALLOWED_METHOD("no-allowed-method", PROXY_ONLY, 0, TransferState.REFUSED),
    /** The recipient used an address that was taken out of the offer. */
    OTHER_STREAMHOST("other-streamhost", PROXY_ONLY, 0, TransferState.REFUSED),
    /** The offer names this server's proxy at an address that is not, or no longer, advertised. */
    OLD_PROXY_ADDRESS("old-proxy-address", PROXY_ONLY, 0, TransferState.REFUSED),

    // What no policy allows: bytes that could not be judged or counted.

    /** The request breaks its protocol's rules. The flaw, and what its sentence needs. */
    MALFORMED("malformed", Kind.RULE, 1, TransferState.REFUSED),
    /** The same, let through since the policy is not enforced. The flaw, and what its sentence needs. */
    NOT_FOLLOWED("not-followed", MALFORMED, 1, TransferState.HANDED_OFF),
    /** A bytestream over UDP. */
    UDP("udp", MALFORMED, 0, TransferState.REFUSED),
    /** This server ended the stream before. The label of the cause. */
    ENDED_STREAM("ended-stream", Kind.RULE, 1, TransferState.REFUSED),
    /** This server ended the transfer while the answer was under way. */
    REVOKED("revoked", ENDED_STREAM, 0, TransferState.REFUSED),
    /** A stop of the server or of the plugin ended the transfer, and its peers go on. */
    INTERRUPTED_BEFORE("interrupted-before", ENDED_STREAM, 0, TransferState.REFUSED),
    /** The session id belongs to a running transfer of the same two addresses. */
    DUPLICATE("duplicate", Kind.RULE, 0, TransferState.REFUSED),
    /** A stream of this id is established. */
    SECOND_STREAM("second-stream", DUPLICATE, 0, TransferState.REFUSED),
    /** The stream had carried another file before, and was not closed: what is left of its limit is too little. Those bytes. */
    STREAM_USED_UP("stream-used-up", Kind.RULE, 1, TransferState.CUT),
    /** Bytes for a recipient who has not accepted them. */
    NOT_ACCEPTED("not-accepted", Kind.RULE, 0, TransferState.REFUSED),
    /** Bytes over the proxy for a recipient who did not say that it is connected to it. */
    NOT_AT_PROXY("not-at-proxy", NOT_ACCEPTED, 0, TransferState.REFUSED),
    /** Bytes of a stream that is not open. */
    NO_STREAM("no-stream", Kind.RULE, 0, TransferState.REFUSED),
    /** One account has too many open transfers. */
    CAPACITY("capacity", Kind.RULE, 0, TransferState.REFUSED),
    /** All have. */
    SERVER_FULL("server-full", CAPACITY, 0, TransferState.REFUSED),
    /** Too many requests of one account have no answer. */
    TOO_MANY_REQUESTS("too-many-requests", CAPACITY, 0, TransferState.REFUSED),
    /** Another plugin forbids the transfer, whatever the policy says. */
    VETOED("vetoed", Kind.RULE, 0, TransferState.REFUSED),
    /** Another plugin that may forbid it failed when it was asked. */
    VETO_FAILED("veto-failed", VETOED, 0, TransferState.REFUSED),
    /** The plugin failed; what it cannot judge does not pass. */
    INTERNAL_ERROR("internal-error", Kind.RULE, 0, TransferState.REFUSED),
    /** The plugin failed, and the stanza was let through since the policy is not enforced. */
    UNJUDGED("unjudged", INTERNAL_ERROR, 0, TransferState.HANDED_OFF),

    // Other ends.

    /** All of the file was forwarded. */
    DELIVERED("delivered", Kind.END, 0, TransferState.COMPLETED),
    /** All of the part that the recipient asked for was forwarded. Its bytes, how many of the file come before it. */
    DELIVERED_RANGE("delivered-range", Kind.END, 2, TransferState.COMPLETED),
    /** The bytes go straight between the peers. */
    DIRECT("direct", Kind.END, 0, TransferState.HANDED_OFF),
    /** The bytes go through a proxy elsewhere. */
    OTHER_PROXY("other-proxy", Kind.END, 0, TransferState.HANDED_OFF),
    /** The bytes go to this server's proxy at an address that is not advertised, and are not seen to arrive there. */
    UNKNOWN_PROXY_ADDRESS("unknown-proxy-address", Kind.END, 0, TransferState.HANDED_OFF),
    /** Bytes moved, and the recipient was not seen to take part. */
    UNCONFIRMED("unconfirmed", Kind.END, 0, TransferState.HANDED_OFF),
    /** All of the file was forwarded in-band, and the recipient's client has not said that it took it. */
    UNCONFIRMED_BLOCKS("unconfirmed-blocks", Kind.END, 0, TransferState.HANDED_OFF),
    /** An administrator stopped it, as the history tells. The administrator. */
    ADMINISTRATOR("administrator", Kind.END, 1, TransferState.STOPPED),
    /** The same, as the parties are told: not who it was. */
    STOPPED("stopped", Kind.END, 0, TransferState.STOPPED),
    /** The recipient does not want the file. */
    DECLINED("declined", Kind.END, 0, TransferState.DECLINED),
    /** The offer was answered with an error. Its condition. */
    OFFER_FAILED("offer-failed", Kind.END, 1, TransferState.FAILED),
    /** The sender took the offer back before it was answered. */
    WITHDRAWN("withdrawn", Kind.END, 0, TransferState.CANCELLED),
    /** The sender closed the stream early. Bytes moved. */
    CANCELLED_BY_SENDER("cancelled-by-sender", Kind.END, 1, TransferState.CANCELLED),
    /** The recipient did. Bytes moved. */
    CANCELLED_BY_RECIPIENT("cancelled-by-recipient", Kind.END, 1, TransferState.CANCELLED),
    /** The sender's connection is gone. Bytes moved. */
    SENDER_GONE("sender-gone", Kind.END, 1, TransferState.FAILED),
    /** The recipient's is. Bytes moved. */
    RECIPIENT_GONE("recipient-gone", Kind.END, 1, TransferState.FAILED),
    /** The sender's connection is gone, and nobody knows how large the file is. Bytes moved. */
    SENDER_GONE_UNSIZED("sender-gone-unsized", Kind.END, 1, TransferState.FAILED),
    /** The recipient's is. Bytes moved. */
    RECIPIENT_GONE_UNSIZED("recipient-gone-unsized", Kind.END, 1, TransferState.FAILED),
    /** A new offer with the same session id. */
    SUPERSEDED("superseded", Kind.END, 0, TransferState.FAILED),
    /** The recipient reached no streamhost. Condition of the error. */
    NO_STREAMHOST("no-streamhost", Kind.END, 1, TransferState.FAILED),
    /** The proxy did not activate the stream. Condition of the error. */
    NOT_ACTIVATED("not-activated", Kind.END, 1, TransferState.FAILED),
    /** The recipient did not open the in-band stream. Condition of the error. */
    NOT_OPENED("not-opened", Kind.END, 1, TransferState.FAILED),
    /** A block was answered with an error. Condition of the error. */
    BLOCK_FAILED("block-failed", Kind.END, 1, TransferState.FAILED),
    /** The stream ended early; nobody knows why. Bytes moved. */
    STREAM_ENDED("stream", Kind.END, 1, TransferState.FAILED),
    /** The stream reached a limit of the proxy that no rule set. */
    PROXY_LIMIT("proxy-limit", Kind.END, 0, TransferState.CUT),
    /** The proxy was switched off. Bytes moved. */
    PROXY_OFF("proxy-off", Kind.END, 1, TransferState.FAILED),
    /** Nothing moved for too long. For how long. */
    TIME_OUT("time-out", Kind.END, 1, TransferState.TIMED_OUT),
    /** Nothing moved over the proxy for too long. Bytes moved. */
    IDLE("idle", Kind.END, 1, TransferState.TIMED_OUT),
    /** Nobody answered the offer. For how long. */
    NO_ANSWER("no-answer", Kind.END, 1, TransferState.TIMED_OUT),
    /** Nobody had answered it when its sender needed its place for another one. */
    MADE_ROOM("made-room", Kind.END, 0, TransferState.TIMED_OUT),
    /** No stream was set up after the offer was accepted. For how long. */
    NOT_CONNECTED("not-connected", Kind.END, 1, TransferState.TIMED_OUT),
    /** The server or the plugin was stopped. */
    INTERRUPTED("interrupted", Kind.END, 0, TransferState.INTERRUPTED),
    /** The same, found out at the next start. */
    LEFT_OPEN("left-open", Kind.END, 0, TransferState.INTERRUPTED),
    /** Stands for offers and streams that have no row of their own. How many; whose. */
    FLOOD("flood", Kind.END, 2, TransferState.FAILED),
    /** The same, all of which were refused. How many; whose. */
    FLOOD_REFUSED("flood-refused", Kind.END, 2, TransferState.REFUSED);

    private static final Map<String, Cause> BY_KEY =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Cause::key, Function.identity()));

    private final String key;
    private final Kind kind;
    private final @Nullable Cause rule;
    private final int arguments;
    private final TransferState end;

    Cause(String key, Kind kind, int arguments, TransferState end) {
        this.key = key;
        this.kind = kind;
        this.rule = null;
        this.arguments = arguments;
        this.end = end;
    }

    Cause(String key, Cause rule, int arguments, TransferState end) {
        this.key = key;
        this.kind = rule.kind;
        this.rule = rule;
        this.arguments = arguments;
        this.end = end;
    }

    /** The cause of this key; empty where this version knows none. */
    public static Optional<Cause> of(String key) {
        return Optional.ofNullable(BY_KEY.get(key));
    }

    /** The stable key. */
    public String key() {
        return key;
    }

    /** Whether a rule was broken: in mode OBSERVE that is only noted. Otherwise it is another end. */
    public boolean isRule() {
        return kind == Kind.RULE;
    }

    /** The rule that it breaks, under which it is counted; itself where it is that rule, or another end. */
    public Cause rule() {
        return rule == null ? this : rule;
    }

    /** How many arguments its sentence may use, at least. */
    public int arguments() {
        return arguments;
    }

    /** The state of a transfer that ends by it. */
    public TransferState end() {
        return end;
    }

    private enum Kind {
        RULE,
        END
    }
}
