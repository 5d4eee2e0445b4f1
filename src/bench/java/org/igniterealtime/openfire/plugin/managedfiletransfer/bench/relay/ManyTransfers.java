// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.bench.relay;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Many files of 1 MB at once, compared byte for byte. One thread drives all their sockets, so that it favours none. */
final class ManyTransfers {

    /** What was measured, in seconds from the context start. */
    record Result(double median, double slowest) {}

    private static final int SIZE = 1_000_000;

    private static final int CHUNK = 32 * 1024;

    private final byte[] file = new byte[SIZE];
    private final ByteBuffer chunk = ByteBuffer.allocateDirect(CHUNK);
    private final List<Double> done = new ArrayList<>();

    private ManyTransfers() {
        new Random(1).nextBytes(file);
    }

    /** One end: how far it is. */
    private static final class End {
        private final boolean sends;
        private int position;

        End(boolean sends) {
            this.sends = sends;
        }
    }

    static Result run(ServerProcess server, int count) throws IOException {
        return new ManyTransfers().drive(server, count);
    }

    private Result drive(ServerProcess server, int count) throws IOException {
        try (Selector selector = Selector.open()) {
            String prefix = "many" + System.nanoTime() + "-";
            for (int i = 0; i < count; i++) {
                SocketChannel recipient = Peer.connect(server.address(), prefix + i);
                SocketChannel sender = Peer.connect(server.address(), prefix + i);
                server.activate(prefix + i);
                recipient.configureBlocking(false).register(selector, SelectionKey.OP_READ, new End(false));
                sender.configureBlocking(false).register(selector, SelectionKey.OP_WRITE, new End(true));
            }
            long begin = System.nanoTime();
            while (done.size() < count) {
                selector.select(key -> step(key, begin));
            }
        }
        double[] seconds =
                done.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return new Result(
                seconds[seconds.length / 2], Arrays.stream(seconds).max().orElseThrow());
    }

    private void step(SelectionKey key, long begin) {
        End end = (End) key.attachment();
        SocketChannel channel = (SocketChannel) key.channel();
        try {
            if (end.sends) {
                send(channel, end);
            } else if (receive(channel, end)) {
                done.add((System.nanoTime() - begin) / 1e9);
                channel.close();
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void send(SocketChannel channel, End end) throws IOException {
        int size = Math.min(CHUNK, SIZE - end.position);
        chunk.clear().put(file, end.position, size).flip();
        end.position += channel.write(chunk);
        if (end.position == SIZE) {
            channel.close();
        }
    }

    private boolean receive(SocketChannel channel, End end) throws IOException {
        int read = channel.read(chunk.clear());
        if (read < 0) {
            if (end.position != SIZE) {
                throw new IOException("bytes were lost");
            }
            return true;
        }
        byte[] got = new byte[read];
        chunk.flip().get(got);
        if (!Arrays.equals(got, 0, read, file, end.position, end.position + read)) {
            throw new IOException("bytes were changed");
        }
        end.position += read;
        return false;
    }
}
