// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.netty.buffer.PooledByteBufAllocator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** That the watch which guards the other tests sees anything. */
@ExtendWith(LeakWatch.class)
class LeakWatchTest {

    @AfterEach
    void forget() {
        LeakWatch.leaks().clear();
    }

    @Test
    void aDroppedBufferIsFound() {
        drop();
        await().until(() -> {
            System.gc();
            PooledByteBufAllocator.DEFAULT.directBuffer(1).release();
            return !LeakWatch.leaks().isEmpty();
        });
        assertThat(LeakWatch.leaks()).hasSize(1);
    }

    private static void drop() {
        PooledByteBufAllocator.DEFAULT.directBuffer(1);
    }
}
