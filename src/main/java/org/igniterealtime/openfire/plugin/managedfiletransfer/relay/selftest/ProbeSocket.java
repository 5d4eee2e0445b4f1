// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.relay.selftest;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.selftest.TestedAddress.Outcome;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.live.BearerAddress;

/**
 * One of the two connections of a probe: a client of the relay as XEP-0065 section 5.3.2 has it. No step outlasts the
 * deadline, and an interrupt closes it at once, which only a channel's socket does.
 */
final class ProbeSocket implements AutoCloseable {

    private static final byte[] GREETING = {5, 1, 0};
    private static final byte[] GREETED = {5, 0};
    private static final int DOMAIN = 3;

    private final SocketChannel channel;
    private final Socket socket;
    private final ProbeDeadline deadline;

    private ProbeSocket(SocketChannel channel, ProbeDeadline deadline) {
        this.channel = channel;
        this.socket = channel.socket();
        this.deadline = deadline;
    }

    /** A connection whose CONNECT for this digest was granted. */
    static ProbeSocket open(InetSocketAddress at, BearerAddress digest, ProbeDeadline deadline) throws IOException {
        ProbeSocket probe = new ProbeSocket(SocketChannel.open(), deadline);
        try {
            probe.connect(at);
            probe.shakeHands(digest);
            return probe;
        } catch (IOException | RuntimeException e) {
            probe.close();
            throw e;
        }
    }

    private void connect(InetSocketAddress at) throws IOException {
        try {
            socket.connect(at, deadline.millisLeft());
            socket.setTcpNoDelay(true);
        } catch (SocketTimeoutException e) {
            throw new ProbeFailed(Outcome.TIMED_OUT, e);
        } catch (NoRouteToHostException e) {
            throw new ProbeFailed(Outcome.UNREACHABLE, e);
        } catch (ConnectException e) {
            throw new ProbeFailed(refusal(e), e);
        } catch (IOException e) {
            throw new ProbeFailed(Outcome.UNREACHABLE, e);
        }
    }

    /** The same exception stands for what the other side says and for what the own system knows. */
    private static Outcome refusal(ConnectException e) {
        String message = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        if (message.contains("timed out")) {
            return Outcome.TIMED_OUT;
        }
        return message.contains("refused") ? Outcome.REFUSED : Outcome.UNREACHABLE;
    }

    private void shakeHands(BearerAddress digest) throws IOException {
        byte[] name = digest.digest().getBytes(StandardCharsets.US_ASCII);
        byte[] request = new byte[5 + name.length + 2];
        request[0] = 5;
        request[1] = 1;
        request[3] = DOMAIN;
        request[4] = (byte) name.length;
        System.arraycopy(name, 0, request, 5, name.length);
        byte[] granted = request.clone();
        granted[1] = 0;
        try {
            send(GREETING);
            expect(GREETED);
            send(request);
            expect(granted);
        } catch (ProbeFailed e) {
            throw e;
        } catch (SocketTimeoutException e) {
            throw new ProbeFailed(Outcome.SILENT, e);
        } catch (IOException e) {
            throw new ProbeFailed(Outcome.CLOSED, e);
        }
    }

    /** Byte by byte, since what answers in another way need not send as many. */
    private void expect(byte[] wanted) throws IOException {
        for (byte next : wanted) {
            if (receive(1)[0] != next) {
                throw new ProbeFailed(Outcome.SOMETHING_ELSE);
            }
        }
    }

    void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    /** That many bytes. */
    byte[] receive(int count) throws IOException {
        byte[] bytes = new byte[count];
        int have = 0;
        while (have < count) {
            socket.setSoTimeout(deadline.millisLeft());
            int read = socket.getInputStream().read(bytes, have, count - have);
            if (read < 0) {
                throw new EOFException("closed after " + have + " of " + count + " bytes");
            }
            have += read;
        }
        return bytes;
    }

    /** Whether what comes next is this. */
    boolean receives(byte[] wanted) throws IOException {
        return Arrays.equals(receive(wanted.length), wanted);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
