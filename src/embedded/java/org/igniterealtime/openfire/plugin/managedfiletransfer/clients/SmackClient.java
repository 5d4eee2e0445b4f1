// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.clients;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.igniterealtime.openfire.plugin.managedfiletransfer.embedded.OpenfireServer;
import org.igniterealtime.openfire.plugin.managedfiletransfer.embedded.UserAccount;
import org.igniterealtime.openfire.plugin.managedfiletransfer.embedded.XmppClient;
import org.jivesoftware.smack.SmackException;
import org.jivesoftware.smack.XMPPException;
import org.jivesoftware.smack.filter.StanzaTypeFilter;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.tcp.XMPPTCPConnection;
import org.jivesoftware.smackx.bytestreams.socks5.Socks5BytestreamManager;
import org.jivesoftware.smackx.bytestreams.socks5.Socks5Proxy;
import org.jivesoftware.smackx.filetransfer.FileTransfer;
import org.jivesoftware.smackx.filetransfer.FileTransferManager;
import org.jivesoftware.smackx.filetransfer.FileTransferNegotiator;
import org.jivesoftware.smackx.filetransfer.FileTransferRequest;
import org.jivesoftware.smackx.filetransfer.OutgoingFileTransfer;
import org.jxmpp.jid.EntityFullJid;

/**
 * A person with Smack: sends files, accepts or declines them. Which way a file goes is a switch of the whole of Smack, so
 * one test at a time.
 */
public final class SmackClient implements AutoCloseable {

    private static final Duration LONGEST = Duration.ofSeconds(30);

    /** Smack offers no loopback address, where no other machine could meet it; this one also leads to the machine itself. */
    private static final InetAddress OWN_ADDRESS = address(new byte[] {0, 0, 0, 0});

    private final XmppClient session;
    private final XMPPTCPConnection connection;
    private final BlockingQueue<CompletableFuture<byte[]>> received = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> notices = new LinkedBlockingQueue<>();
    private volatile boolean declines;

    private SmackClient(XmppClient session) {
        this.session = session;
        this.connection = session.connection();
    }

    /** Connects and logs in. */
    public static SmackClient logIn(OpenfireServer server, UserAccount user, String resource) {
        try {
            XmppClient session = XmppClient.loggedIn(
                    XmppClient.configuration(server, user).setResource(resource).build());
            SmackClient client = new SmackClient(session);
            client.connection.setReplyTimeout(LONGEST.toMillis());
            client.listen();
            return client;
        } catch (SmackException | IOException | XMPPException e) {
            throw new IllegalStateException("cannot log in " + user.name(), e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** The full JID. */
    public EntityFullJid jid() {
        return connection.getUser();
    }

    /** From now on every file is declined. */
    public void declineFiles() {
        declines = true;
    }

    /** Offers a file and returns when the client knows how it ended. */
    public Sent send(SmackClient to, String name, byte[] content, Way way) {
        return send(to, name, content, content.length, way);
    }

    /**
     * Offers a file and returns when the client knows how it ended.
     *
     * @param declared the size in the offer, which may be a lie
     */
    public Sent send(SmackClient to, String name, byte[] content, long declared, Way way) {
        OutgoingFileTransfer transfer = offer(to, name, new ByteArrayInputStream(content), declared, way);
        Awaitility.await("the end of " + name).atMost(LONGEST).until(transfer::isDone);
        Optional<String> problem = Optional.ofNullable(transfer.getException()).map(Throwable::getMessage);
        return new Sent(
                transfer.getStatus() == FileTransfer.Status.complete,
                transfer.getStatus().name(),
                problem);
    }

    /** Offers a file and returns at once. */
    public OutgoingFileTransfer offer(SmackClient to, String name, InputStream content, long declared, Way way) {
        FileTransferNegotiator.IBB_ONLY = way == Way.IN_BAND;
        Socks5BytestreamManager socks5 = Socks5BytestreamManager.getBytestreamManager(connection);
        socks5.setAnnounceLocalStreamHost(way == Way.DIRECT);
        socks5.setProxyPrioritizationEnabled(false);
        Socks5Proxy.getSocks5Proxy().replaceLocalAddresses(List.of(OWN_ADDRESS));
        OutgoingFileTransfer transfer =
                FileTransferManager.getInstanceFor(connection).createOutgoingFileTransfer(to.jid());
        transfer.sendStream(content, name, declared, "");
        return transfer;
    }

    /** The next file that this client accepted: its bytes, as far as they came. */
    public byte[] received() {
        try {
            CompletableFuture<byte[]> next = received.poll(LONGEST.toSeconds(), TimeUnit.SECONDS);
            if (next == null) {
                throw new IllegalStateException("no file was offered");
            }
            return next.orTimeout(LONGEST.toSeconds(), TimeUnit.SECONDS).join();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** Whether a file was offered to this client that nobody asked for yet. */
    public boolean wasOfferedFile() {
        return !received.isEmpty();
    }

    /** The next message that the server itself sent to this user. */
    public String notice() {
        try {
            return Optional.ofNullable(notices.poll(LONGEST.toSeconds(), TimeUnit.SECONDS))
                    .orElseThrow(() -> new IllegalStateException("no message from the server"));
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** The connection, for what a test wants to do with it besides. */
    public XMPPTCPConnection connection() {
        return connection;
    }

    @Override
    public void close() {
        session.close();
    }

    private void listen() {
        FileTransferManager.getInstanceFor(connection).addFileTransferListener(this::offered);
        connection.addAsyncStanzaListener(
                stanza -> {
                    if (stanza.getFrom() != null && stanza.getFrom().isDomainBareJid()) {
                        notices.add(((Message) stanza).getBody());
                    }
                },
                StanzaTypeFilter.MESSAGE);
    }

    private void offered(FileTransferRequest request) {
        try {
            if (declines) {
                request.reject();
                return;
            }
            CompletableFuture<byte[]> content = new CompletableFuture<>();
            received.add(content);
            Thread reader = new Thread(() -> read(request, content), "receives " + request.getFileName());
            reader.setDaemon(true);
            reader.start();
        } catch (SmackException.NotConnectedException e) {
            throw new IllegalStateException("cannot decline", e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static void read(FileTransferRequest request, CompletableFuture<byte[]> content) {
        try (InputStream in = request.accept().receiveFile()) {
            content.complete(bytes(in));
        } catch (SmackException | XMPPException | IOException e) {
            content.completeExceptionally(e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** All that comes; a stream that breaks has given what it gave. */
    private static byte[] bytes(InputStream in) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        try {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                all.write(buffer, 0, count);
            }
        } catch (IOException e) {
            // What came before counts; how the stream ended is seen at the sender and in the history.
            return all.toByteArray();
        }
        return all.toByteArray();
    }

    private static InetAddress address(byte[] octets) {
        try {
            return InetAddress.getByAddress(octets);
        } catch (UnknownHostException e) {
            throw new AssertionError("four octets are an address", e);
        }
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("interrupted", e);
    }
}
