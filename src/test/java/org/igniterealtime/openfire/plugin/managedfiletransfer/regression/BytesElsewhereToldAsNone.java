// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.regression;

import static org.assertj.core.api.Assertions.assertThat;

import org.igniterealtime.openfire.plugin.managedfiletransfer.clients.Rules;
import org.igniterealtime.openfire.plugin.managedfiletransfer.e2e.Stanzas;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Of files that went directly, or over a proxy elsewhere, the history said that 0 bytes had been transferred. */
class BytesElsewhereToldAsNone extends RegressionCase {

    @ParameterizedTest
    @CsvSource({"direct, ''", "other, proxy.example.net"})
    void areNotVisible(String stream, String otherProxy) {
        OPENFIRE.enact(Rules.OPEN);
        String streamhost = otherProxy.isEmpty() ? alice.jid() : otherProxy;
        accepted(stream, stream + "-unseen.bin", 3_000, Stanzas.BYTESTREAMS);
        alice.send(Stanzas.streamhosts("hosts", bob.jid(), stream, Stanzas.streamhost(streamhost, "192.0.2.1", 7777)));
        bob.nextIq("hosts");

        bob.send(Stanzas.used("hosts", alice.jid(), stream, streamhost));

        assertThat(rowsOf(alice)).singleElement().satisfies(row -> {
            assertThat(row.state()).isEqualTo("handed-off");
            assertThat(row.bytesMoved()).isEqualTo(-1);
        });
    }
}
