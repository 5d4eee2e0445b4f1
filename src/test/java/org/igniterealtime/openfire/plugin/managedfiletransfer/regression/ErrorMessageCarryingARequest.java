// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.regression;

import static org.assertj.core.api.Assertions.assertThat;

import org.igniterealtime.openfire.plugin.managedfiletransfer.e2e.Stanzas;
import org.junit.jupiter.api.Test;

/** An error message went on with whatever was in it; Smack takes blocks from it. */
class ErrorMessageCarryingARequest extends RegressionCase {

    @Test
    void losesItOnItsWayAndKeepsTheRest() {
        opened("in-error", "in-error.bin", 3000);
        String block = Stanzas.dataInMessage(bob.jid(), "in-error", 0, new byte[3000])
                .replace("<message", "<message type='error'")
                .replace("</message>", "<body>What you wrote did not arrive.</body></message>");

        alice.send(block);
        alice.send(block.replaceAll("<data.*</data>", "<si xmlns='" + Stanzas.SI + "' id='in-error'/>"));
        alice.send(block.replaceAll("<data.*</data>", "<open xmlns='" + Stanzas.IBB + "' sid='x' block-size='1'/>"));

        assertThat(arrived(bob, alice))
                .filteredOn(stanza -> stanza.getName().equals("message"))
                .hasSize(3)
                .noneMatch(RegressionCase::isOfTransfer)
                .allMatch(stanza -> stanza.elementText("body").startsWith("What you wrote"));
        assertThat(OPENFIRE.admin().active())
                .filteredOn(row -> row.getString("file").equals("in-error.bin"))
                .allMatch(row -> row.getLong("moved") == 0);
    }
}
