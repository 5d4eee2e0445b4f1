// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.e2e;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A connection to the proxy, made byte by byte as XEP-0065 section 6.3.2 says. */
public final class Socks5Socket implements AutoCloseable {

    private static final int LONGEST = 20_000;

    private final Socket socket;

    private Socks5Socket(Socket socket) {
        this.socket = socket;
    }

    public static Socks5Socket connect(int port, String digest) throws IOException {
        return connect(port, digest, InetAddress.getLoopbackAddress());
    }

    /**
     * The same from one of several addresses of this machine.
     *
     * @param from the own address
     */
    public static Socks5Socket connect(int port, String digest, InetAddress from) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port, from, 0);
        socket.setSoTimeout(LONGEST);
        DataInputStream in = new DataInputStream(socket.getInputStream());
        socket.getOutputStream().write(new byte[] {5, 1, 0});
        check(in.readNBytes(2), 5, 0);
        byte[] name = digest.getBytes(StandardCharsets.US_ASCII);
        byte[] request = new byte[7 + name.length];
        request[0] = 5;
        request[1] = 1;
        request[3] = 3;
        request[4] = (byte) name.length;
        System.arraycopy(name, 0, request, 5, name.length);
        socket.getOutputStream().write(request);
        check(in.readNBytes(request.length), 5, 0);
        return new Socks5Socket(socket);
    }

    public void write(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    public void finish() throws IOException {
        socket.shutdownOutput();
    }

    /** As many bytes, or what comes before the end. */
    public byte[] read(int bytes) throws IOException {
        return socket.getInputStream().readNBytes(bytes);
    }

    public byte[] readAll() throws IOException {
        return socket.getInputStream().readAllBytes();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private static void check(byte[] reply, int version, int status) throws IOException {
        if (reply.length < 2 || reply[0] != version || reply[1] != status) {
            throw new IOException("the proxy answered " + java.util.Arrays.toString(reply));
        }
    }
}
