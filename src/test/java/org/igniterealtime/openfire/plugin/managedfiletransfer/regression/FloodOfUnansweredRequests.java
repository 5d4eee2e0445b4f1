// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.regression;

import static org.assertj.core.api.Assertions.assertThat;

import org.igniterealtime.openfire.plugin.managedfiletransfer.clients.RawClient;
import org.igniterealtime.openfire.plugin.managedfiletransfer.clients.Rules;
import org.igniterealtime.openfire.plugin.managedfiletransfer.e2e.Stanzas;
import org.junit.jupiter.api.Test;

/** One user's requests without answers filled the room for all, so that others' answers were not read any more. */
class FloodOfUnansweredRequests extends RegressionCase {

    /** More than the answers that there was room for. */
    private static final int REQUESTS = 52_000;

    /** The server drops a client that lets many more stanzas lie. */
    private static final int AT_ONCE = 2_000;

    @Test
    void leavesTheAnswersOfOthersRead() {
        // Else each request too many is answered with an error, which takes its time.
        OPENFIRE.enact(Rules.OPEN.mode("OBSERVE"));
        RawClient flooding = OPENFIRE.raw(OPENFIRE.newcomer(), "flood");
        RawClient silent = OPENFIRE.raw(OPENFIRE.newcomer(), "silent");
        flooding.send(Stanzas.open("open", silent.jid(), "flood"));
        silent.acceptOpen();
        flooding.nextIq("open");
        for (int sent = 0; sent < REQUESTS; sent += AT_ONCE) {
            StringBuilder blocks = new StringBuilder();
            for (int number = sent; number < sent + AT_ONCE; number++) {
                blocks.append(Stanzas.data("d" + number, silent.jid(), "flood", number, new byte[1]));
            }
            flooding.send(blocks.toString());
            arrived(silent, flooding);
        }
        for (int number = 0; number < AT_ONCE; number++) {
            String question = "<query xmlns='" + Stanzas.BYTESTREAMS + "'/>";
            flooding.send("<iq type='get' id='q" + number + "' to='" + silent.jid() + "'>" + question + "</iq>");
        }
        settle(flooding);

        opened("read", "read.bin", 3_000);
        alice.send(Stanzas.data("d0", bob.jid(), "read", 0, new byte[3000]));
        bob.nextIq("d0");
        bob.send(Stanzas.result("d0", alice.jid()));
        alice.nextIq("d0");
        alice.send(Stanzas.close("close", bob.jid(), "read"));
        offer("declined", "read-declined.bin", 5);
        bob.send(Stanzas.error("declined", alice.jid(), "cancel", "forbidden"));

        assertThat(OPENFIRE.admin().recordedEnd("read.bin").state()).isEqualTo("completed");
        assertThat(OPENFIRE.admin().recordedEnd("read-declined.bin").state()).isEqualTo("declined");
    }
}
