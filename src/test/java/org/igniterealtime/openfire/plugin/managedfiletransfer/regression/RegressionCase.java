// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.regression;

import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dom4j.Element;
import org.igniterealtime.openfire.plugin.managedfiletransfer.clients.RawClient;
import org.igniterealtime.openfire.plugin.managedfiletransfer.clients.Recorded;
import org.igniterealtime.openfire.plugin.managedfiletransfer.e2e.SharedServer;
import org.igniterealtime.openfire.plugin.managedfiletransfer.e2e.Socks5Socket;
import org.igniterealtime.openfire.plugin.managedfiletransfer.e2e.Stanzas;
import org.igniterealtime.openfire.plugin.managedfiletransfer.embedded.UserAccount;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Party;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.live.BearerAddress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Alice sends and Bob receives: two accounts that no other test uses, and the steps that most tests begin with. */
abstract class RegressionCase {

    @RegisterExtension
    static final SharedServer OPENFIRE = new SharedServer();

    UserAccount alicesAccount;
    UserAccount bobsAccount;
    RawClient alice;
    RawClient bob;

    @BeforeEach
    void logIn() {
        alicesAccount = OPENFIRE.newcomer();
        bobsAccount = OPENFIRE.newcomer();
        alice = OPENFIRE.raw(alicesAccount, "desk");
        bob = OPENFIRE.raw(bobsAccount, "phone");
    }

    /** Alice offers a file with both methods; the offer's id is the stream's. */
    void offer(String stream, String file, long size) {
        alice.send(Stanzas.offer(stream, bob.jid(), stream, "name='" + file + "' size='" + size + "'"));
        bob.nextIq(stream);
    }

    /** Alice offers a file, and Bob accepts it with this method. */
    void accepted(String stream, String file, long size, String method) {
        offer(stream, file, size);
        bob.send(Stanzas.accept(stream, alice.jid(), method));
        alice.nextIq(stream);
    }

    /** The same, and Alice opens the in-band stream. */
    void opened(String stream, String file, long size) {
        accepted(stream, file, size, Stanzas.IBB);
        alice.send(Stanzas.open(stream + "-open", bob.jid(), stream));
        bob.acceptOpen();
        alice.nextIq(stream + "-open");
    }

    /** Alice offers a file, Bob accepts it by SOCKS5, and she names the proxy as its streamhost. */
    void proxied(String stream, String file, long size) {
        accepted(stream, file, size, Stanzas.BYTESTREAMS);
        alice.send(Stanzas.streamhosts(stream + "-hosts", bob.jid(), stream, streamhost()));
        bob.nextIq(stream + "-hosts");
    }

    /** Bob says that he has connected to the proxy. */
    void used(String stream) {
        bob.send(Stanzas.used(stream + "-hosts", alice.jid(), stream, proxy()));
        alice.nextIq(stream + "-hosts");
    }

    /** Alice activates her stream to Bob; the proxy's answer. */
    Element activated(String stream) {
        alice.send(Stanzas.activate(stream + "-activate", proxy(), stream, bob.jid()));
        return alice.nextIq(stream + "-activate");
    }

    /** A connection to the proxy under the name of Alice's stream to Bob. */
    Socks5Socket socket(String stream) throws IOException {
        return Socks5Socket.connect(OPENFIRE.server().proxyPort(), digest(stream));
    }

    String digest(String stream) {
        return BearerAddress.of(stream, new Party(alice.jid()), new Party(bob.jid()))
                .digest();
    }

    String domain() {
        return OPENFIRE.server().domain();
    }

    String proxy() {
        return "proxy." + domain();
    }

    /** The proxy's streamhost, as it says itself. */
    String streamhost() {
        alice.send("<iq type='get' id='host' to='" + proxy() + "'><query xmlns='" + Stanzas.BYTESTREAMS + "'/></iq>");
        return alice.nextIq("host").element("query").element("streamhost").asXML();
    }

    /** All that the one was sent, once the server has dealt with all that the other one has sent. */
    static List<Element> arrived(RawClient recipient, RawClient sender) {
        settle(sender);
        return recipient.all();
    }

    /** Bob's client says that it took these blocks of Alice's. */
    void took(String... blocks) {
        for (String block : blocks) {
            bob.nextIq(block);
            bob.send(Stanzas.result(block, alice.jid()));
        }
    }

    /** Returns when the server has dealt with all that this client has sent. */
    static void settle(RawClient client) {
        String id = "settled-" + System.nanoTime();
        client.send("<iq type='get' id='" + id + "'><query xmlns='jabber:iq:roster'/></iq>");
        client.nextIq(id);
    }

    /** How many bytes of this stream are in these stanzas, of whatever kind and type. */
    static long bytesOf(String stream, List<Element> stanzas) {
        return stanzas.stream()
                .flatMap(stanza -> stanza.elements("data").stream())
                .filter(data -> stream.equals(data.attributeValue("sid")))
                .mapToLong(data -> Base64.getMimeDecoder().decode(data.getText()).length)
                .sum();
    }

    /** Whether something of file transfer is in this stanza. */
    static boolean isOfTransfer(Element stanza) {
        return stanza.elements().stream()
                .map(Element::getNamespaceURI)
                .anyMatch(List.of(Stanzas.SI, Stanzas.BYTESTREAMS, Stanzas.IBB)::contains);
    }

    static boolean isError(Element stanza) {
        return "error".equals(stanza.attributeValue("type"));
    }

    /** The id under which a file's transfer runs now. */
    static String running(String file) {
        return OPENFIRE.admin().active().stream()
                .filter(row -> row.getString("file").equals(file))
                .findFirst()
                .orElseThrow()
                .getString("id");
    }

    /** The rows of these users, newest first, once all that has happened is written. */
    static List<Recorded> rowsOf(RawClient... users) {
        RawClient one = OPENFIRE.raw(OPENFIRE.newcomer(), "mark");
        RawClient other = OPENFIRE.raw(OPENFIRE.newcomer(), "mark");
        String mark = "mark-" + System.nanoTime();
        one.send(Stanzas.offer("mark", other.jid(), mark, "name='" + mark + "' size='1'"));
        other.nextIq("mark");
        other.send(Stanzas.error("mark", one.jid(), "cancel", "forbidden"));
        OPENFIRE.admin().recordedEnd(mark);
        return OPENFIRE.admin().history().stream()
                .filter(row -> Stream.of(users)
                        .map(RegressionCase::bare)
                        .anyMatch(user -> user.equals(bare(row.sender())) || user.equals(bare(row.recipient()))))
                .toList();
    }

    static String bare(RawClient client) {
        return bare(client.jid());
    }

    private static String bare(String address) {
        int slash = address.indexOf('/');
        return slash < 0 ? address : address.substring(0, slash);
    }

    /** A message that the server itself sent to this client. */
    static boolean isNotice(Element stanza) {
        return stanza.getName().equals("message")
                && Optional.ofNullable(stanza.attributeValue("from"))
                        .filter(OPENFIRE.server().domain()::equals)
                        .isPresent();
    }
}
