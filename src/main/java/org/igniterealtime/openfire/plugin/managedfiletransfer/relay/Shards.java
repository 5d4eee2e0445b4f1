// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.relay;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.EventExecutor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.live.BearerAddress;

/** The shards of a relay, one for each of its loops. Immutable. */
final class Shards {

    private final List<Shard> all;

    Shards(EventLoopGroup loops, RelayContext context, long tickMillis) {
        List<Shard> shards = new ArrayList<>();
        for (EventExecutor loop : loops) {
            Shard shard = new Shard((EventLoop) loop, context, this);
            shard.start(tickMillis);
            shards.add(shard);
        }
        all = List.copyOf(shards);
    }

    Shard first() {
        return all.get(0);
    }

    Shard home(BearerAddress digest) {
        return all.get(Math.floorMod(digest.hashCode(), all.size()));
    }

    Shard on(EventLoop loop) {
        return all.stream().filter(shard -> shard.loop() == loop).findFirst().orElseThrow();
    }

    void forEach(Consumer<Shard> action) {
        all.forEach(shard -> shard.loop().execute(() -> action.accept(shard)));
    }

    /** Closes every shard; the result tells when all are closed. */
    CompletableFuture<Void> close() {
        return CompletableFuture.allOf(all.stream()
                .map(shard -> CompletableFuture.runAsync(shard::close, shard.loop()))
                .toArray(CompletableFuture<?>[]::new));
    }
}
