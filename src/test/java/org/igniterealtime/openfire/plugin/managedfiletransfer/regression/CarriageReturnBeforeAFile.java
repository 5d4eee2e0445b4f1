// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.regression;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.igniterealtime.openfire.plugin.managedfiletransfer.clients.Recorded;
import org.igniterealtime.openfire.plugin.managedfiletransfer.clients.Rules;
import org.igniterealtime.openfire.plugin.managedfiletransfer.e2e.Socks5Socket;
import org.igniterealtime.openfire.plugin.managedfiletransfer.e2e.Stanzas;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Between two Psi, a byte goes before the file: it was hashed and counted as the file's. */
class CarriageReturnBeforeAFile extends RegressionCase {

    private static final String FAST = "<fast xmlns='http://affinix.com/jabber/stream'/>";

    @ParameterizedTest
    @CsvSource({"3000, completed, file", "2999, failed, moved"})
    void isNotTheFiles(int sent, String state, String of) throws Exception {
        OPENFIRE.enact(Rules.OPEN.hashed());
        String name = "psi-" + sent + ".bin";
        byte[] file = new byte[sent];
        accepted("ft_01", name, 3_000, Stanzas.BYTESTREAMS);
        alice.send(Stanzas.streamhosts("hosts", bob.jid(), "ft_01", streamhost() + FAST));
        bob.nextIq("hosts");
        bob.send(Stanzas.streamhosts("back", alice.jid(), "ft_01", Stanzas.streamhost(bob.jid(), "192.0.2.7", 8010)));
        alice.nextIq("back");

        send(file);

        Recorded row = OPENFIRE.admin().recordedEnd(name);
        assertThat(row.state()).isEqualTo(state);
        assertThat(row.bytesMoved()).isEqualTo(sent);
        assertThat(row.sha256())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(file)));
        assertThat(row.sha256Of()).isEqualTo(of);
    }

    private void send(byte[] file) throws IOException {
        try (Socks5Socket target = socket("ft_01")) {
            bob.send(Stanzas.used("hosts", alice.jid(), "ft_01", proxy()));
            alice.nextIq("hosts");
            try (Socks5Socket requester = socket("ft_01")) {
                activated("ft_01");
                requester.write(new byte[] {'\r'});
                requester.write(file);
                requester.finish();
                target.readAll();
                target.finish();
            }
        }
    }
}
