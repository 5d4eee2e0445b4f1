// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.openfire;

import java.io.IOException;
import java.io.InputStream;

/**
 * What the stock proxy reads the sender's bytes from. Bytes that must not be forwarded look like the end of the stream, on
 * which the proxy closes both sockets.
 */
final class WatchedInput extends InputStream {

    private final WatchedStream stream;

    WatchedInput(WatchedStream stream) {
        this.stream = stream;
    }

    @Override
    public int read() throws IOException {
        int next = stream.in().read();
        return next < 0 || stream.moves(1) ? next : -1;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = stream.in().read(buffer, offset, length);
        return count <= 0 || stream.moves(count) ? count : -1;
    }

    @Override
    public int available() throws IOException {
        return stream.in().available();
    }

    /** Also called when the other side failed: the proxy closes both, whatever ended the stream. */
    @Override
    public void close() throws IOException {
        try {
            stream.in().close();
        } finally {
            stream.over();
        }
    }
}
