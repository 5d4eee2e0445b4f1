// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.regression;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.igniterealtime.openfire.plugin.managedfiletransfer.clients.RawClient;
import org.igniterealtime.openfire.plugin.managedfiletransfer.e2e.Socks5Socket;
import org.igniterealtime.openfire.plugin.managedfiletransfer.e2e.Stanzas;
import org.junit.jupiter.api.Test;

/** A repeated or a stranger's activation, and a query without streamhosts, made rows of transfers that never were. */
class RowsOfStreamsThatNeverWere extends RegressionCase {

    @Test
    void areNotMadeByActivationsOfNothing() {
        RawClient stranger = OPENFIRE.raw(OPENFIRE.newcomer(), "stranger");

        stranger.send(Stanzas.activate("one", proxy(), "nothing", bob.jid()));
        stranger.send(Stanzas.activate("two", proxy(), "nothing", "nobody@" + domain() + "/x"));

        assertThat(isError(stranger.nextIq("one"))).isTrue();
        assertThat(isError(stranger.nextIq("two"))).isTrue();
        assertThat(rowsOf(stranger, bob)).isEmpty();
    }

    @Test
    void areNotMadeByRepeatedActivationsOfACompletedStream() throws IOException {
        proxied("repeated", "repeated.bin", 3_000);
        try (Socks5Socket target = socket("repeated")) {
            used("repeated");
            try (Socks5Socket requester = socket("repeated")) {
                activated("repeated");
                requester.write(new byte[3_000]);
                requester.finish();
                target.readAll();
            }
        }
        OPENFIRE.admin().recordedEnd("repeated.bin");
        RawClient stranger = OPENFIRE.raw(OPENFIRE.newcomer(), "stranger");

        activated("repeated");
        activated("repeated");
        bob.send(Stanzas.activate("bobs", proxy(), "repeated", alice.jid()));
        bob.nextIq("bobs");
        stranger.send(Stanzas.activate("strangers", proxy(), "repeated", bob.jid()));
        stranger.nextIq("strangers");

        assertThat(rowsOf(alice, bob, stranger)).extracting("state").containsExactly("completed");
    }

    @Test
    void areNotMadeByAQueryThatSaysNothing() {
        alice.send(Stanzas.streamhosts("empty", bob.jid(), "empty", ""));
        bob.nextIq("empty");
        bob.send(Stanzas.error("empty", alice.jid(), "cancel", "item-not-found"));
        alice.nextIq("empty");
        alice.send(Stanzas.close("close", bob.jid(), "never-opened"));
        settle(alice);

        assertThat(rowsOf(alice, bob)).isEmpty();
    }
}
