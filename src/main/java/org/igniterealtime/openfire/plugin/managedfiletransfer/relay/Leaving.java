// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.relay;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.util.ReferenceCountUtil;

/**
 * A connection that was refused. It gets its reply, and what it still sends is read and thrown away for a moment: closing
 * a socket with unread bytes resets it, and the peer might never see the reply.
 */
final class Leaving extends Stage {

    /** A peer that sends more than this does not wait for the reply. */
    private static final int MOST_DISCARDED = 64 * 1024;

    private final RelayContext context;
    private final long since;
    private int discarded;

    private Leaving(Connection connection, RelayContext context) {
        super(connection);
        this.context = context;
        this.since = context.now();
    }

    static void with(Connection connection, RelayContext context, Object reply) {
        connection.become(new Leaving(connection, context));
        ChannelPipeline pipeline = connection.channel().pipeline();
        if (pipeline.get(ByteToMessageDecoder.class) != null) {
            // It would swallow what comes, uncounted.
            pipeline.remove(ByteToMessageDecoder.class);
        }
        connection.write(reply).addListener(sent -> {
            if (sent.isSuccess()) {
                connection.endOutput();
            } else {
                connection.close();
            }
        });
        connection.resumeReading();
    }

    @Override
    void read(Object message) {
        if (message instanceof ByteBuf bytes) {
            discarded += bytes.readableBytes();
        }
        ReferenceCountUtil.release(message);
        if (discarded > MOST_DISCARDED) {
            connection().close();
        }
    }

    @Override
    void inputEnded() {
        connection().close();
    }

    @Override
    void tick(long now) {
        if (now - since > context.settings().timeouts().handshakeStep().toNanos()) {
            connection().close();
        }
    }

    @Override
    void gone() {}
}
