// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.openfire;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement.OwnProxy.Flow;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One stream over the stock proxy: the two sockets' ends and the flow that judges its bytes. The proxy's thread moves the
 * bytes; {@link #close} and {@link #release} may come from any other.
 */
final class WatchedStream {

    private static final Logger Log = LoggerFactory.getLogger(WatchedStream.class);

    private final InputStream in;
    private final OutputStream out;
    private volatile Optional<Flow> flow;

    /** Bytes that were judged and have not been written yet. Only the proxy's thread touches it. */
    private long judged;

    private final Runnable whenOver;

    WatchedStream(InputStream in, OutputStream out, Flow flow, Runnable whenOver) {
        this.in = in;
        this.out = out;
        this.flow = Optional.of(flow);
        this.whenOver = whenOver;
    }

    OutputStream out() {
        return out;
    }

    InputStream in() {
        return in;
    }

    /** Whether these bytes may be forwarded. What fails to judge them stops them. */
    boolean moves(int bytes) {
        try {
            boolean moves = flow.map(watching -> watching.moves(bytes)).orElse(true);
            judged += moves ? bytes : 0;
            return moves;
        } catch (RuntimeException e) {
            Log.error("The bytes of a proxied transfer could not be judged; its stream is closed.", e);
            return false;
        }
    }

    /** Whether as many bytes were judged as are now written; a connection that came later brings others. */
    boolean wereJudged(int bytes) {
        if (flow.isEmpty()) {
            return true;
        }
        judged -= bytes;
        return judged >= 0;
    }

    /** The proxy has closed the stream. Only the proxy's thread calls it, once or, on an error, twice. */
    void over() {
        whenOver.run();
        Optional<Flow> watching = flow;
        flow = Optional.empty();
        watching.ifPresent(Flow::over);
    }

    /** Closes both sockets; a read or write that waits on one ends with an error. */
    void close() {
        closeQuietly(in);
        closeQuietly(out);
    }

    /** From now on the bytes pass unwatched. */
    void release() {
        flow = Optional.empty();
    }

    private static void closeQuietly(AutoCloseable socket) {
        try {
            socket.close();
        } catch (IOException e) {
            Log.debug("A socket of a stopped transfer was closed already.", e);
        } catch (Exception e) {
            Log.warn("A socket of a stopped transfer could not be closed.", e);
        }
    }
}
