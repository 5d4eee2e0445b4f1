// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.regression;

import static org.assertj.core.api.Assertions.assertThat;

import org.dom4j.Element;
import org.igniterealtime.openfire.plugin.managedfiletransfer.clients.Rules;
import org.igniterealtime.openfire.plugin.managedfiletransfer.e2e.Stanzas;
import org.junit.jupiter.api.Test;

/** Blocks to the recipient's bare address reached the stream of its connection, uncounted. */
class BlocksToTheAccount extends RegressionCase {

    @Test
    void areCountedTogetherWithThoseToItsConnection() {
        OPENFIRE.enact(Rules.OPEN.largest(10_000));
        opened("account", "account.bin", 9_000);

        alice.send(Stanzas.dataInMessage(bob.jid(), "account", 0, new byte[3000]));
        for (int number = 1; number < 5; number++) {
            alice.send(Stanzas.dataInMessage(bare(bob), "account", number, new byte[3000]));
        }

        assertThat(bytesOf("account", arrived(bob, alice))).isEqualTo(9_000);
        assertThat(OPENFIRE.admin().recordedEnd("account.bin").state()).isEqualTo("cut");
    }

    @Test
    void areRefusedWhereNoStreamIsOpen() {
        alice.send(Stanzas.dataInMessage(bare(bob), "no-stream", 0, new byte[3000]));

        Element refused = alice.next("the error", RegressionCase::isError);
        assertThat(refused.element("error").element("item-not-found")).isNotNull();
        assertThat(bytesOf("no-stream", arrived(bob, alice))).isZero();
    }
}
