// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.clients;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.dom4j.Element;
import org.igniterealtime.openfire.plugin.managedfiletransfer.embedded.OpenfireServer;
import org.igniterealtime.openfire.plugin.managedfiletransfer.embedded.UserAccount;

/** An XMPP client of a few lines over a plain socket: it sends what it is told, to the letter, and shows what comes. */
public final class RawClient implements AutoCloseable {

    private static final Duration LONGEST = Duration.ofSeconds(15);

    private final Socket socket;
    private final StanzaStream stream;
    private final String jid;
    private final BlockingQueue<Element> incoming = new LinkedBlockingQueue<>();
    private final List<Element> passedOver = new ArrayList<>();
    private final Thread reader;

    private RawClient(Socket socket, String jid) throws IOException {
        this.socket = socket;
        this.jid = jid;
        this.stream = new StanzaStream(socket.getInputStream());
        this.reader = new Thread(this::read, "reads " + jid);
    }

    /** Connects, logs in with SASL PLAIN and binds the resource. */
    public static RawClient logIn(OpenfireServer server, UserAccount user, String resource) {
        try {
            Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.clientPort());
            socket.setTcpNoDelay(true);
            RawClient client = new RawClient(socket, user.name() + "@" + server.domain() + "/" + resource);
            client.logIn(server.domain(), user, resource);
            return client;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The full JID. */
    public String jid() {
        return jid;
    }

    /** Sends this text, to the letter. */
    public void send(String stanza) {
        try {
            socket.getOutputStream().write(stanza.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The next stanza of this kind; what came before it can still be asked for. */
    public Element next(String what, Predicate<Element> kind) {
        Optional<Element> earlier = passedOver.stream().filter(kind).findFirst();
        if (earlier.isPresent()) {
            passedOver.remove(earlier.get());
            return earlier.get();
        }
        try {
            Element stanza = incoming.poll(LONGEST.toSeconds(), TimeUnit.SECONDS);
            while (stanza != null && !kind.test(stanza)) {
                passedOver.add(stanza);
                stanza = incoming.poll(LONGEST.toSeconds(), TimeUnit.SECONDS);
            }
            if (stanza == null) {
                throw new AssertionError("no " + what + " came; but " + passedOver);
            }
            return stanza;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** The next IQ with this id. */
    public Element nextIq(String id) {
        return next("iq " + id, stanza -> stanza.getName().equals("iq") && id.equals(stanza.attributeValue("id")));
    }

    /** The next stanza that has a child of this name and namespace. */
    public Element nextWith(String child, String namespace) {
        return next(child, stanza -> stanza.elements().stream()
                .anyMatch(element -> element.getName().equals(child)
                        && element.getNamespaceURI().equals(namespace)));
    }

    /** Accepts the in-band stream that is opened next, or was. The request may have got another id on its way. */
    public void acceptOpen() {
        Element open = nextWith("open", "http://jabber.org/protocol/ibb");
        send("<iq type='result' id='" + open.attributeValue("id") + "' to='" + open.attributeValue("from") + "'/>");
    }

    /**
     * Everything that came up to now. The server is asked for an answer first: what it had sent before is there then.
     */
    public List<Element> all() {
        String id = "barrier-" + System.nanoTime();
        send("<iq type='get' id='" + id + "'><query xmlns='jabber:iq:roster'/></iq>");
        nextIq(id);
        List<Element> all = new ArrayList<>(passedOver);
        passedOver.clear();
        return all;
    }

    /** Leaves the server, and waits until it has let go of the session: the next test may take the same resource. */
    @Override
    public void close() {
        try {
            if (!socket.isClosed() && reader.isAlive()) {
                send("</stream:stream>");
                reader.join(LONGEST.toMillis());
            }
            socket.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void logIn(String domain, UserAccount user, String resource) throws IOException {
        open(domain);
        String plain = "\0" + user.name() + "\0" + user.password();
        send("<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='PLAIN'>"
                + Base64.getEncoder().encodeToString(plain.getBytes(StandardCharsets.UTF_8)) + "</auth>");
        expect("success");
        open(domain);
        send("<iq type='set' id='bind'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'><resource>" + resource
                + "</resource></bind></iq>");
        expectResult();
        send("<iq type='set' id='session'><session xmlns='urn:ietf:params:xml:ns:xmpp-session'/></iq>");
        expectResult();
        reader.setDaemon(true);
        reader.start();
        send("<presence/>");
        all();
    }

    private void expectResult() throws IOException {
        Element answer = expect("iq");
        if (!"result".equals(answer.attributeValue("type"))) {
            throw new IOException("the server refused " + answer.asXML());
        }
    }

    private void open(String domain) throws IOException {
        send("<stream:stream to='" + domain
                + "' xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams' version='1.0'>");
        expect("features");
    }

    private Element expect(String name) throws IOException {
        Element next = stream.next().orElseThrow(() -> new IOException("the server closed the stream"));
        if (!next.getName().equals(name)) {
            throw new IOException("expected " + name + ", but the server sent " + next.asXML());
        }
        return next;
    }

    private void read() {
        try {
            for (Optional<Element> next = stream.next(); next.isPresent(); next = stream.next()) {
                incoming.add(next.get());
            }
        } catch (IOException e) {
            // The socket was closed, by this client or by the server: nothing more will come.
            return;
        }
    }
}
