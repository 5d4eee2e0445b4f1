// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.regression;

import static org.assertj.core.api.Assertions.assertThat;

import org.igniterealtime.openfire.plugin.managedfiletransfer.clients.Recorded;
import org.igniterealtime.openfire.plugin.managedfiletransfer.e2e.Stanzas;
import org.junit.jupiter.api.Test;

/** A file that had arrived as a whole was "failed" where its sender left without closing the stream. */
class SenderGoneAfterTheLastBlock extends RegressionCase {

    @Test
    void hasSentTheFile() {
        opened("whole", "whole.bin", 6_000);
        alice.send(Stanzas.data("d0", bob.jid(), "whole", 0, new byte[3000]));
        alice.send(Stanzas.data("d1", bob.jid(), "whole", 1, new byte[3000]));
        settle(alice);

        alice.close();
        took("d0", "d1");

        Recorded row = OPENFIRE.admin().recordedEnd("whole.bin");
        assertThat(row.state()).isEqualTo("completed");
        assertThat(row.bytesMoved()).isEqualTo(6_000);
    }

    @Test
    void hasFailedWhereABlockIsMissing() {
        opened("short", "short.bin", 6_000);
        alice.send(Stanzas.data("d0", bob.jid(), "short", 0, new byte[3000]));
        settle(alice);

        alice.close();

        assertThat(OPENFIRE.admin().recordedEnd("short.bin").state()).isEqualTo("failed");
    }
}
