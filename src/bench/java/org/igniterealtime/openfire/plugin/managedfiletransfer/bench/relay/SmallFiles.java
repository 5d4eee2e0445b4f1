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
import java.util.concurrent.atomic.AtomicInteger;

/** Complete transfers of 1 kB, from the connects to the end of the stream, some at once. */
final class SmallFiles {

    private static final int SIZE = 1024;

    private SmallFiles() {}

    /** Transfers per second. */
    static double run(ServerProcess server, int count, int atOnce) throws Exception {
        AtomicInteger next = new AtomicInteger();
        String prefix = "small" + System.nanoTime() + "-";
        List<Callable<Void>> workers = new ArrayList<>();
        for (int i = 0; i < atOnce; i++) {
            workers.add(() -> {
                for (int number = next.getAndIncrement(); number < count; number = next.getAndIncrement()) {
                    transfer(server, prefix + number);
                }
                return null;
            });
        }
        ExecutorService threads = Executors.newFixedThreadPool(atOnce);
        try {
            long begin = System.nanoTime();
            for (Future<Void> worker : threads.invokeAll(workers)) {
                worker.get();
            }
            return count / ((System.nanoTime() - begin) / 1e9);
        } finally {
            threads.shutdown();
        }
    }

    private static void transfer(ServerProcess server, String session) throws IOException {
        try (SocketChannel recipient = Peer.connect(server.address(), session)) {
            try (SocketChannel sender = Peer.connect(server.address(), session)) {
                server.activate(session);
                sender.write(ByteBuffer.allocate(SIZE));
            }
            ByteBuffer received = ByteBuffer.allocate(2 * SIZE);
            while (recipient.read(received) >= 0) {
                // until the end
            }
            if (received.position() != SIZE) {
                throw new IOException("bytes were lost");
            }
        }
    }
}
