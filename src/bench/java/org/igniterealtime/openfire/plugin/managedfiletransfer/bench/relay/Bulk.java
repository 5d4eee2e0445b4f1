// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.bench.relay;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Some large files at once: what a GB costs the proxy, and how fast it goes. */
final class Bulk {

    /** What was measured. */
    record Result(double gigabytesPerSecond, double cpuSecondsPerGigabyte) {}

    private static final int CHUNK = 256 * 1024;

    private static final double GIGABYTE = 1e9;

    private Bulk() {}

    /** @param bytes of all transfers together */
    static Result run(ServerProcess server, int transfers, long bytes) throws Exception {
        long each = bytes / transfers;
        List<Callable<Long>> ends = new ArrayList<>();
        String prefix = "bulk" + System.nanoTime() + "-";
        for (int i = 0; i < transfers; i++) {
            SocketChannel recipient = Peer.connect(server.address(), prefix + i);
            SocketChannel sender = Peer.connect(server.address(), prefix + i);
            server.activate(prefix + i);
            ends.add(() -> send(sender, each));
            ends.add(() -> receive(recipient));
        }
        ExecutorService threads = Executors.newFixedThreadPool(ends.size());
        try {
            double cpuBefore = server.cpuSeconds();
            long begin = System.nanoTime();
            for (Future<Long> end : threads.invokeAll(ends)) {
                if (end.get() != each) {
                    throw new IOException("bytes were lost");
                }
            }
            double seconds = (System.nanoTime() - begin) / GIGABYTE;
            double gigabytes = each * transfers / GIGABYTE;
            return new Result(gigabytes / seconds, (server.cpuSeconds() - cpuBefore) / gigabytes);
        } finally {
            threads.shutdown();
        }
    }

    private static long send(SocketChannel channel, long bytes) throws IOException {
        ByteBuffer chunk = ByteBuffer.allocateDirect(CHUNK);
        try (channel) {
            for (long left = bytes; left > 0; ) {
                chunk.clear().limit((int) Math.min(CHUNK, left));
                left -= channel.write(chunk);
            }
        }
        return bytes;
    }

    private static long receive(SocketChannel channel) throws IOException {
        ByteBuffer chunk = ByteBuffer.allocateDirect(CHUNK);
        long received = 0;
        try (channel) {
            for (int read = channel.read(chunk); read >= 0; read = channel.read(chunk.clear())) {
                received += read;
            }
        }
        return received;
    }
}
