// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.e2e.SharedServer.ALICE;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.e2e.SharedServer.BOB;

import java.util.List;
import org.igniterealtime.openfire.plugin.managedfiletransfer.clients.RawClient;
import org.igniterealtime.openfire.plugin.managedfiletransfer.embedded.OpenfireServer;
import org.igniterealtime.openfire.plugin.managedfiletransfer.embedded.ServerSetup;
import org.junit.jupiter.api.Test;

/** The pages of a server whose language is Chinese, in a real browser. */
class ChinesePagesIT {

    @Test
    void thePagesSpeakChineseWhereTheServerDoes() {
        try (OpenfireServer server = OpenfireServer.start(
                        ServerSetup.standard().withLocale("zh_CN").withUsers(ALICE, BOB));
                RawClient alice = RawClient.logIn(server, ALICE, "desk");
                RawClient bob = RawClient.logIn(server, BOB, "phone");
                Page page = Page.logIn(server)) {
            BrowserIT.start(alice, bob, "\u4f1a\u8bae\u8bb0\u5f55.pdf", 4_000_000);
            for (String name : List.of("active-transfers", "transfer-policy", "transfer-proxy", "transfer-history")) {
                page.open(name);
                assertThat(page.text("body")).as(name).containsPattern("[\u4e00-\u9fff]{4}");
                assertThat(page.text(".mft")).as(name).doesNotContain("mft.").doesNotContain("???");
                page.keepPicture(name + "-zh");
            }
            assertThat(page.problems()).isEmpty();
        }
    }
}
