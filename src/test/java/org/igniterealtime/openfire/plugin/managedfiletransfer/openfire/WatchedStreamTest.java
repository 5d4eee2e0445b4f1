// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.openfire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement.OwnProxy;
import org.junit.jupiter.api.Test;

class WatchedStreamTest {

    private final Counter flow = new Counter(10);
    private final Source source = new Source(new byte[100]);
    private final Sink sink = new Sink();
    private final List<String> removed = new ArrayList<>();
    private final WatchedStream stream = new WatchedStream(source, sink, flow, () -> removed.add("removed"));
    private final WatchedInput input = new WatchedInput(stream);

    @Test
    void bytesAreCountedBeforeTheProxyGetsThem() throws IOException {
        assertThat(input.read(new byte[6])).isEqualTo(6);
        assertThat(input.read()).isZero();
        assertThat(input.read(new byte[50], 10, 3)).isEqualTo(3);

        assertThat(flow.moved).isEqualTo(10);
        assertThat(input.available()).isEqualTo(90);
    }

    @Test
    void bytesBeyondTheLimitLookLikeTheEnd() throws IOException {
        input.read(new byte[9]);

        assertThat(input.read(new byte[2])).isEqualTo(-1);
        assertThat(input.read()).as("one byte would still fit").isZero();
        assertThat(input.read()).isEqualTo(-1);
        assertThat(flow.moved).isEqualTo(10);
    }

    @Test
    void skippingIsReadingAndCounts() throws IOException {
        assertThat(input.skip(50)).isZero();
        assertThat(input.skip(10)).isEqualTo(10);
        assertThat(flow.moved).isEqualTo(10);
    }

    @Test
    void endOfTheSenderIsTheEnd() throws IOException {
        WatchedInput empty = new WatchedInput(new WatchedStream(new Source(new byte[0]), sink, flow, () -> {}));

        assertThat(empty.read()).isEqualTo(-1);
        assertThat(empty.read(new byte[5])).isEqualTo(-1);
        assertThat(flow.moved).isZero();
    }

    @Test
    void closeByTheProxyIsTheEndOfTheFlowOnce() throws IOException {
        input.close();
        input.close();

        assertThat(source.closed).isTrue();
        assertThat(flow.over).isEqualTo(1);
        assertThat(removed).contains("removed");
    }

    @Test
    void flowEndsEvenIfTheSocketCannotBeClosed() {
        source.broken = true;

        assertThatThrownBy(input::close).isInstanceOf(IOException.class);

        assertThat(flow.over).isEqualTo(1);
    }

    @Test
    void onlyBytesThatWereJudgedComeOutAtTheOtherEnd() throws IOException {
        WatchedOutput output = new WatchedOutput(stream);
        byte[] buffer = new byte[6];

        output.write(buffer, 0, input.read(buffer));

        assertThat(sink.toByteArray()).hasSize(6);
        assertThatThrownBy(() -> output.write(buffer, 0, 1))
                .as("from a connection that took the sender's place")
                .isInstanceOf(IOException.class);
        assertThat(sink.toByteArray()).hasSize(6);
        assertThat(source.closed).isTrue();
        assertThat(sink.closed).isTrue();
    }

    @Test
    void theEndIsSeenEvenIfTheProxyForgotTheSender() throws IOException {
        new WatchedOutput(stream).close();

        assertThat(flow.over).isEqualTo(1);
        assertThat(source.closed).isTrue();
    }

    @Test
    void stopClosesBothSockets() {
        source.broken = true;

        stream.close();

        assertThat(source.closed).isTrue();
        assertThat(sink.closed).isTrue();
    }

    @Test
    void releasedStreamRunsOnUnwatched() throws IOException {
        input.read(new byte[9]);
        stream.release();

        assertThat(input.read(new byte[50])).isEqualTo(50);
        input.close();

        assertThat(flow.moved).isEqualTo(9);
        assertThat(flow.over).isZero();
    }

    @Test
    void flowThatFailsToJudgeStopsTheBytes() throws IOException {
        flow.broken = true;

        assertThat(input.read(new byte[1])).isEqualTo(-1);
        assertThat(input.read()).isEqualTo(-1);
    }

    /** Lets so many bytes pass. */
    private static final class Counter implements OwnProxy.Flow {

        private final int limit;
        private int moved;
        private int over;
        private boolean broken;

        Counter(int limit) {
            this.limit = limit;
        }

        @Override
        public boolean moves(int bytes) {
            if (broken) {
                throw new IllegalStateException("broken on purpose");
            }
            if (moved + bytes > limit) {
                return false;
            }
            moved += bytes;
            return true;
        }

        @Override
        public void over() {
            over++;
        }
    }

    private static final class Source extends ByteArrayInputStream {

        private boolean closed;
        private boolean broken;

        Source(byte[] bytes) {
            super(bytes);
        }

        @Override
        public void close() throws IOException {
            closed = true;
            if (broken) {
                throw new IOException("broken on purpose");
            }
        }
    }

    private static final class Sink extends ByteArrayOutputStream {

        private boolean closed;

        @Override
        public void close() {
            closed = true;
        }
    }
}
