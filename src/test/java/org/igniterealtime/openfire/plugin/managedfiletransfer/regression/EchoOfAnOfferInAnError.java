// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.regression;

import static org.assertj.core.api.Assertions.assertThat;

import org.dom4j.Element;
import org.igniterealtime.openfire.plugin.managedfiletransfer.e2e.Stanzas;
import org.junit.jupiter.api.Test;

/** An error carried an offer as the echo of another one; to libpurple, an error with an offer is an offer. */
class EchoOfAnOfferInAnError extends RegressionCase {

    @Test
    void keepsNoMoreThanNamesTheOffer() {
        offer("echo", "echo.txt", 5);

        bob.send(Stanzas.offer("echo", alice.jid(), "echo", "name='evil.exe' size='5'")
                .replace("type='set'", "type='error'")
                .replace(
                        "</iq>",
                        "<error type='cancel'><forbidden xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>"));

        Element answer = alice.nextIq("echo");
        assertThat(answer.element("error").element("forbidden")).isNotNull();
        assertThat(answer.element("si").attributeValue("profile")).isEqualTo(Stanzas.FILE_TRANSFER);
        assertThat(answer.element("si").elements()).isEmpty();
        assertThat(OPENFIRE.admin().recordedEnd("echo.txt").state()).isEqualTo("declined");
    }

    @Test
    void isNoEchoWhereNobodyWaitsForIt() {
        bob.send(Stanzas.offer("echo", alice.jid(), "echo", "name='evil.exe' size='5'")
                .replace("type='set'", "type='error'"));

        assertThat(isOfTransfer(alice.nextIq("echo"))).isFalse();
    }
}
