// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.regression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.dom4j.Element;
import org.igniterealtime.openfire.plugin.managedfiletransfer.clients.Rules;
import org.igniterealtime.openfire.plugin.managedfiletransfer.e2e.Stanzas;
import org.junit.jupiter.api.Test;

/** Whoever had offers refused in a loop had as many messages sent by the server. */
class NoticesWithoutEnd extends RegressionCase {

    private static final int MOST_AN_HOUR = 12;

    @Test
    void endAtSoManyAnHour() {
        OPENFIRE.enact(Rules.OPEN.refuse(".exe"));

        for (int number = 0; number < 30; number++) {
            alice.send(Stanzas.offer("o" + number, bob.jid(), "o" + number, "name='" + number + ".exe' size='5'"));
        }

        settle(alice);
        List<Element> all = alice.all();
        assertThat(all).filteredOn(RegressionCase::isNotice).hasSize(MOST_AN_HOUR);
        assertThat(all)
                .filteredOn(RegressionCase::isError)
                .as("each has its answer")
                .hasSize(30);
    }
}
