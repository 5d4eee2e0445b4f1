// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.relay;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/** A peer that speaks, or fails to speak, SOCKS5 byte by byte. Every read gives up after some seconds. */
public final class RawClient implements AutoCloseable {

    static final byte[] GREETING = {5, 1, 0};

    private static final int PATIENCE_MILLIS = 10_000;

    private final Socket socket;
    private final DataInputStream in;
    private final OutputStream out;

    public RawClient(InetSocketAddress address) throws IOException {
        this(new Socket(), address);
    }

    /**
     * Connects.
     *
     * @param socket not connected, with whatever options it has
     */
    public RawClient(Socket socket, InetSocketAddress address) throws IOException {
        this.socket = socket;
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.connect(address, PATIENCE_MILLIS);
        in = new DataInputStream(socket.getInputStream());
        out = socket.getOutputStream();
    }

    /** The whole handshake, up to the granted CONNECT. */
    public RawClient handshake(String destination) throws IOException {
        send(GREETING);
        expect(5, 0);
        send(connect(destination));
        expectGranted(destination);
        return this;
    }

    /** A handshake whose CONNECT the relay forbids; it closes then. */
    public void handshakeForbidden(String destination) throws IOException {
        send(GREETING);
        expect(5, 0);
        send(connect(destination));
        expect(5, 2, 0, 1, 0, 0, 0, 0, 0, 0, -1);
    }

    static byte[] connect(String destination) {
        return request(1, 3, domain(destination));
    }

    static byte[] domain(String destination) {
        byte[] name = destination.getBytes(StandardCharsets.ISO_8859_1);
        byte[] field = new byte[name.length + 1];
        field[0] = (byte) name.length;
        System.arraycopy(name, 0, field, 1, name.length);
        return field;
    }

    static byte[] request(int command, int addressType, byte[] address) {
        byte[] message = new byte[4 + address.length + 2];
        message[0] = 5;
        message[1] = (byte) command;
        message[3] = (byte) addressType;
        System.arraycopy(address, 0, message, 4, address.length);
        return message;
    }

    public void send(byte... bytes) throws IOException {
        out.write(bytes);
    }

    void sendByteByByte(byte... bytes) throws IOException {
        for (byte single : bytes) {
            out.write(single);
        }
    }

    /** Asserts what comes next. */
    public void expect(int... bytes) throws IOException {
        for (int expected : bytes) {
            int got = in.read();
            if (got != expected) {
                throw new AssertionError("expected " + expected + ", got " + got);
            }
        }
    }

    /** The reply to a CONNECT, with BND as DST was. */
    void expectGranted(String destination) throws IOException {
        expect(5, 0, 0, 3, destination.length());
        expect(destination.chars().toArray());
        expect(0, 0);
    }

    public byte[] read(int count) throws IOException {
        return in.readNBytes(count);
    }

    /** All until the peer's end; a reset is an end, too. */
    public byte[] readToEnd() throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] chunk = new byte[64 * 1024];
        try {
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                all.write(chunk, 0, read);
            }
        } catch (SocketException e) {
            // reset
        }
        return all.toByteArray();
    }

    void halfClose() throws IOException {
        socket.shutdownOutput();
    }

    /** Closes with a reset instead of a good-bye. */
    public void reset() throws IOException {
        if (!socket.isClosed()) {
            socket.setSoLinger(true, 0);
            socket.close();
        }
    }

    Socket socket() {
        return socket;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
