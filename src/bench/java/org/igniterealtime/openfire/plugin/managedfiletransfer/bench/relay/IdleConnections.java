// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.bench.relay;

import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Many connections that name a digest and wait: what each costs, and whether they go away after their time-out. */
final class IdleConnections {

    /** What was measured; -1 seconds: they were not gone in time. */
    record Result(double heapEach, int extraThreads, double goneAfterSeconds) {}

    private IdleConnections() {}

    static Result run(ServerProcess server, int count, int secondsToWait) throws Exception {
        long heapBefore = server.heap();
        int threadsBefore = server.threads();
        List<SocketChannel> idle = new ArrayList<>(count);
        try {
            for (int i = 0; i < count; i++) {
                idle.add(Peer.connect(server.address(), "idle" + i / 2 + "-" + System.nanoTime()));
            }
            long begin = System.nanoTime();
            double heapEach = (server.heap() - heapBefore) / (double) count;
            int extraThreads = server.threads() - threadsBefore;
            return new Result(heapEach, extraThreads, goneAfter(idle, begin, secondsToWait));
        } finally {
            for (SocketChannel channel : idle) {
                channel.close();
            }
        }
    }

    private static double goneAfter(List<SocketChannel> idle, long begin, int secondsToWait) throws Exception {
        for (SocketChannel channel : idle) {
            channel.socket().setSoTimeout(100);
        }
        long deadline = begin + TimeUnit.SECONDS.toNanos(secondsToWait);
        for (SocketChannel channel : idle) {
            while (true) {
                try {
                    if (channel.socket().getInputStream().read() < 0) {
                        break;
                    }
                } catch (java.net.SocketTimeoutException e) {
                    if (System.nanoTime() > deadline) {
                        return -1;
                    }
                }
            }
        }
        return (System.nanoTime() - begin) / 1e9;
    }
}
