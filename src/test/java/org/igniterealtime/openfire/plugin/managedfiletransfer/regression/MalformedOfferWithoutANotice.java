// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.regression;

import static org.assertj.core.api.Assertions.assertThat;

import org.igniterealtime.openfire.plugin.managedfiletransfer.clients.Recorded;
import org.igniterealtime.openfire.plugin.managedfiletransfer.clients.Rules;
import org.igniterealtime.openfire.plugin.managedfiletransfer.e2e.Stanzas;
import org.junit.jupiter.api.Test;

/** An offer that could not be read was refused without a word to its sender, and was not followed where it passed. */
class MalformedOfferWithoutANotice extends RegressionCase {

    @Test
    void hasItsRowAndItsNotice() {
        alice.send(Stanzas.offer("bad", bob.jid(), "bad", "name='bad-enforced.txt' size='many'"));

        assertThat(isError(alice.nextIq("bad"))).isTrue();
        assertThat(alice.next("the notice", RegressionCase::isNotice).elementText("body"))
                .contains("decimal digits");
        Recorded row = OPENFIRE.admin().recordedEnd("bad-enforced.txt");
        assertThat(row.state()).isEqualTo("refused");
        assertThat(row.rule()).isEqualTo("malformed");
    }

    @Test
    void isFollowedWhereItIsOnlyObserved() {
        OPENFIRE.enact(Rules.OPEN.mode("OBSERVE"));

        alice.send(Stanzas.offer("bad", bob.jid(), "bad", "name='bad-observed.txt' size='many'"));
        bob.nextIq("bad");
        bob.send(Stanzas.accept("bad", alice.jid(), Stanzas.IBB));
        alice.nextIq("bad");
        alice.send(Stanzas.open("open", bob.jid(), "bad"));
        bob.acceptOpen();
        alice.nextIq("open");
        alice.send(Stanzas.data("d0", bob.jid(), "bad", 0, new byte[3000]));
        alice.send(Stanzas.close("close", bob.jid(), "bad"));

        assertThat(bytesOf("bad", arrived(bob, alice))).isEqualTo(3_000);
        bob.send(Stanzas.result("d0", alice.jid()));
        Recorded row = OPENFIRE.admin().recordedEnd("bad-observed.txt");
        assertThat(row.notedRule()).isEqualTo("malformed");
        assertThat(row.bytesMoved()).isEqualTo(3_000);
        assertThat(row.state()).isEqualTo("completed");
    }

    @Test
    void passesAndHasItsRowWhereNoRuleIsEvaluated() {
        OPENFIRE.enact(Rules.OPEN.mode("OFF"));

        alice.send(Stanzas.offer("bad", bob.jid(), "bad", "name='bad-off.txt' size='many'"));
        bob.nextIq("bad");
        bob.send(Stanzas.error("bad", alice.jid(), "cancel", "forbidden"));
        alice.nextIq("bad");

        assertThat(OPENFIRE.admin().recordedEnd("bad-off.txt").state()).isEqualTo("declined");
    }
}
