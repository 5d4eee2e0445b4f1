// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.regression;

import static org.assertj.core.api.Assertions.assertThat;

import org.igniterealtime.openfire.plugin.managedfiletransfer.clients.RawClient;
import org.igniterealtime.openfire.plugin.managedfiletransfer.clients.Recorded;
import org.igniterealtime.openfire.plugin.managedfiletransfer.clients.Rules;
import org.igniterealtime.openfire.plugin.managedfiletransfer.e2e.Stanzas;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A file of unknown size was "completed" when somebody left in the middle of it, and an offer whose only way had been refused
 * came to nothing since somebody "went offline".
 */
class EndsThatWereGuessed extends RegressionCase {

    @ParameterizedTest
    @ValueSource(strings = {"sender", "recipient"})
    void nobodyKnowsWhetherAFileOfUnknownSizeIsComplete(String leaves) {
        String file = "unsized-" + leaves + ".bin";
        alice.send(Stanzas.offer("unsized", bob.jid(), "unsized", "name='" + file + "'"));
        bob.nextIq("unsized");
        bob.send(Stanzas.accept("unsized", alice.jid(), Stanzas.IBB));
        alice.nextIq("unsized");
        alice.send(Stanzas.open("open", bob.jid(), "unsized"));
        bob.acceptOpen();
        alice.nextIq("open");
        alice.send(Stanzas.data("d0", bob.jid(), "unsized", 0, new byte[3000]));
        bob.nextIq("d0");
        settle(alice);

        RawClient gone = leaves.equals("sender") ? alice : bob;
        gone.close();

        Recorded row = OPENFIRE.admin().recordedEnd(file);
        assertThat(row.state()).isEqualTo("failed");
        assertThat(row.rule()).isEqualTo(leaves + "-gone-unsized");
        assertThat(row.reason()).contains("The " + leaves + " went offline after", "is not known");
    }

    @Test
    void anOfferWhoseOnlyWayWasRefusedFailedByThat() {
        OPENFIRE.enact(Rules.OPEN.throughProxyOnly());
        accepted("direct", "only-direct.bin", 900, Stanzas.BYTESTREAMS);
        alice.send(Stanzas.streamhosts(
                "hosts",
                bob.jid(),
                "direct",
                "<streamhost jid='" + alice.jid() + "' host='198.51.100.7' port='5000'/>"));
        assertThat(isError(alice.nextIq("hosts"))).isTrue();

        alice.close();

        Recorded row = OPENFIRE.admin().recordedEnd("only-direct.bin");
        assertThat(row.state()).isEqualTo("failed");
        assertThat(row.rule()).isEqualTo("proxy-only");
    }
}
