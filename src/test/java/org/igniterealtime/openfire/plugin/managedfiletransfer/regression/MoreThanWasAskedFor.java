// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.regression;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.igniterealtime.openfire.plugin.managedfiletransfer.clients.Recorded;
import org.igniterealtime.openfire.plugin.managedfiletransfer.clients.Rules;
import org.igniterealtime.openfire.plugin.managedfiletransfer.e2e.Socks5Socket;
import org.igniterealtime.openfire.plugin.managedfiletransfer.e2e.Stanzas;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** 500 bytes of a part of 300 were "completed", and so were, with nothing said, 3,000 bytes of a file of 1,000. */
class MoreThanWasAskedFor extends RegressionCase {

    @Test
    void isNotedInBand() {
        OPENFIRE.enact(Rules.OPEN.mode("OBSERVE"));
        opened("size", "more-size.bin", 1_000);
        sendInBand("size", 3_000);
        took("size-0");

        Recorded row = OPENFIRE.admin().recordedEnd("more-size.bin");
        assertThat(row.state()).isEqualTo("completed");
        assertThat(row.notedRule()).isEqualTo("declared-size");
        assertThat(row.notedReason()).contains("would have been aborted");
    }

    @Test
    void isNotedOverTheProxy() throws IOException {
        OPENFIRE.enact(Rules.OPEN.mode("OBSERVE"));
        proxied("size-p", "more-size-p.bin", 1_000);
        sendOverProxy("size-p", 3_000);

        Recorded row = OPENFIRE.admin().recordedEnd("more-size-p.bin");
        assertThat(row.state()).isEqualTo("completed");
        assertThat(row.bytesMoved()).isEqualTo(3_000);
        assertThat(row.notedRule()).isEqualTo("declared-size");
    }

    @ParameterizedTest
    @ValueSource(strings = {"offset='4000' length='300'", "offset='5700'"})
    void isNoPartOfTheFileInBand(String range) {
        String file = "asked-" + range.length() + ".bin";
        asked("part", file, range, Stanzas.IBB);
        alice.send(Stanzas.open("part-open", bob.jid(), "part"));
        bob.acceptOpen();
        alice.nextIq("part-open");
        sendInBand("part", 500);

        Recorded row = OPENFIRE.admin().recordedEnd(file);
        assertThat(row.state()).isEqualTo("cut");
        assertThat(row.reason()).contains("300 bytes");
    }

    @Test
    void isNoPartOfTheFileOverTheProxy() throws IOException {
        asked("part-p", "asked-p.bin", "offset='4000' length='300'", Stanzas.BYTESTREAMS);
        alice.send(Stanzas.streamhosts("part-p-hosts", bob.jid(), "part-p", streamhost()));
        bob.nextIq("part-p-hosts");
        sendOverProxy("part-p", 500);

        Recorded row = OPENFIRE.admin().recordedEnd("asked-p.bin");
        assertThat(row.state()).isEqualTo("cut");
        assertThat(row.reason()).contains("300 bytes");
    }

    @Test
    void isNotedOfAPartOfTheFile() {
        OPENFIRE.enact(Rules.OPEN.mode("OBSERVE"));
        asked("noted", "more-noted.bin", "offset='4000' length='300'", Stanzas.IBB);
        alice.send(Stanzas.open("noted-open", bob.jid(), "noted"));
        bob.acceptOpen();
        alice.nextIq("noted-open");
        sendInBand("noted", 500);

        Recorded row = OPENFIRE.admin().recordedEnd("more-noted.bin");
        assertThat(row.notedReason()).contains("300 bytes", "would have been aborted");
    }

    private void asked(String stream, String file, String range, String method) {
        alice.send(Stanzas.offer(stream, bob.jid(), stream, "name='" + file + "' size='6000'")
                .replace("<desc>", "<range/><desc>"));
        bob.nextIq(stream);
        bob.send(Stanzas.acceptRange(stream, alice.jid(), "<range " + range + "/>", method));
        alice.nextIq(stream);
    }

    private void sendInBand(String stream, int bytes) {
        alice.send(Stanzas.data(stream + "-0", bob.jid(), stream, 0, new byte[bytes]));
        alice.send(Stanzas.close(stream + "-close", bob.jid(), stream));
        settle(alice);
    }

    private void sendOverProxy(String stream, int bytes) throws IOException {
        try (Socks5Socket target = socket(stream)) {
            used(stream);
            try (Socks5Socket requester = socket(stream)) {
                activated(stream);
                requester.write(new byte[bytes]);
                requester.finish();
                target.readAll();
            }
        }
    }
}
