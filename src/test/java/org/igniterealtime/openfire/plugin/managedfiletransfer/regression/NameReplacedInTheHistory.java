// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.regression;

import static org.assertj.core.api.Assertions.assertThat;

import org.igniterealtime.openfire.plugin.managedfiletransfer.clients.Rules;
import org.igniterealtime.openfire.plugin.managedfiletransfer.e2e.Stanzas;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Joiners of Persian and of emoji, and emoji that the JDK did not know, were replaced when a row was written. */
class NameReplacedInTheHistory extends RegressionCase {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645.pdf",
                "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67.jpg",
                "\uD83E\uDEC8.png",
                "report\u202Efdp.exe"
            })
    void isThereAsItWasSent(String name) {
        OPENFIRE.enact(Rules.OPEN);

        offer("named", name, 5);
        bob.send(Stanzas.error("named", alice.jid(), "cancel", "forbidden"));

        assertThat(rowsOf(alice)).singleElement().satisfies(row -> assertThat(row.file())
                .isEqualTo(name));
    }
}
