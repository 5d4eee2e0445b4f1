// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.relay;

import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.SocketChannel;
import java.io.IOException;
import java.net.InetAddress;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.limits.ConnectionCounter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One socket that a peer opened to the relay. What it does is decided by its {@link Stage}. Confined to the loop of its
 * shard, which changes once: when its digest is known.
 */
// What fails here is told by an event of the channel as well.
@SuppressWarnings("FutureReturnValueIgnored")
final class Connection extends ChannelInboundHandlerAdapter {

    private static final Logger Log = LoggerFactory.getLogger(Connection.class);

    private final SocketChannel channel;
    private final InetAddress address;
    private final ConnectionCounter.Admission admission;
    private final ReadSize readSize = new ReadSize();
    private Shard shard;
    private Stage stage;

    Connection(
            SocketChannel channel,
            InetAddress address,
            ConnectionCounter.Admission admission,
            Shard shard,
            RelayContext context) {
        this.channel = channel;
        this.address = address;
        this.admission = admission;
        this.shard = shard;
        this.stage = new Handshake(this, context);
        channel.config().setRecvByteBufAllocator(readSize);
        shard.add(this);
        channel.closeFuture().addListener(closed -> {
            admission.leave();
            this.shard.remove(this);
            stage.gone();
        });
    }

    SocketChannel channel() {
        return channel;
    }

    InetAddress address() {
        return address;
    }

    ConnectionCounter.Admission admission() {
        return admission;
    }

    Shard shard() {
        return shard;
    }

    ReadSize readSize() {
        return readSize;
    }

    void become(Stage next) {
        stage = next;
    }

    void tick(long now) {
        stage.tick(now);
    }

    void pauseReading() {
        channel.config().setAutoRead(false);
    }

    void resumeReading() {
        channel.config().setAutoRead(true);
    }

    /** Tells the peer that no more comes. Where it has gone already, reading will show that. */
    void endOutput() {
        channel.shutdownOutput().addListener(ended -> {
            if (!ended.isSuccess()) {
                Log.debug("Connection of {} has gone", address, ended.cause());
            }
        });
    }

    void close() {
        channel.close();
    }

    /**
     * Goes to the loop on which all connections of its digest live, and goes on there. Reading must be paused. If the peer
     * goes away meanwhile, it does not go on.
     */
    void moveTo(Shard destination, Runnable then) {
        if (shard == destination) {
            then.run();
            return;
        }
        shard.remove(this);
        channel.deregister()
                .addListener(left -> destination.loop().register(channel).addListener(joined -> {
                    shard = destination;
                    if (joined.isSuccess() && channel.isOpen()) {
                        destination.add(this);
                        then.run();
                    }
                }));
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        stage.read(message);
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event == ChannelInputShutdownEvent.INSTANCE) {
            stage.inputEnded();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (cause instanceof IOException) {
            Log.debug("Connection of {} broke", address, cause);
        } else {
            Log.error("A connection to the file transfer proxy failed", cause);
        }
        stage.broken();
        context.close();
    }

    /**
     * Sends a SOCKS message at once, in a segment of its own: some clients take one segment for one message. Where it cannot
     * be sent, reading will show that the peer has gone.
     */
    void send(Object message) {
        channel.writeAndFlush(message);
    }

    /** Sends, and tells when the operating system has taken it. */
    ChannelFuture write(Object message) {
        return channel.writeAndFlush(message);
    }
}
