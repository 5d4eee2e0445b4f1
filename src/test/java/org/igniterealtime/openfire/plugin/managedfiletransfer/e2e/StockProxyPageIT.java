// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.igniterealtime.openfire.plugin.managedfiletransfer.clients.AdminConsole;
import org.igniterealtime.openfire.plugin.managedfiletransfer.embedded.ConsoleClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The way from the settings page of Openfire's own proxy to ours, and the test that is done there, on every server. */
class StockProxyPageIT {

    private static final String STOCK = "file-transfer-proxy.jsp";
    private static final String OURS = "plugins/managedfiletransfer/transfer-proxy";

    @RegisterExtension
    private static final SharedServer OPENFIRE = new SharedServer();

    @Test
    void whoLooksAtTheStockPageIsLedToOurs() {
        HttpResponse<String> answer = OPENFIRE.admin().browser().get(STOCK);

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).contains("/" + OURS);
    }

    @Test
    void aFormForTheStockPageDoesNotReachIt() {
        ConsoleClient browser = OPENFIRE.admin().browser();
        String before = OPENFIRE.admin().form("transfer-proxy").get("port");

        HttpResponse<String> answer =
                browser.post(STOCK, Map.of("update", "true", "proxyEnabled", "true", "port", "1", "csrf", "x"));

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).contains("/" + OURS + "?unsaved=true");
        assertThat(browser.get(OURS + "?unsaved=true").body()).contains("Nothing was saved");
        assertThat(OPENFIRE.admin().form("transfer-proxy")).containsEntry("port", before);
    }

    @Test
    void theSelfTestFindsThatTheRelayWorks() {
        AdminConsole admin = OPENFIRE.admin();
        Map<String, String> form = admin.form("transfer-proxy");
        form.put("action", "test");

        assertThat(admin.browser().post(OURS, form).statusCode()).isEqualTo(303);
        Awaitility.await("the report").atMost(Duration.ofSeconds(15)).until(() -> admin.page("transfer-proxy")
                .contains("id=\"mft-report\""));
        assertThat(admin.page("transfer-proxy"))
                .containsPattern("(?s)The proxy itself, on this machine</th>.*?<strong[^>]*>Works</strong>");
    }

    @Test
    void whoIsNotLoggedInSeesAndChangesNothing() {
        ConsoleClient stranger = new ConsoleClient(OPENFIRE.server());

        assertThat(stranger.get(OURS).statusCode()).isEqualTo(302);
        assertThat(stranger.post(OURS, Map.of("action", "test")).statusCode()).isEqualTo(302);
    }

    @Test
    void withoutTheFormsTokenNothingIsSaved() {
        String before = OPENFIRE.admin().form("transfer-proxy").get("port");

        HttpResponse<String> answer = OPENFIRE.admin().browser().post(OURS, Map.of("action", "save", "port", "1"));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(OPENFIRE.admin().form("transfer-proxy")).containsEntry("port", before);
    }
}
