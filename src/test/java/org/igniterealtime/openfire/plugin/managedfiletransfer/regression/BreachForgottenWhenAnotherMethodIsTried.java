// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.regression;

import static org.assertj.core.api.Assertions.assertThat;

import org.igniterealtime.openfire.plugin.managedfiletransfer.clients.Rules;
import org.igniterealtime.openfire.plugin.managedfiletransfer.e2e.Stanzas;
import org.json.JSONObject;
import org.junit.jupiter.api.Test;

/** Where rules were only observed, the live page lost a breach as soon as a client fell back to in-band. */
class BreachForgottenWhenAnotherMethodIsTried extends RegressionCase {

    @Test
    void isStillOnTheLivePage() {
        OPENFIRE.enact(Rules.OPEN.throughProxyOnly().mode("OBSERVE"));
        accepted("falls-back", "falls-back.bin", 3_000, Stanzas.BYTESTREAMS);
        alice.send(Stanzas.streamhosts(
                "hosts", bob.jid(), "falls-back", Stanzas.streamhost(alice.jid(), "192.0.2.1", 7777)));
        bob.nextIq("hosts");
        bob.send(Stanzas.error("hosts", alice.jid(), "cancel", "item-not-found"));
        alice.nextIq("hosts");

        alice.send(Stanzas.open("open", bob.jid(), "falls-back"));
        bob.acceptOpen();
        alice.nextIq("open");
        alice.send(Stanzas.data("d0", bob.jid(), "falls-back", 0, new byte[1000]));
        settle(alice);

        JSONObject row = OPENFIRE.admin().active().stream()
                .filter(active -> active.getString("file").equals("falls-back.bin"))
                .findFirst()
                .orElseThrow();
        assertThat(row.getString("path")).isEqualTo("in-band");
        assertThat(row.getJSONArray("noted").getJSONObject(0).getString("cause"))
                .isEqualTo("proxy-only");
    }
}
