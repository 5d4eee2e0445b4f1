// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.e2e.SharedServer.ALICE;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.e2e.SharedServer.BOB;

import org.igniterealtime.openfire.plugin.managedfiletransfer.clients.RawClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An administrator with a real browser: logs in, changes the policy, sees a running transfer and stops it. */
class BrowserIT {

    @RegisterExtension
    private static final SharedServer OPENFIRE = new SharedServer();

    @Test
    void anAdministratorChangesThePolicyAndStopsARunningTransfer() {
        RawClient alice = OPENFIRE.raw(ALICE, "desk");
        RawClient bob = OPENFIRE.raw(BOB, "phone");
        try (Page page = Page.logIn(OPENFIRE.server())) {
            page.open("transfer-policy");
            page.fill("largestFile", "50");
            page.choose("largestFileUnit", "mb");
            page.fill("blockedExtensions", "exe\nSCR");
            page.click(".mft-main");
            page.await("the policy to be saved", () -> page.has(".success"));
            assertThat(page.value("largestFile")).isEqualTo("50");
            assertThat(page.value("blockedExtensions")).contains(".exe").contains(".scr");

            page.open("active-transfers");
            page.await("no transfer to be shown", () -> page.isShown("#mft-none"));
            start(alice, bob, "<b>running</b>.bin", 4_000_000);
            alice.send(Stanzas.data("b3", bob.jid(), "browser-1", 0, new byte[4_000]));
            bob.nextIq("b3");
            page.await("the running transfer, without a reload", () -> page.text("#mft-rows")
                    .contains("running"));
            assertThat(page.text("#mft-rows"))
                    .contains("<b>running</b>.bin")
                    .contains("alice")
                    .contains("bob");
            page.await("its progress", () -> page.text("#mft-rows [data-field=progress]")
                    .contains("0.0 of 3.8 MB"));

            page.click("#mft-rows [data-field=stop]");
            page.await("the question", () -> page.isShown("#mft-stop"));
            page.click("#mft-stop .mft-danger");

            page.await("the word that it was stopped", () -> page.has(".success"));
            assertThat(alice.nextWith("close", Stanzas.IBB)).isNotNull();
            page.open("transfer-history");
            page.await("its row in the history", () -> {
                page.reload();
                return page.text("table").contains("<b>running</b>.bin");
            });
            assertThat(page.problems()).isEmpty();
        }
        assertThat(OPENFIRE.admin().recordedEnd("<b>running</b>.bin").state()).isEqualTo("stopped");
    }

    /** A transfer that stays where it is: its stream stands and no more blocks come. */
    static void start(RawClient alice, RawClient bob, String name, long size) {
        String escaped = name.replace("<", "&lt;").replace(">", "&gt;");
        alice.send(
                Stanzas.offer("b1", bob.jid(), "browser-1", "name='" + escaped + "' size='" + size + "'", Stanzas.IBB));
        bob.nextIq("b1");
        bob.send(Stanzas.accept("b1", alice.jid(), Stanzas.IBB));
        alice.nextIq("b1");
        alice.send(Stanzas.open("b2", bob.jid(), "browser-1"));
        bob.acceptOpen();
        alice.nextIq("b2");
    }
}
