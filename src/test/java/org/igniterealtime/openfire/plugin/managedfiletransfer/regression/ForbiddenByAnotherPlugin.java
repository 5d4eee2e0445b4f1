// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.regression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.dom4j.Element;
import org.igniterealtime.openfire.plugin.managedfiletransfer.clients.Recorded;
import org.igniterealtime.openfire.plugin.managedfiletransfer.clients.Rules;
import org.igniterealtime.openfire.plugin.managedfiletransfer.e2e.Stanzas;
import org.igniterealtime.openfire.plugin.managedfiletransfer.embedded.EmbeddedOpenfire;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * With its switch off, the Client Control plugin forbids file transfer; while this plugin was there, nobody asked it, and
 * in-band and direct transfers passed.
 */
@DisabledIfSystemProperty(
        named = "openfire.home",
        matches = ".+",
        disabledReason = "registers a listener inside the server, which only the embedded one lets us")
class ForbiddenByAnotherPlugin extends RegressionCase {

    private final List<List<String>> asked = new CopyOnWriteArrayList<>();
    private @Nullable AutoCloseable judge;

    @ParameterizedTest
    @ValueSource(strings = {"ENFORCE", "OBSERVE", "OFF"})
    void isRefusedAndToldFromARuleOfOurs(String mode) throws Exception {
        OPENFIRE.enact(Rules.OPEN.mode(mode));
        judge("no");

        alice.send(Stanzas.offer("o1", bob.jid(), "s1", "name='no.txt' size='5'"));
        Element answer = alice.nextIq("o1");
        assertThat(isError(answer)).isTrue();
        assertThat(answer.element("error").elementText("text")).contains("Another plugin");
        alice.send(Stanzas.open("i1", bob.jid(), "s2"));
        assertThat(isError(alice.nextIq("i1"))).isTrue();

        stopJudging();
        assertThat(arrived(bob, alice)).noneMatch(RegressionCase::isOfTransfer);
        assertThat(rowsOf(alice))
                .hasSize(2)
                .allMatch(row -> row.rule().equals("vetoed") && row.state().equals("refused"));
        assertThat(asked.get(0)).containsExactly(alice.jid(), bob.jid(), "s1", "no.txt", "5", "text/plain");
        assertThat(asked.get(1)).containsExactly(alice.jid(), bob.jid(), "s2", "", "-1", "application/octet-stream");
    }

    @Test
    void isNotWhatFailsWhereNothingIsEnforced() throws Exception {
        judge("fails");

        alice.send(Stanzas.offer("o1", bob.jid(), "s1", "name='failed.txt' size='5'"));
        assertThat(isError(alice.nextIq("o1"))).isTrue();
        OPENFIRE.enact(Rules.OPEN.mode("OBSERVE"));
        offer("o2", "passed.txt", 5);
        bob.send(Stanzas.error("o2", alice.jid(), "cancel", "forbidden"));

        Recorded failed = OPENFIRE.admin().recordedEnd("failed.txt");
        assertThat(failed.rule()).isEqualTo("vetoed");
        assertThat(failed.reason()).contains("failed when it was asked");
        Recorded passed = OPENFIRE.admin().recordedEnd("passed.txt");
        assertThat(passed.state()).isEqualTo("declined");
        assertThat(passed.notedReason()).contains("failed when it was asked");
    }

    @AfterEach
    void stopJudging() throws Exception {
        if (judge != null) {
            judge.close();
            judge = null;
        }
    }

    private void judge(String verdict) {
        judge = ((EmbeddedOpenfire) OPENFIRE.server()).judgeTransfers(transfer -> {
            asked.add(transfer);
            return verdict;
        });
    }
}
