// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.openfire;

import java.io.IOException;
import java.io.OutputStream;

/**
 * What the stock proxy writes to the recipient. Only bytes that {@link WatchedInput} let through come out: a further
 * connection with the same digest takes the place of the sender's, and with it of our count.
 */
final class WatchedOutput extends OutputStream {

    private final WatchedStream stream;

    WatchedOutput(WatchedStream stream) {
        this.stream = stream;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] buffer, int offset, int length) throws IOException {
        if (!stream.wereJudged(length)) {
            stream.close();
            throw new IOException("bytes of a connection that took the place of the sender's");
        }
        stream.out().write(buffer, offset, length);
    }

    @Override
    public void flush() throws IOException {
        stream.out().flush();
    }

    /** The proxy closes the output first, then the input; but the input may not be ours any more. */
    @Override
    public void close() throws IOException {
        try {
            stream.out().close();
            stream.in().close();
        } finally {
            stream.over();
        }
    }
}
