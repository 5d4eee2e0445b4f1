// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.regression;

import static org.assertj.core.api.Assertions.assertThat;

import org.igniterealtime.openfire.plugin.managedfiletransfer.clients.Rules;
import org.igniterealtime.openfire.plugin.managedfiletransfer.e2e.Stanzas;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A tab or a line's end in a stream's id was another stream to us, and a blank to its recipient, who had one stream. */
class StreamSpelledInSeveralWays extends RegressionCase {

    @ParameterizedTest
    @ValueSource(strings = {"&#9;", "&#10;", "&#13;"})
    void hasOneLimit(String spelling) {
        OPENFIRE.enact(Rules.OPEN.largest(10_000));
        opened("R ", "spelled.bin", 8_000);
        alice.send(Stanzas.data("d0", bob.jid(), "R ", 0, new byte[8_000]));

        alice.send(Stanzas.open("again", bob.jid(), "R" + spelling));
        alice.send(Stanzas.data("d1", bob.jid(), "R" + spelling, 1, new byte[8_000]));

        assertThat(bytesOf("R ", arrived(bob, alice))).isEqualTo(8_000);
    }

    /** The same for the id of a request: its answer has the blank. */
    @ParameterizedTest
    @ValueSource(strings = {"&#9;", "&#10;", "&#13;"})
    void isAnsweredUnderTheIdThatItsRecipientReads(String spelling) {
        OPENFIRE.enact(Rules.OPEN);
        alice.send(Stanzas.offer("o" + spelling, bob.jid(), "answered", "name='answered.bin' size='3000'"));
        bob.nextIq("o ");
        bob.send(Stanzas.accept("o ", alice.jid(), Stanzas.IBB));
        alice.nextIq("o ");

        assertThat(OPENFIRE.admin().active())
                .anyMatch(row -> row.getString("file").equals("answered.bin")
                        && row.getString("state").equals("accepted"));
    }
}
