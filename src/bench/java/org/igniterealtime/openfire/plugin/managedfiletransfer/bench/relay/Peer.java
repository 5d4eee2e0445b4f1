// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.bench.relay;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** A client's side of the SOCKS5 handshake. */
final class Peer {

    private static final int METHOD_REPLY = 2;

    private static final int CONNECT_REPLY = 47;

    private Peer() {}

    /** Connects to the proxy under this session's digest. */
    static SocketChannel connect(InetSocketAddress proxy, String session) throws IOException {
        SocketChannel channel = SocketChannel.open(proxy);
        channel.socket().setTcpNoDelay(true);
        exchange(channel, new byte[] {5, 1, 0}, METHOD_REPLY);
        byte[] digest = Session.digest(session).digest().getBytes(StandardCharsets.US_ASCII);
        ByteBuffer request = ByteBuffer.allocate(CONNECT_REPLY);
        request.put(new byte[] {5, 1, 0, 3, (byte) digest.length}).put(digest).putShort((short) 0);
        exchange(channel, request.array(), CONNECT_REPLY);
        return channel;
    }

    private static void exchange(SocketChannel channel, byte[] message, int replyLength) throws IOException {
        channel.write(ByteBuffer.wrap(message));
        ByteBuffer reply = ByteBuffer.allocate(replyLength);
        while (reply.hasRemaining()) {
            if (channel.read(reply) < 0) {
                throw new EOFException("the proxy closed the connection");
            }
        }
        if (reply.get(1) != 0) {
            throw new IOException("the proxy refused: " + reply.get(1));
        }
    }
}
