// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.relay;

import static java.util.Objects.requireNonNull;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.address.Fingerprint;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.progress.StreamOutcome;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.MovedHash;
import org.jspecify.annotations.Nullable;

/**
 * One socket of a stream: reads from its peer and writes to the other leg's socket. Reads only when the other socket has
 * taken what was read before, and no rate makes it wait.
 */
final class Leg extends Stage {

    private final Bytestream stream;
    private final @Nullable Fingerprint fingerprint;
    private @Nullable Leg other;
    /** What was read and handed to the other socket, which has not taken all of it. */
    private @Nullable ByteBuf unsent;

    private @Nullable ScheduledFuture<?> wakeUp;
    private long handedOver;
    private int beforeFile;
    private boolean inputEnded;
    private boolean finished;

    Leg(Connection connection, Bytestream stream, @Nullable Fingerprint fingerprint) {
        super(connection);
        this.stream = stream;
        this.fingerprint = fingerprint;
    }

    void joinTo(Leg peer) {
        other = peer;
        connection().become(this);
    }

    /** Begins with what had been read before the stream stood. */
    void start(@Nullable ByteBuf early, boolean earlyEnd) {
        if (early != null) {
            read(early);
        }
        if (earlyEnd && !stream.isOver()) {
            inputEnded();
        }
        proceed();
    }

    @Override
    void read(Object message) {
        if (!(message instanceof ByteBuf bytes) || stream.isOver()) {
            ReferenceCountUtil.release(message);
            return;
        }
        int read = bytes.readableBytes();
        int granted = stream.claim().take(read);
        bytes.writerIndex(bytes.readerIndex() + granted);
        if (granted == 0) {
            bytes.release();
        } else {
            forward(bytes, granted);
        }
        if (granted < read) {
            stream.end(StreamOutcome.CUT);
        } else {
            await(stream.charge(read));
        }
    }

    private void forward(ByteBuf bytes, int count) {
        int skipped = handedOver == 0 ? beforeFile(bytes) : 0;
        beforeFile += skipped;
        if (fingerprint != null) {
            fingerprint.add(bytes, skipped);
        }
        handedOver += count;
        // Kept until the other socket has taken it: only the buffer itself can tell how much of it was taken.
        ByteBuf kept = bytes.retain();
        unsent = kept;
        ChannelFuture written = requireNonNull(other).connection().write(bytes);
        if (written.isSuccess()) {
            unsent = null;
            kept.release();
        } else {
            connection().pauseReading();
            written.addListener(done -> taken(kept, done.isSuccess()));
        }
    }

    /** In fast mode, the sender writes a carriage return on the connection that it has chosen, to say so, and then the file. */
    private int beforeFile(ByteBuf first) {
        return stream.claim().ticket().fastMode() && first.getByte(first.readerIndex()) == '\r' ? 1 : 0;
    }

    private void taken(ByteBuf kept, boolean whole) {
        if (!whole) {
            handedOver -= kept.readableBytes();
        }
        unsent = null;
        kept.release();
        if (!whole) {
            stream.end(StreamOutcome.RESET);
        } else if (inputEnded) {
            finish();
        } else {
            proceed();
        }
    }

    private void await(long nanos) {
        if (nanos > 0 && !stream.isOver()) {
            connection().pauseReading();
            wakeUp = connection().shard().loop().schedule(this::wakeUp, nanos, TimeUnit.NANOSECONDS);
        }
    }

    /** Goes on now, whatever a rate said. */
    void wakeUp() {
        if (wakeUp != null) {
            wakeUp.cancel(false);
            wakeUp = null;
            proceed();
        }
    }

    private void proceed() {
        if (unsent == null && wakeUp == null && !inputEnded && !stream.isOver()) {
            fitReadSize();
            connection().resumeReading();
        }
    }

    /** With every stream that begins or ends, and with every change of a rate, the share of each changes. */
    void fitReadSize() {
        connection().readSize().set(stream.readSize());
    }

    @Override
    void inputEnded() {
        inputEnded = true;
        if (unsent == null) {
            finish();
        }
    }

    /** All that this peer sent has gone to the other, who learns that no more comes: by a half-close, or by the end. */
    private void finish() {
        finished = true;
        Leg peer = requireNonNull(other);
        if (peer.finished) {
            stream.end(StreamOutcome.FINISHED);
        } else {
            peer.connection().endOutput();
        }
    }

    boolean isFinished() {
        return finished;
    }

    boolean isThrottled() {
        return wakeUp != null;
    }

    boolean isAllSent() {
        return unsent == null;
    }

    /** How much of what this peer sent has been taken by the other's socket. */
    long forwarded() {
        return unsent == null ? handedOver : handedOver - unsent.readableBytes();
    }

    /**
     * What its bytes come to, where that was asked for and no byte is in doubt. To be asked once.
     *
     * @param whole whether all of the file is among them
     * @param exact whether nothing else is
     */
    Optional<MovedHash> hash(boolean whole, boolean exact) {
        return fingerprint == null || !isAllSent() ? Optional.empty() : Optional.of(fingerprint.sum(whole, exact));
    }

    /** How many of the forwarded bytes come before the file. */
    int beforeFile() {
        return (int) Math.min(beforeFile, forwarded());
    }

    /** Closes the socket at once; what the operating system has taken is still delivered. */
    void close() {
        if (wakeUp != null) {
            wakeUp.cancel(false);
            wakeUp = null;
        }
        connection().close();
    }

    @Override
    void tick(long now) {
        // The stream is told by its shard, once for both legs.
    }

    @Override
    void broken() {
        stream.end(StreamOutcome.RESET);
    }

    @Override
    void gone() {
        stream.end(StreamOutcome.RESET);
    }
}
