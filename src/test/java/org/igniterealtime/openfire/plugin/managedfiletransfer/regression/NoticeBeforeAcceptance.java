// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.regression;

import static org.assertj.core.api.Assertions.assertThat;

import org.dom4j.Element;
import org.igniterealtime.openfire.plugin.managedfiletransfer.clients.Rules;
import org.igniterealtime.openfire.plugin.managedfiletransfer.e2e.Stanzas;
import org.junit.jupiter.api.Test;

/** The server told a recipient of offers that he had not accepted, in the words of a stranger, past every block list. */
class NoticeBeforeAcceptance extends RegressionCase {

    private static final String WORDS = "Call 0190-666 now";

    @Test
    void isNotSentToTheRecipientOfAStoppedOffer() {
        offer("words", WORDS + " 1.txt", 3_000);

        OPENFIRE.admin().stop(running(WORDS + " 1.txt"));

        alice.next("the notice", RegressionCase::isNotice);
        assertThat(arrived(bob, alice)).noneMatch(RegressionCase::isNotice);
    }

    @Test
    void isNotSentToTheRecipientOfARefusedStream() {
        OPENFIRE.enact(Rules.OPEN.withoutInBand());
        offer("words", WORDS + " 2.txt", 3_000);

        alice.send(Stanzas.open("open", bob.jid(), "words"));

        assertThat(isError(alice.nextIq("open"))).isTrue();
        alice.next("the notice", RegressionCase::isNotice);
        assertThat(arrived(bob, alice)).noneMatch(RegressionCase::isNotice);
    }

    @Test
    void saysNothingOfTheSendersWordsWhereItIsSentLater() {
        OPENFIRE.enact(Rules.OPEN.largest(3_000));
        opened("words", WORDS + " 3.txt", 3_000);

        alice.send(Stanzas.data("d0", bob.jid(), "words", 0, new byte[3001]));

        Element notice = bob.next("the notice", RegressionCase::isNotice);
        assertThat(notice.elementText("body")).contains(bare(alice)).doesNotContain(WORDS);
    }
}
