// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import org.dom4j.Element;
import org.igniterealtime.openfire.plugin.managedfiletransfer.clients.Recorded;
import org.igniterealtime.openfire.plugin.managedfiletransfer.clients.Rules;
import org.igniterealtime.openfire.plugin.managedfiletransfer.e2e.Socks5Socket;
import org.igniterealtime.openfire.plugin.managedfiletransfer.e2e.Stanzas;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A client with one session id for all its files, and no close after any, had its second file in the row of the first. */
class SessionIdOfAllFiles extends RegressionCase {

    @ParameterizedTest
    @ValueSource(strings = {"OFF", "OBSERVE", "ENFORCE"})
    void makesARowOfEachInBand(String mode) {
        OPENFIRE.enact(Rules.OPEN.mode(mode));
        for (int file = 1; file <= 2; file++) {
            alice.send(Stanzas.offer("o" + file, bob.jid(), "all", "name='file" + file + ".bin' size='3000'"));
            bob.nextIq("o" + file);
            if (file == 2 && mode.equals("ENFORCE")) {
                Element close = bob.nextWith("close", Stanzas.IBB);
                bob.send(Stanzas.result(close.attributeValue("id"), alice.jid()));
            }
            bob.send(Stanzas.accept("o" + file, alice.jid(), Stanzas.IBB));
            alice.nextIq("o" + file);
            alice.send(Stanzas.open("open" + file, bob.jid(), "all"));
            bob.acceptOpen();
            alice.nextIq("open" + file);
            alice.send(Stanzas.data("d" + file, bob.jid(), "all", 0, new byte[3_000]));
            bob.nextIq("d" + file);
            bob.send(Stanzas.result("d" + file, alice.jid()));
            alice.nextIq("d" + file);
        }
        alice.close();

        assertTwoRows();
    }

    /** The sender's sockets of the first file stay open. */
    @ParameterizedTest
    @ValueSource(strings = {"OFF", "OBSERVE", "ENFORCE"})
    void makesARowOfEachOverTheProxy(String mode) throws IOException {
        OPENFIRE.enact(Rules.OPEN.mode(mode));
        try (Socks5Socket target = connected(1);
                Socks5Socket requester = socket("all")) {
            activate(1);
            requester.write(new byte[3_000]);
            assertThat(target.read(3_000)).hasSize(3_000);
            OPENFIRE.admin()
                    .recorded(
                            "the bytes of the first file",
                            row -> row.file().equals("file1.bin")
                                    && row.sender().equals(alice.jid())
                                    && row.bytesMoved() == 3_000);

            try (Socks5Socket nextTarget = connected(2);
                    Socks5Socket next = socket("all")) {
                activate(2);
                next.write(new byte[3_000]);
                next.finish();
                assertThat(nextTarget.readAll()).hasSize(3_000);
            }
        }

        assertTwoRows();
    }

    private Socks5Socket connected(int file) throws IOException {
        alice.send(Stanzas.offer("o" + file, bob.jid(), "all", "name='file" + file + ".bin' size='3000'"));
        bob.nextIq("o" + file);
        bob.send(Stanzas.accept("o" + file, alice.jid(), Stanzas.BYTESTREAMS));
        alice.nextIq("o" + file);
        alice.send(Stanzas.streamhosts("h" + file, bob.jid(), "all", streamhost()));
        bob.nextIq("h" + file);
        Socks5Socket target = socket("all");
        bob.send(Stanzas.used("h" + file, alice.jid(), "all", proxy()));
        alice.nextIq("h" + file);
        return target;
    }

    private void activate(int file) {
        alice.send(Stanzas.activate("a" + file, proxy(), "all", bob.jid()));
        assertThat(isError(alice.nextIq("a" + file))).as("activation " + file).isFalse();
    }

    private void assertTwoRows() {
        OPENFIRE.admin()
                .recorded(
                        "the end of the second file",
                        row -> row.file().equals("file2.bin")
                                && row.sender().equals(alice.jid())
                                && row.state().equals("completed"));
        assertThat(rowsOf(alice))
                .extracting(Recorded::file, Recorded::state, Recorded::bytesMoved)
                .containsExactlyInAnyOrder(
                        tuple("file1.bin", "completed", 3_000L), tuple("file2.bin", "completed", 3_000L));
    }
}
