// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.regression;

import static org.assertj.core.api.Assertions.assertThat;

import org.igniterealtime.openfire.plugin.managedfiletransfer.clients.Rules;
import org.igniterealtime.openfire.plugin.managedfiletransfer.e2e.Stanzas;
import org.json.JSONObject;
import org.junit.jupiter.api.Test;

/** Whoever had offers refused in a loop filled the history, one row an offer, and pushed others' out of memory. */
class FloodOfRefusedOffers extends RegressionCase {

    private static final int OFFERS = 400;
    private static final int ROWS_AN_HOUR = 300;
    private static final String SUMMARY = (OFFERS - ROWS_AN_HOUR) + " more";

    @Test
    void hasSoManyRowsAndOneThatSaysHowManyMore() {
        OPENFIRE.enact(Rules.OPEN.refuse(".exe"));
        for (int number = 0; number < OFFERS; number++) {
            alice.send(Stanzas.offer("o" + number, bob.jid(), "f" + number, "name='" + number + ".exe' size='5'"));
        }
        settle(alice);

        bob.send(Stanzas.offer("his", alice.jid(), "his", "name='besides-the-flood.txt' size='5'"));
        alice.nextIq("his");
        alice.send(Stanzas.error("his", bob.jid(), "cancel", "forbidden"));

        assertThat(OPENFIRE.admin().recordedEnd("besides-the-flood.txt").state())
                .isEqualTo("declined");
        OPENFIRE.admin()
                .recorded(
                        "the row that sums up",
                        row -> row.sender().equals(bare(alice)) && row.reason().contains(SUMMARY));
        assertThat(rowsFrom(bare(alice))).isEqualTo(1);
        assertThat(rowsFrom(alice.jid())).isEqualTo(ROWS_AN_HOUR);
    }

    private static long rowsFrom(String sender) {
        long found = 0;
        String next = "";
        do {
            JSONObject part = new JSONObject(OPENFIRE.admin().page("transfer-history?format=json&size=100" + next));
            for (Object row : part.getJSONArray("rows")) {
                found += ((JSONObject) row).getString("sender").equals(sender) ? 1 : 0;
            }
            next = part.has("next") ? "&before=" + part.getString("next") : "";
        } while (!next.isEmpty());
        return found;
    }
}
