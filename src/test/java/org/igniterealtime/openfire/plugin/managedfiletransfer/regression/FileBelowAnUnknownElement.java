// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.regression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.igniterealtime.openfire.plugin.managedfiletransfer.clients.Rules;
import org.igniterealtime.openfire.plugin.managedfiletransfer.clients.SmackClient;
import org.igniterealtime.openfire.plugin.managedfiletransfer.e2e.Stanzas;
import org.jivesoftware.smackx.filetransfer.FileTransferManager;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Lax parsers take a file wherever it stands; one below an unknown element, or of another namespace, was not judged. */
class FileBelowAnUnknownElement extends RegressionCase {

    private static final String REAL = "<file xmlns='" + Stanzas.FILE_TRANSFER + "' name='harmless.txt' size='5'/>";
    private static final String EVIL = "<file xmlns='" + Stanzas.FILE_TRANSFER + "' name='evil.exe' size='5'/>";
    private static final String FOREIGN = "<file xmlns='urn:x' name='evil.exe' size='5'/>";

    static Stream<String> hidden() {
        return Stream.of(
                REAL + "<x xmlns='urn:x'>" + EVIL + "</x>",
                "<x xmlns='urn:x'>" + EVIL + "</x>" + REAL,
                REAL + "<x xmlns='urn:x'><y><z>" + EVIL + "</z></y></x>",
                REAL + FOREIGN,
                FOREIGN + REAL,
                REAL.replace("/>", ">" + EVIL + "</file>"),
                REAL.replace("/>", "><desc>minutes" + EVIL + "</desc></file>"),
                REAL.replace("/>", "><thumbnail xmlns='urn:xmpp:thumbs:1'>" + EVIL + "</thumbnail></file>"));
    }

    @ParameterizedTest
    @MethodSource("hidden")
    void doesNotArrive(String files) {
        OPENFIRE.enact(Rules.OPEN.refuse(".exe"));

        alice.send(offerOf(files, "hidden", bob.jid()));

        assertThat(arrived(bob, alice)).noneMatch(stanza -> stanza.asXML().contains("evil.exe"));
    }

    @ParameterizedTest
    @MethodSource("hidden")
    void isNotShownBySmack(String files) {
        OPENFIRE.enact(Rules.OPEN.refuse(".exe"));
        SmackClient smack = OPENFIRE.smack(bobsAccount);
        BlockingQueue<String> shown = new LinkedBlockingQueue<>();
        FileTransferManager.getInstanceFor(smack.connection())
                .addFileTransferListener(request -> shown.add(request.getFileName()));

        alice.send(offerOf(files, "hidden", smack.jid().toString()));
        alice.nextIq("hidden");
        alice.send(Stanzas.offer("last", smack.jid().toString(), "last", "name='last.txt' size='5'"));
        alice.nextIq("last");

        Awaitility.await().until(() -> shown.contains("last.txt"));
        assertThat(shown).isSubsetOf("harmless.txt", "last.txt");
    }

    private static String offerOf(String files, String id, String to) {
        return Stanzas.offer(id, to, id, "").replaceAll("<file.*</file>", files);
    }
}
