// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.relay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;

/**
 * What a peer does while the test goes on, each on a thread of its own. Peers wait for each other: on a pool (the context
 * one has a single thread on two processors, and since JDK 25 all of {@code CompletableFuture} runs there) one that sends
 * would keep the one that reads from ever starting.
 */
public final class Aside {

    private Aside() {}

    /** Something that a peer does. */
    public interface Action {
        void run() throws IOException;
    }

    /** Something that a peer does, and what comes of it. */
    public interface Task<T> {
        T call() throws IOException;
    }

    public static CompletableFuture<Void> run(Action action) {
        return call(() -> {
                    action.run();
                    return true;
                })
                .thenAccept(done -> {});
    }

    public static <T> CompletableFuture<T> call(Task<T> task) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return task.call();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                Aside::onItsOwnThread);
    }

    private static void onItsOwnThread(Runnable task) {
        Thread thread = new Thread(task, "peer");
        thread.setDaemon(true);
        thread.start();
    }
}
