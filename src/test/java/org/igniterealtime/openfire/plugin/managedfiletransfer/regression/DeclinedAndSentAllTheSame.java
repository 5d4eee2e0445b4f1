// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.regression;

import static org.assertj.core.api.Assertions.assertThat;

import org.igniterealtime.openfire.plugin.managedfiletransfer.e2e.Stanzas;
import org.junit.jupiter.api.Test;

/** A file that was declined, and whose stream its sender opened and closed alone, was "completed". */
class DeclinedAndSentAllTheSame extends RegressionCase {

    @Test
    void staysDeclined() {
        offer("declined", "declined.bin", 3_000);
        bob.send(Stanzas.error("declined", alice.jid(), "cancel", "forbidden"));
        alice.nextIq("declined");

        alice.send(Stanzas.open("open", bob.jid(), "declined"));
        alice.send(Stanzas.data("d0", bob.jid(), "declined", 0, new byte[3000]));
        alice.send(Stanzas.close("close", bob.jid(), "declined"));
        settle(alice);

        assertThat(rowsOf(alice, bob)).noneMatch(row -> row.state().equals("completed"));
        assertThat(OPENFIRE.admin().recordedEnd("declined.bin").state()).isEqualTo("declined");
    }

    @Test
    void isNotCompletedWithoutAnyAnswerEither() {
        offer("unanswered", "unanswered.bin", 3_000);

        alice.send(Stanzas.open("open", bob.jid(), "unanswered"));
        alice.send(Stanzas.data("d0", bob.jid(), "unanswered", 0, new byte[3000]));
        alice.send(Stanzas.close("close", bob.jid(), "unanswered"));
        settle(alice);

        assertThat(rowsOf(alice, bob)).noneMatch(row -> row.state().equals("completed"));
    }
}
