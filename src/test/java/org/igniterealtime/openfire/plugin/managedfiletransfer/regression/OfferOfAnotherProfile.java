// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.regression;

import static org.assertj.core.api.Assertions.assertThat;

import org.igniterealtime.openfire.plugin.managedfiletransfer.clients.Recorded;
import org.igniterealtime.openfire.plugin.managedfiletransfer.e2e.Stanzas;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An offer under another profile, or with a file of another namespace, was none to us and one to Smack. */
class OfferOfAnotherProfile extends RegressionCase {

    @ParameterizedTest
    @CsvSource({
        "profile, http://example.org/other",
        "profile, ''",
        "namespace, http://example.org/other",
        "namespace, http://jabber.org/protocol/si"
    })
    void isRefusedAndRecorded(String where, String value) {
        String file = where + "-" + value.length() + ".exe";
        String offer = Stanzas.offer("other", bob.jid(), "other", "name='" + file + "' size='5'");
        String part = where.equals("profile") ? "profile='" : "<file xmlns='";

        alice.send(offer.replace(part + Stanzas.FILE_TRANSFER, part + value));

        assertThat(alice.nextIq("other").element("error").element("bad-request"))
                .isNotNull();
        assertThat(arrived(bob, alice)).noneMatch(stanza -> stanza.asXML().contains(file));
        Recorded row = OPENFIRE.admin().recordedEnd(file);
        assertThat(row.state()).isEqualTo("refused");
        assertThat(row.rule()).isEqualTo("malformed");
    }
}
