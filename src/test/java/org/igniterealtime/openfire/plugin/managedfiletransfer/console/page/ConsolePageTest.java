// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.Administrator;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.Console;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.ConsoleServer;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.Samples;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.proxy.MemoryProxy;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.proxy.ProxySettings;
import org.igniterealtime.openfire.plugin.managedfiletransfer.policy.Policy;
import org.igniterealtime.openfire.plugin.managedfiletransfer.policy.PolicyMode;
import org.igniterealtime.openfire.plugin.managedfiletransfer.policy.RateLimits;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The gate that every request passes. */
class ConsolePageTest {

    private static final Pattern GET_FORM = Pattern.compile("(?s)<form[^>]*method=\"get\".*?</form>");
    private static final Pattern POST_FORM = Pattern.compile("(?s)<form[^>]*method=\"post\".*?</form>");

    private ConsoleServer console;
    private Administrator administrator;

    @BeforeEach
    void start() throws Exception {
        console = new ConsoleServer();
        console.live.add(Samples.offered("t-1", "report.pdf", OptionalLong.of(1000)));
        administrator = new Administrator(console);
    }

    @AfterEach
    void stop() throws Exception {
        console.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"active-transfers", "transfer-policy", "transfer-proxy", "transfer-history"})
    void noAnswerIsKeptOrTakenForSomethingElse(String url) throws Exception {
        HttpResponse<String> page = administrator.get(url);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(page.headers().firstValue("Content-Type").orElseThrow())
                .startsWith("text/html")
                .containsIgnoringCase("charset=utf-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"active-transfers", "transfer-policy", "transfer-proxy", "transfer-history"})
    void anotherFileOfThePluginIsToldOnEachPage(String url) throws Exception {
        console.otherFiles = List.of("managedfiletransfer-0.2.0.jar", "<b>.jar");

        assertThat(administrator.get(url).body())
                .contains("Openfire runs managedfiletransfer.jar and not managedfiletransfer-0.2.0.jar, &lt;b&gt;.jar")
                .contains("Keep the newer file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"active-transfers", "transfer-policy", "transfer-proxy", "transfer-history"})
    void proxyThatIsRequiredAndSwitchedOffIsToldOnEachPage(String url) throws Exception {
        Policy required = new Policy(
                0, PolicyMode.ENFORCE, OptionalLong.empty(), List.of(), true, true, true, true, RateLimits.NONE, false);
        console.policies.save(required);
        assertThat(administrator.get(url).body()).doesNotContain("the proxy is switched off");

        ProxySettings on = console.proxy.settings;
        console.proxy.settings = new ProxySettings(
                false, on.port(), on.addresses(), on.persistent(), on.timeouts(), on.connectionLimits());

        assertThat(administrator.get(url).body()).contains("the proxy is switched off: all SOCKS5 transfers");
    }

    @ParameterizedTest
    @ValueSource(strings = {"active-transfers", "transfer-policy", "transfer-proxy", "transfer-history"})
    void pagesHaveNoScriptOrStyleOfTheirOwnAndBelongToTheMenu(String url) throws Exception {
        String page = administrator.get(url).body();

        assertThat(page)
                .doesNotContainPattern("<script(?![^>]* src=)")
                .doesNotContainPattern("<style|\\sstyle=|\\son[a-z]+=");
        assertThat(page).containsPattern("<meta name=\"pageID\" content=\"mft-(active|policy|proxy|history)\">");
    }

    @Test
    void aFormWithoutItsTokenChangesNothing() throws Exception {
        Map<String, String> form = administrator.policyForm();
        form.put("mode", "ENFORCE");
        form.remove("token");

        HttpResponse<String> answer = administrator.post("transfer-policy", form);

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("nothing was changed").contains("href=\"transfer-policy\"");
        assertThat(console.policies.current()).isEqualTo(Policy.INITIAL);
        assertThat(console.audit).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "null"})
    void aWrongTokenChangesNothing(String token) throws Exception {
        Map<String, String> form = administrator.policyForm();
        form.put("mode", "ENFORCE");
        form.put("token", token);

        assertThat(administrator.post("transfer-policy", form).statusCode()).isEqualTo(403);
        assertThat(console.policies.current()).isEqualTo(Policy.INITIAL);
    }

    @Test
    void theTokenOfAnotherSessionChangesNothing() throws Exception {
        String stolen = new Administrator(console).token("transfer-policy");
        Map<String, String> form = administrator.policyForm();
        form.put("token", stolen);

        assertThat(form).doesNotContainEntry("token", administrator.token("transfer-policy"));
        assertThat(administrator.post("transfer-policy", form).statusCode()).isEqualTo(403);
    }

    @Test
    void aFormFromWhoHasNoSessionIsRefused() throws Exception {
        HttpResponse<String> answer = administrator.post("active-transfers", Map.of("transfer", "t-1", "token", "x"));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(console.stopped).isEmpty();
    }

    /** Openfire's own token changes with each request, and a page that refreshes itself would break every open form. */
    @Test
    void aFormIsStillGoodAfterTheLiveTableHasAskedForNews() throws Exception {
        Map<String, String> form = administrator.policyForm();
        administrator.get("active-transfers?format=json");
        administrator.get("transfer-history");

        assertThat(administrator.post("transfer-policy", form).statusCode()).isEqualTo(303);
    }

    @Test
    void theTokenIsInEveryFormThatChangesAndInNoUrl() throws Exception {
        String page = administrator.get("active-transfers").body();

        assertThat(POST_FORM.matcher(page).results().map(form -> form.group()))
                .isNotEmpty()
                .allMatch(form -> form.contains("name=\"token\""));
        assertThat(GET_FORM.matcher(page).results().map(form -> form.group()))
                .isNotEmpty()
                .noneMatch(form -> form.contains("name=\"token\""));
    }

    @Test
    void lookingChangesNothing() throws Exception {
        String token = administrator.token("transfer-policy");
        administrator.get("active-transfers?transfer=t-1&token=" + token);
        administrator.get("active-transfers?stop=t-1&token=" + token);
        administrator.get("transfer-policy?mode=ENFORCE&version=0&largestFileUnit=mb&token=" + token);
        administrator.get("transfer-proxy?action=save&port=1&token=" + token);
        administrator.get("transfer-proxy?action=test&token=" + token);
        administrator.call("HEAD", "active-transfers?transfer=t-1&token=" + token);

        assertThat(console.stopped).isEmpty();
        assertThat(console.policies.current()).isEqualTo(Policy.INITIAL);
        assertThat(console.proxy.settings()).isEqualTo(MemoryProxy.INITIAL);
        assertThat(console.audit).isEmpty();
    }

    @Test
    void headIsAGetWithoutItsBody() throws Exception {
        HttpResponse<String> answer = administrator.call("HEAD", "transfer-history");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "OPTIONS", "PATCH", "TRACE"})
    void otherMethodsAreNotKnown(String method) throws Exception {
        HttpResponse<String> answer = administrator.call(method, "active-transfers");

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).contains("GET, HEAD, POST");
    }

    @Test
    void aPageWithoutFormsTakesNone() throws Exception {
        String token = administrator.token("transfer-policy");

        HttpResponse<String> answer = administrator.post("transfer-history", Map.of("token", token));

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).contains("GET, HEAD");
    }

    /** They are registered without {@code init}, and Openfire 5.1 asks each for its name at every request. */
    @Test
    void servletsHaveANameWithoutConfiguration() {
        Console made = console.console();

        assertThat(made.pages(Clock.systemUTC(), new SecureRandom()))
                .containsOnlyKeys(
                        "/active-transfers",
                        "/transfer-policy",
                        "/transfer-proxy",
                        "/transfer-history",
                        "/transfer-details")
                .allSatisfy((url, servlet) ->
                        assertThat("/" + servlet.getServletName()).isEqualTo(url));
    }
}
