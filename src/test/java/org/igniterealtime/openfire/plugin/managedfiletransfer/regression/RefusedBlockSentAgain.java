// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.regression;

import static org.assertj.core.api.Assertions.assertThat;

import org.igniterealtime.openfire.plugin.managedfiletransfer.clients.Rules;
import org.igniterealtime.openfire.plugin.managedfiletransfer.e2e.Stanzas;
import org.junit.jupiter.api.Test;

/** A block that had been refused passed uncounted when it was sent again: it was taken for a repetition. */
class RefusedBlockSentAgain extends RegressionCase {

    /** As many questions as one user may have without an answer. */
    private static final int SHARE = 2_000;

    @Test
    void isCountedLikeAnyOther() {
        OPENFIRE.enact(Rules.OPEN.largest(10_000));
        opened("refused", "refused.bin", 9_000);
        for (int i = 0; i < SHARE; i++) {
            alice.send("<iq type='get' id='ask" + i + "' to='" + bob.jid() + "'><query xmlns='" + Stanzas.BYTESTREAMS
                    + "'/></iq>");
        }
        settle(alice);

        for (int number = 0; number < 6; number++) {
            alice.send(Stanzas.data("d" + number, bob.jid(), "refused", number, new byte[3_000]));
            alice.send(Stanzas.dataInMessage(bob.jid(), "refused", number, new byte[3_000]));
        }

        assertThat(bytesOf("refused", arrived(bob, alice))).isLessThanOrEqualTo(10_000);
    }
}
