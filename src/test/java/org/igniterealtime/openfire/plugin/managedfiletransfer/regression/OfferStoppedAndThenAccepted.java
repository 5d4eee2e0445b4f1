// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.regression;

import static org.assertj.core.api.Assertions.assertThat;

import org.igniterealtime.openfire.plugin.managedfiletransfer.e2e.Stanzas;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An administrator stopped an offer, its recipient accepted it later, and its sender got two answers to one id. */
class OfferStoppedAndThenAccepted extends RegressionCase {

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void isAnsweredOnce(boolean accepts) {
        String file = "stopped-" + accepts + ".bin";
        offer("stopped", file, 3_000);
        OPENFIRE.admin().stop(running(file));
        assertThat(isError(alice.nextIq("stopped"))).isTrue();

        bob.send(
                accepts
                        ? Stanzas.accept("stopped", alice.jid(), Stanzas.IBB)
                        : Stanzas.error("stopped", alice.jid(), "cancel", "forbidden"));

        assertThat(arrived(alice, bob)).noneMatch(stanza -> "stopped".equals(stanza.attributeValue("id")));
        assertThat(OPENFIRE.admin().recordedEnd(file).state()).isEqualTo("stopped");
    }

    @Test
    void isNotSentEither() {
        offer("stopped", "not-sent.bin", 3_000);
        OPENFIRE.admin().stop(running("not-sent.bin"));
        alice.nextIq("stopped");
        bob.send(Stanzas.accept("stopped", alice.jid(), Stanzas.IBB));
        settle(bob);

        alice.send(Stanzas.open("open", bob.jid(), "stopped"));
        alice.send(Stanzas.data("d0", bob.jid(), "stopped", 0, new byte[3000]));

        assertThat(isError(alice.nextIq("open"))).isTrue();
        assertThat(bytesOf("stopped", arrived(bob, alice))).isZero();
    }
}
