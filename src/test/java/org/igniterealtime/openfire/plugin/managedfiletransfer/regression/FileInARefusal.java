// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.regression;

import static org.assertj.core.api.Assertions.assertThat;

import org.dom4j.Element;
import org.igniterealtime.openfire.plugin.managedfiletransfer.clients.Rules;
import org.igniterealtime.openfire.plugin.managedfiletransfer.e2e.Stanzas;
import org.junit.jupiter.api.Test;

/**
 * A refusal had the whole refused offer in it. A component that offered in a user's name had it shown to that user: to
 * libpurple, an error with an offer in it is an offer.
 */
class FileInARefusal extends RegressionCase {

    @Test
    void isNotThere() {
        OPENFIRE.enact(Rules.OPEN.refuse(".exe"));

        alice.send(Stanzas.offer("o1", bob.jid(), "s1", "name='evil.exe' size='1'"));

        Element refused = alice.nextIq("o1");
        assertThat(isError(refused)).isTrue();
        assertThat(refused.element("si").elements()).isEmpty();
        assertThat(refused.element("error").elementText("text")).contains(".exe");
    }

    @Test
    void norIsAnAddress() {
        OPENFIRE.enact(Rules.OPEN.throughProxyOnly());
        accepted("direct", "direct.bin", 3_000, Stanzas.BYTESTREAMS);

        alice.send(Stanzas.streamhosts(
                "h1", bob.jid(), "direct", "<streamhost jid='" + alice.jid() + "' host='192.0.2.1' port='5000'/>"));

        Element refused = alice.nextIq("h1");
        assertThat(isError(refused)).isTrue();
        assertThat(refused.asXML()).doesNotContain("192.0.2.1");
    }
}
