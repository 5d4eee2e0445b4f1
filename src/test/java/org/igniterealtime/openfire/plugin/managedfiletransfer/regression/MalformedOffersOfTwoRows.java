// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.regression;

import static org.assertj.core.api.Assertions.assertThat;

import org.igniterealtime.openfire.plugin.managedfiletransfer.clients.Rules;
import org.igniterealtime.openfire.plugin.managedfiletransfer.e2e.Stanzas;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where nothing is refused, an offer with a size that is none had two rows: one with its name, one with its bytes. */
class MalformedOffersOfTwoRows extends RegressionCase {

    @ParameterizedTest
    @CsvSource({"-1, OBSERVE", "0x10, OBSERVE", "12345678901234567890123, OBSERVE", "-1, OFF"})
    void haveOneRowWithTheirNameAndTheirBytes(String size, String mode) {
        OPENFIRE.enact(Rules.OPEN.mode(mode));
        alice.send(Stanzas.offer("o", bob.jid(), "odd", "name='odd.bin' size='" + size + "'"));
        bob.nextIq("o");
        bob.send(Stanzas.accept("o", alice.jid(), Stanzas.IBB));
        alice.nextIq("o");
        alice.send(Stanzas.open("open", bob.jid(), "odd"));
        bob.acceptOpen();
        alice.nextIq("open");
        alice.send(Stanzas.data("d0", bob.jid(), "odd", 0, new byte[3_000]));
        bob.nextIq("d0");
        bob.send(Stanzas.result("d0", alice.jid()));
        alice.send(Stanzas.close("close", bob.jid(), "odd"));
        bob.nextIq("close");

        assertThat(rowsOf(alice)).singleElement().satisfies(row -> {
            assertThat(row.file()).isEqualTo("odd.bin");
            assertThat(row.declaredSize()).isEqualTo(-1);
            assertThat(row.bytesMoved()).isEqualTo(3_000);
            assertThat(row.state()).isEqualTo("completed");
            assertThat(row.notedRule()).isEqualTo("malformed");
        });
    }
}
