// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.transfer;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * One file from one sender to one recipient, as it stands at one moment. Immutable; any thread may hold one.
 *
 * @param id names it for good
 * @param offer what was proposed; never changes
 * @param ruling what the policy said to it; grows by the breaches that are only written down
 * @param progress how far it is
 */
public record Transfer(TransferId id, Offer offer, Ruling ruling, Progress progress) {

    public Transfer {
        requireNonNull(id, "id is null");
        requireNonNull(offer, "offer is null");
        requireNonNull(ruling, "ruling is null");
        requireNonNull(progress, "progress is null");
    }

    /** A transfer whose offer was just seen. */
    public static Transfer offered(TransferId id, Offer offer, Ruling ruling) {
        return new Transfer(id, offer, ruling, Progress.offered(offer.at()));
    }

    /** One that ended as it was seen: refused, or one that cannot be followed. */
    public static Transfer ended(TransferId id, Offer offer, Ruling ruling, Reason why) {
        return offered(id, offer, ruling)
                .after(new TransferEvent.Ended(offer.at(), why))
                .orElseThrow();
    }

    /**
     * The same transfer, gone on with after it was interrupted.
     *
     * @param same its offer, with the room in which its peers know each other now
     * @param again what the policy says to it now
     */
    public Transfer resumed(Offer same, Ruling again, Instant at) {
        return new Transfer(id, same, again, Progress.resumed(progress, at));
    }

    /**
     * The same transfer, as it stood before it was given up, gone on with.
     *
     * @param again what the policy says to it now
     */
    public Transfer reopened(Ruling again, Instant at) {
        return new Transfer(id, offer, again, progress.reopened(at));
    }

    /** Who has the file. */
    public Party sender() {
        return offer.sender();
    }

    /** Who gets it. */
    public Party recipient() {
        return offer.recipient();
    }

    /** What the offer says of it. */
    public OfferedFile file() {
        return offer.file();
    }

    /** Where it stands. */
    public TransferState state() {
        return progress.state();
    }

    /** How its bytes travel, as far as known. */
    public TransferPath path() {
        return progress.path();
    }

    /**
     * Bytes of the file that this server forwarded; 0 where it cannot see them. Of a stream that nobody offered, those of both
     * directions: which of them is the file, nobody said.
     */
    public long bytesMoved() {
        return offer.protocol() == Protocol.BARE ? bytesForwarded() : progress.bytes();
    }

    /** The same; empty where this server cannot see the bytes. */
    public OptionalLong bytesSeen() {
        return path().seen(bytesMoved(), state());
    }

    /** Bytes of both directions. */
    public long bytesForwarded() {
        return progress.bytes() + progress.bytesBack();
    }

    /** What it must obey. */
    public Limits limits() {
        return ruling.limits();
    }

    /** Whether a breach of its limits ends it. */
    public boolean isEnforced() {
        return ruling.enforced();
    }

    /** The most bytes that may move: what its ruling says, or the part that its recipient asked for, if that is less. */
    public Optional<Limits.ByteLimit> byteLimit() {
        Optional<Limits.ByteLimit> ofRange =
                range().filter(part -> limits().toTheRange()).flatMap(part -> part.limit(file().size()));
        return Stream.concat(limits().byteLimit().stream(), ofRange.stream())
                .min(Comparator.comparingLong(Limits.ByteLimit::bytes));
    }

    /** The byte limit that it is held to; empty where it has none, or is only watched. */
    public OptionalLong enforcedByteLimit() {
        Optional<Limits.ByteLimit> limit = isEnforced() ? byteLimit() : Optional.empty();
        return limit.isPresent() ? OptionalLong.of(limit.get().bytes()) : OptionalLong.empty();
    }

    /** Whether more bytes moved than its limit allows, enforced or not. */
    public boolean exceedsByteLimit() {
        return byteLimit().filter(limit -> bytesForwarded() > limit.bytes()).isPresent();
    }

    /** Whether the recipient is known to take part. */
    public boolean hasConsent() {
        return progress.consent();
    }

    /** The stream that carries it. */
    public StreamKey stream() {
        return offer.session().stream();
    }

    /** Why it ended; empty while it is live. */
    public Optional<Reason> endReason() {
        return progress.end();
    }

    /** Whether this address is one of its two ends. */
    public boolean involves(Party party) {
        return sender().equals(party) || recipient().equals(party);
    }

    /** The other one of its two ends. */
    public Party peerOf(Party party) {
        return sender().equals(party) ? recipient() : sender();
    }

    /** The part of the file that the recipient asked for; empty for the whole file. */
    public Optional<FileRange> range() {
        return progress.agreed().range();
    }

    /** How many bytes are to move: those of the file, or of the part of it that the recipient asked for. */
    public OptionalLong expectedBytes() {
        OptionalLong size = file().size();
        return range().isPresent() ? range().get().bytes(size) : size;
    }

    /**
     * Whether all that was asked for was forwarded to a recipient who wanted it, over a stream that was established; where
     * nobody knows how much that is, what was forwarded is all there is.
     */
    public boolean isDelivered() {
        OptionalLong expected = expectedBytes();
        return hasConsent()
                && progress.movingSince().isPresent()
                && (expected.isEmpty() || progress.bytes() >= expected.getAsLong());
    }

    /** Whether all of a file of known size was delivered: the stream has nothing more to carry. */
    public boolean hasArrived() {
        return expectedBytes().isPresent() && isDelivered();
    }

    /** What to say of it when {@linkplain #isDelivered all of it} was forwarded. */
    public Reason delivered() {
        return range().map(part -> Reason.of(
                        Cause.DELIVERED_RANGE,
                        new Argument.Bytes(expectedBytes().orElse(bytesMoved())),
                        new Argument.Bytes(part.offset())))
                .orElse(Reason.of(Cause.DELIVERED));
    }

    /**
     * The transfer after this event.
     *
     * @return empty where the event does not apply: nothing follows an end, and an established stream is not offered
     */
    public Optional<Transfer> after(TransferEvent event) {
        if (event instanceof TransferEvent.Breached breached) {
            return state().isEnd() || ruling.hasBreach(breached.reason().cause())
                    ? Optional.empty()
                    : Optional.of(new Transfer(id, offer, ruling.with(breached.reason()), progress));
        }
        return progress.after(event).map(next -> new Transfer(id, offer, ruling, next));
    }
}
