// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.regression;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.igniterealtime.openfire.plugin.managedfiletransfer.clients.Rules;
import org.igniterealtime.openfire.plugin.managedfiletransfer.e2e.Socks5Socket;
import org.igniterealtime.openfire.plugin.managedfiletransfer.e2e.Stanzas;
import org.junit.jupiter.api.Test;

/** Blocks under the id of a stream over the proxy had a count of their own: both paths together had two limits. */
class InBandBesideAProxiedStream extends RegressionCase {

    @Test
    void isRefused() throws IOException {
        OPENFIRE.enact(Rules.OPEN.largest(10_000));
        proxied("beside", "beside.bin", 9_000);
        try (Socks5Socket target = socket("beside")) {
            used("beside");
            try (Socks5Socket requester = socket("beside")) {
                activated("beside");
                requester.write(new byte[4_000]);

                alice.send(Stanzas.open("open", bob.jid(), "beside"));
                for (int number = 0; number < 3; number++) {
                    alice.send(Stanzas.data("d" + number, bob.jid(), "beside", number, new byte[3000]));
                    alice.send(Stanzas.dataInMessage(bob.jid(), "beside", number, new byte[3000]));
                }

                assertThat(alice.nextIq("open").element("error").element("conflict"))
                        .isNotNull();
                assertThat(bytesOf("beside", arrived(bob, alice))).isZero();
                requester.write(new byte[5_000]);
                requester.finish();
                assertThat(target.readAll()).as("the proxied stream goes on").hasSize(9_000);
            }
        }
        OPENFIRE.admin()
                .recorded(
                        "the whole file",
                        row -> row.file().equals("beside.bin") && row.state().equals("completed"));
    }

    @Test
    void hasNoFreshLimitOnceThatIsAborted() throws IOException {
        OPENFIRE.enact(Rules.OPEN.largest(10_000));
        proxied("aborted", "aborted.bin", 9_000);
        byte[] proxied;
        try (Socks5Socket target = socket("aborted")) {
            used("aborted");
            try (Socks5Socket requester = socket("aborted")) {
                activated("aborted");
                requester.write(new byte[10_001]);
                proxied = target.readAll();
            }
        }

        alice.send(Stanzas.open("open", bob.jid(), "aborted"));
        alice.send(Stanzas.data("d", bob.jid(), "aborted", 0, new byte[3000]));

        assertThat(proxied).hasSizeLessThanOrEqualTo(10_000);
        assertThat(bytesOf("aborted", arrived(bob, alice))).isZero();
    }
}
