// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.relay;

import io.netty.buffer.ByteBuf;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.address.Fingerprint;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.limits.Throttle;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.progress.MovedBytes;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.progress.RunningStream;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.progress.StreamOutcome;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.progress.StreamProgress;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.progress.StreamResult;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.MovedHash;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Two connections that were joined, and the bytes between them, both ways. Confined to the loop of its digest; only
 * {@link #snapshot} may be called from anywhere.
 */
final class Bytestream {

    private static final Logger Log = LoggerFactory.getLogger(Bytestream.class);

    private final Claim claim;
    private final Rendezvous place;
    private final RelayContext context;
    private final Leg requester;
    private final Leg target;
    private final Throttle throttle;
    private final StreamProgress progress;
    private boolean over;

    Bytestream(Claim claim, Rendezvous place, RelayContext context, Connection requester, Connection target) {
        this.claim = claim;
        this.place = place;
        this.context = context;
        this.requester = new Leg(requester, this, fingerprint(claim.ticket()));
        this.target = new Leg(target, this, fingerprint(claim.ticket()));
        this.throttle = context.join(claim.ticket());
        this.progress = new StreamProgress(claim.ticket().id(), context.now());
    }

    private static @Nullable Fingerprint fingerprint(Ticket ticket) {
        return ticket.hash() ? new Fingerprint(ticket.offeredHash()) : null;
    }

    Claim claim() {
        return claim;
    }

    boolean isOver() {
        return over;
    }

    /** Lets the bytes flow, beginning with those that came early. */
    void start(Waiting fromRequester, Waiting fromTarget) {
        context.counters.running.incrementAndGet();
        context.counters.activated.increment();
        boolean requesterEnded = !fromRequester.isOpen();
        boolean targetEnded = !fromTarget.isOpen();
        @Nullable ByteBuf requesterEarly = fromRequester.depart();
        @Nullable ByteBuf targetEarly = fromTarget.depart();
        requester.joinTo(target);
        target.joinTo(requester);
        requester.start(requesterEarly, requesterEnded);
        target.start(targetEarly, targetEnded);
    }

    /** It never began: what it had joined is given back. */
    void abandon() {
        over = true;
        context.leave(claim.ticket());
    }

    long charge(int bytes) {
        return throttle.charge(bytes, context.now());
    }

    int readSize() {
        return throttle.readSize(ReadSize.of(context.settings().bufferSize(), context.counters.running.get()));
    }

    void reconsider() {
        throttle.forgive(context.now());
        requester.wakeUp();
        target.wakeUp();
    }

    /** Reports, and ends it when nothing moved for too long. */
    void tick(long now) {
        report(now);
        requester.fitReadSize();
        target.fitReadSize();
        boolean halfClosed = requester.isFinished() || target.isFinished();
        if (requester.isThrottled() || target.isThrottled()) {
            progress.waits(now);
        }
        Timeouts timeouts = context.settings().timeouts();
        Duration longest = halfClosed ? timeouts.halfClosed() : timeouts.idle();
        if (progress.idle(now) > longest.toNanos()) {
            end(halfClosed ? StreamOutcome.FINISHED : StreamOutcome.TIMED_OUT);
        }
    }

    /** Ends it, once: closes both sockets, and tells how it went. */
    void end(StreamOutcome cause) {
        if (over) {
            return;
        }
        over = true;
        long now = context.now();
        report(now);
        MovedBytes moved = progress.moved();
        StreamOutcome ending = judge(cause, moved);
        // Of an offer that names no size, nobody can tell whether all of it is there.
        OptionalLong expected = claim.ticket().expectedBytes();
        boolean whole = ending == StreamOutcome.FINISHED && expected.isPresent();
        Optional<MovedHash> hash = main().hash(whole, expected.equals(OptionalLong.of(moved.file())));
        place.ended(this, claim);
        context.claims.ended(claim, this);
        context.leave(claim.ticket());
        context.userLoad.give(claim.ticket().users());
        context.userLoad.give(claim.ticket().users());
        context.counters.running.decrementAndGet();
        requester.close();
        target.close();
        tell(() -> claim.ticket().listener().ended(new StreamResult(ending, moved, progress.lasted(now), hash)));
    }

    /** A peer that has all it wants may close its socket in any way; what tells is whether the file came through. */
    private StreamOutcome judge(StreamOutcome cause, MovedBytes moved) {
        if (cause != StreamOutcome.FINISHED && cause != StreamOutcome.RESET) {
            return cause;
        }
        if (claim.ticket().expectedBytes().isPresent()) {
            boolean whole = moved.file() >= claim.ticket().expectedBytes().getAsLong();
            return whole
                    ? StreamOutcome.FINISHED
                    : cause == StreamOutcome.FINISHED ? StreamOutcome.SHORT : StreamOutcome.RESET;
        }
        boolean oneWayDone = requester.isFinished() || target.isFinished();
        return oneWayDone && requester.isAllSent() && target.isAllSent() ? StreamOutcome.FINISHED : cause;
    }

    /** From where the file comes. */
    private Leg main() {
        return requester.forwarded() >= target.forwarded() ? requester : target;
    }

    private void report(long now) {
        long before = progress.moved().total();
        MovedBytes moved = new MovedBytes(requester.forwarded(), target.forwarded(), main().beforeFile());
        if (progress.update(moved, now)) {
            context.counters.bytes.add(progress.moved().total() - before);
            tell(() -> claim.ticket().listener().moved(progress.moved()));
        }
    }

    /** Whatever goes wrong there, an error of linking included, is not the stream's affair. */
    private void tell(Runnable call) {
        try {
            call.run();
        } catch (Throwable e) {
            Log.error("A listener failed: transfer={}", claim.ticket().id(), e);
        }
    }

    /** As it stood at the last tick. Thread-safe. */
    RunningStream snapshot() {
        return progress.snapshot();
    }
}
