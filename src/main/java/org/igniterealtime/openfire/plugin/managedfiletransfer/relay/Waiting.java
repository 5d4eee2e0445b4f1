// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.relay;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.socksx.v5.DefaultSocks5CommandResponse;
import io.netty.handler.codec.socksx.v5.Socks5AddressType;
import io.netty.handler.codec.socksx.v5.Socks5CommandStatus;
import io.netty.handler.codec.socksx.v5.Socks5ServerEncoder;
import io.netty.util.ReferenceCountUtil;
import java.net.InetAddress;
import java.time.Duration;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.live.BearerAddress;
import org.jspecify.annotations.Nullable;

/**
 * A connection that has named its digest and waits for its stream to be activated.
 *
 * <p>A silent one is watched, to notice when it goes away. Once it has sent anything, its bytes are kept and it is read no
 * more, so that all that follows waits in the kernel: one small read is all it can hold.
 */
final class Waiting extends Stage implements Pairing.Candidate {

    private final RelayContext context;
    private final BearerAddress digest;
    private final DefaultSocks5CommandResponse granted;
    private @Nullable ByteBuf early;
    private long since;
    private boolean inputEnded;
    private boolean met;
    private @Nullable Rendezvous rendezvous;
    private @Nullable Claim chargedTo;

    Waiting(Connection connection, RelayContext context, BearerAddress digest, DefaultSocks5CommandResponse granted) {
        super(connection);
        this.context = context;
        this.digest = digest;
        this.granted = granted;
        this.since = context.now();
    }

    /**
     * Goes to its rendezvous, and only then tells the peer that it is connected: whoever activates the stream after that
     * finds it.
     */
    void arrive() {
        BearerAddress meeting = context.claims.meeting(digest);
        Shard home = connection().shard().home(meeting);
        connection().moveTo(home, () -> {
            Rendezvous place = home.rendezvous(meeting);
            settle();
            if (connection().admission().isOverCap(context.settings().connectionLimits())) {
                context.counters.refusedAtDoor.increment();
                refuse();
            } else if (place.admit(this)) {
                waitAt(place);
            } else {
                context.counters.refusedRequests.increment();
                refuse();
            }
        });
    }

    private void waitAt(Rendezvous place) {
        rendezvous = place;
        since = context.now();
        connection().send(granted);
        connection().channel().pipeline().remove(Socks5ServerEncoder.class);
        if (early == null) {
            connection().resumeReading();
        }
    }

    private void refuse() {
        giveBack();
        releaseEarly();
        Leaving.with(
                connection(),
                context,
                new DefaultSocks5CommandResponse(Socks5CommandStatus.FORBIDDEN, Socks5AddressType.IPv4));
    }

    @Override
    public InetAddress address() {
        return connection().address();
    }

    @Override
    public boolean isOpen() {
        return !inputEnded;
    }

    /** One of the stream's peers says that it is connected, and this was there by then. */
    void meet() {
        met = true;
    }

    boolean isMet() {
        return met;
    }

    /** The claim to whose users this connection is charged; none where no ticket covers it or a user has no room. */
    @Nullable
    Claim settle() {
        Claim claim = context.claims.find(digest);
        if (claim != chargedTo) {
            giveBack();
            int cap = context.settings().connectionLimits().perUser();
            if (claim != null && context.userLoad.take(claim.ticket().users(), cap)) {
                chargedTo = claim;
                connection().admission().claimed(!claim.ticket().users().isEmpty());
            }
        }
        return chargedTo;
    }

    /** Leaves for its stream, which takes over what was read, and what the claim's users are charged. */
    @Nullable
    ByteBuf depart() {
        ByteBuf kept = early;
        early = null;
        chargedTo = null;
        rendezvous = null;
        return kept;
    }

    @Override
    void read(Object message) {
        if (message instanceof ByteBuf bytes) {
            early = early == null ? connection().channel().alloc().directBuffer(bytes.readableBytes()) : early;
            early.writeBytes(bytes);
            connection().pauseReading();
        }
        ReferenceCountUtil.release(message);
    }

    /** It may have sent all it had, and want nothing; or it may have given up. It is kept for a moment. */
    @Override
    void inputEnded() {
        inputEnded = true;
        since = context.now();
    }

    @Override
    void tick(long now) {
        Timeouts timeouts = context.settings().timeouts();
        boolean claimed = settle() != null;
        Duration longest = inputEnded ? timeouts.handshakeStep() : claimed ? timeouts.claimed() : timeouts.unclaimed();
        if (now - since > longest.toNanos()) {
            connection().close();
        }
    }

    @Override
    void gone() {
        releaseEarly();
        giveBack();
        if (rendezvous != null) {
            rendezvous.remove(this);
        }
    }

    private void releaseEarly() {
        if (early != null) {
            early.release();
            early = null;
        }
    }

    private void giveBack() {
        if (chargedTo != null) {
            context.userLoad.give(chargedTo.ticket().users());
            connection().admission().claimed(false);
            chargedTo = null;
        }
    }
}
