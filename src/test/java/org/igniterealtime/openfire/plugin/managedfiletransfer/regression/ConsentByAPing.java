// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.regression;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.igniterealtime.openfire.plugin.managedfiletransfer.clients.Recorded;
import org.igniterealtime.openfire.plugin.managedfiletransfer.clients.Rules;
import org.igniterealtime.openfire.plugin.managedfiletransfer.e2e.Socks5Socket;
import org.igniterealtime.openfire.plugin.managedfiletransfer.e2e.Stanzas;
import org.junit.jupiter.api.Test;

/** Every client answers a ping by itself; under the id of an offer, that was taken for the recipient's acceptance. */
class ConsentByAPing extends RegressionCase {

    private static final String PING = "<iq type='get' id='%s' to='%s'><ping xmlns='urn:xmpp:ping'/></iq>";

    @Test
    void isNoneToAnOffer() throws IOException {
        OPENFIRE.enact(Rules.OPEN);
        alice.send(PING.formatted("same", bob.jid()));
        alice.send(Stanzas.offer("same", bob.jid(), "pinged", "name='pinged.bin' size='3'", Stanzas.BYTESTREAMS));
        bob.nextIq("same");
        bob.send(Stanzas.result("same", alice.jid()));
        alice.nextIq("same");

        try (Socks5Socket one = socket("pinged");
                Socks5Socket other = socket("pinged")) {
            assertThat(isError(activated("pinged"))).isTrue();
            one.finish();
            other.finish();
        }
    }

    /** The opening of a stream is answered by an empty result, as a ping is: so it goes on under another id. */
    @Test
    void isNoneToAStream() {
        OPENFIRE.enact(Rules.OPEN);
        alice.send(PING.formatted("same", bob.jid()));
        alice.send(Stanzas.open("same", bob.jid(), "pinged-open"));
        bob.nextIq("same");
        bob.send(Stanzas.result("same", alice.jid()));
        alice.nextIq("same");

        alice.send(Stanzas.dataInMessage(bob.jid(), "pinged-open", 0, new byte[9]));
        alice.send(Stanzas.close("close", bob.jid(), "pinged-open"));
        settle(alice);

        assertThat(rowsOf(bob)).extracting(Recorded::state).doesNotContain("completed");
    }

    @Test
    void isGivenByTheAnswerToTheStreamUnderTheIdThatItsSenderChose() {
        OPENFIRE.enact(Rules.OPEN);
        alice.send(Stanzas.open("mine", bob.jid(), "answered-open"));

        bob.acceptOpen();

        assertThat(isError(alice.nextIq("mine"))).isFalse();
    }

    @Test
    void isRefusedUnderTheIdThatItsSenderChose() {
        OPENFIRE.enact(Rules.OPEN);

        alice.send(Stanzas.open("mine", bare(bob) + "/nobody", "nobody-there"));

        assertThat(isError(alice.nextIq("mine"))).isTrue();
    }
}
