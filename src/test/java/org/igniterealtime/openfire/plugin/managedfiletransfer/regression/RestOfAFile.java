// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.regression;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.igniterealtime.openfire.plugin.managedfiletransfer.clients.Recorded;
import org.igniterealtime.openfire.plugin.managedfiletransfer.clients.Rules;
import org.igniterealtime.openfire.plugin.managedfiletransfer.e2e.Socks5Socket;
import org.igniterealtime.openfire.plugin.managedfiletransfer.e2e.Stanzas;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file was resumed and arrived, and was "failed", since less moved than the file has. */
class RestOfAFile extends RegressionCase {

    private static final int SIZE = 6_000;

    @ParameterizedTest
    @ValueSource(strings = {"ENFORCE", "OBSERVE"})
    void completesItInBand(String mode) {
        OPENFIRE.enact(Rules.OPEN.mode(mode));
        String file = "rest-" + mode + ".bin";
        resumed("rest", file, "<range offset='4000'/>", Stanzas.IBB);
        alice.send(Stanzas.open("open", bob.jid(), "rest"));
        bob.acceptOpen();
        alice.nextIq("open");

        alice.send(Stanzas.data("d0", bob.jid(), "rest", 0, new byte[2_000]));
        took("d0");
        alice.send(Stanzas.close("close", bob.jid(), "rest"));

        Recorded row = OPENFIRE.admin().recordedEnd(file);
        assertThat(row.state()).isEqualTo("completed");
        assertThat(row.rule()).isEqualTo("delivered-range");
        assertThat(row.bytesMoved()).isEqualTo(2_000);
        assertThat(row.declaredSize()).isEqualTo(SIZE);
    }

    @Test
    void isHashedAsTheRest() throws Exception {
        OPENFIRE.enact(Rules.OPEN.hashed());
        byte[] all = new byte[SIZE];
        new Random(1).nextBytes(all);
        byte[] part = Arrays.copyOfRange(all, 1_000, 4_000);

        resumed("part", "part.bin", "<range offset='1000' length='3000'/>", Stanzas.BYTESTREAMS);
        sendOverProxy("part", part);

        Recorded row = OPENFIRE.admin().recordedEnd("part.bin");
        assertThat(row.state()).isEqualTo("completed");
        assertThat(row.sha256()).isEqualTo(sha256(part));
        assertThat(row.sha256Of()).isEqualTo("range");
        assertThat(row.matchesOffer()).isEmpty();
    }

    @Test
    void isNotTheFileWhereOnlyHalfOfItMoved() throws Exception {
        OPENFIRE.enact(Rules.OPEN.hashed());
        resumed("half", "half.bin", "", Stanzas.BYTESTREAMS);
        sendOverProxy("half", new byte[SIZE / 2]);

        Recorded row = OPENFIRE.admin().recordedEnd("half.bin");
        assertThat(row.state()).isEqualTo("failed");
        assertThat(row.sha256Of()).isEqualTo("moved");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "offset='-1'",
                "offset='6001'",
                "offset='5999' length='2'",
                "offset='' length=''",
                "offset='0x10'",
                "offset='10000000000000000000000'",
                "offset='2' length='9223372036854775807'"
            })
    void thatIsNoneIsRefused(String range) {
        alice.send(offer("none", "none.bin"));
        bob.nextIq("none");
        bob.send(Stanzas.acceptRange("none", alice.jid(), "<range " + range + "/>", Stanzas.IBB));

        assertThat(isError(alice.nextIq("none"))).isTrue();
        assertThat(rowsOf(alice)).extracting(Recorded::rule).containsExactly("malformed");
    }

    private void resumed(String stream, String file, String range, String method) {
        alice.send(offer(stream, file));
        bob.nextIq(stream);
        bob.send(Stanzas.acceptRange(stream, alice.jid(), range, method));
        alice.nextIq(stream);
    }

    private String offer(String stream, String file) {
        return Stanzas.offer(stream, bob.jid(), stream, "name='" + file + "' size='" + SIZE + "'")
                .replace("<desc>", "<range/><desc>");
    }

    private void sendOverProxy(String stream, byte[] bytes) throws IOException {
        alice.send(Stanzas.streamhosts(stream + "-hosts", bob.jid(), stream, streamhost()));
        bob.nextIq(stream + "-hosts");
        try (Socks5Socket target = socket(stream)) {
            used(stream);
            try (Socks5Socket requester = socket(stream)) {
                activated(stream);
                requester.write(bytes);
                requester.finish();
                target.readAll();
                target.finish();
            }
        }
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
