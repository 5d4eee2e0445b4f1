// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.OptionalLong;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.proxy.MemoryProxy;
import org.igniterealtime.openfire.plugin.managedfiletransfer.policy.Policy;
import org.igniterealtime.openfire.plugin.managedfiletransfer.policy.PolicyMode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the forms of the policy and of the proxy do before and after they are sent, in a real browser. */
class FormIT {

    private static final String URL = "transfer-policy";
    private static final String PROXY = "transfer-proxy";

    @SuppressWarnings("NullAway.Init") // Null where this machine has no browser, and no test runs.
    private static Chromium browser;

    private ConsoleServer console;

    @BeforeAll
    static void startBrowser() {
        browser = Chromium.start();
    }

    @AfterAll
    static void closeBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void start() throws Exception {
        console = new ConsoleServer();
    }

    @AfterEach
    void stop() throws Exception {
        console.close();
    }

    @Test
    void givesBackWhatWasTypedWhenTheLoginHadExpired() {
        // Given
        browser.open(console, URL);
        type("largestFile", "20 MB");
        browser.find("#proxyOnly").click();
        browser.find("#mode-ENFORCE").click();

        // When
        console.outage.formsLost = true;
        browser.find(".mft-main").click();
        await().atMost(Chromium.timeouts()).until(() -> browser.text("body").contains("login page"));
        console.outage.formsLost = false;
        browser.open(console, URL);

        // Then
        assertThat(browser.isShown("#mft-restored")).isTrue();
        assertThat(value("largestFile")).isEqualTo("20 MB");
        assertThat(isTicked("proxyOnly")).isTrue();
        assertThat(isTicked("mode-ENFORCE")).isTrue();
        assertThat(console.policies.current()).isEqualTo(Policy.INITIAL);

        // And then it can be saved.
        browser.find(".mft-main").click();
        await().atMost(Chromium.timeouts()).until(() -> browser.text(".success").startsWith("The policy is saved."));
        assertThat(console.policies.current().largestFile()).hasValue(20 * Samples.MB);
        assertThat(browser.isShown("#mft-restored")).isFalse();
        browser.open(console, URL);
        assertThat(browser.isShown("#mft-restored")).isFalse();
    }

    @Test
    void theProxysFormIsGivenBackAsWell() {
        // Given
        browser.open(console, PROXY);
        type("port", "7790");
        type("addresses", "one.example.org");
        browser.find("#persistent").click();

        // When
        console.outage.formsLost = true;
        browser.find(".mft-main").click();
        await().atMost(Chromium.timeouts()).until(() -> browser.text("body").contains("login page"));
        console.outage.formsLost = false;
        browser.open(console, PROXY);

        // Then
        assertThat(browser.isShown("#mft-restored")).isTrue();
        assertThat(value("port")).isEqualTo("7790");
        assertThat(value("addresses")).isEqualTo("one.example.org");
        assertThat(isTicked("persistent")).isTrue();
        assertThat(console.proxy.settings).isEqualTo(MemoryProxy.INITIAL);

        // And then it can be saved.
        browser.find(".mft-main").click();
        await().atMost(Chromium.timeouts()).until(() -> browser.text(".success").startsWith("The settings are saved."));
        assertThat(console.proxy.settings.port()).isEqualTo(7790);
        assertThat(browser.isShown("#mft-restored")).isFalse();
        browser.open(console, PROXY);
        assertThat(browser.isShown("#mft-restored")).isFalse();
    }

    @Test
    void theFirstWrongFieldOfTheProxyHasTheFocus() {
        browser.open(console, PROXY);
        type("addresses", "300.1.1.1");
        type("idle", "soon");
        browser.find(".mft-main").click();

        await().atMost(Chromium.timeouts())
                .until(() -> browser.text("#mft-errors").contains("not saved"));
        assertThat(browser.ask("return document.activeElement.id")).isEqualTo("addresses");
        browser.find("#mft-errors a[href='#idle']").click();
        assertThat(browser.ask("return document.activeElement.id")).isEqualTo("idle");
    }

    @Test
    void aChangeOfAnotherMeanwhileIsStillNoticed() {
        browser.open(console, URL);
        type("largestFile", "20 MB");
        console.outage.formsLost = true;
        browser.find(".mft-main").click();
        await().atMost(Chromium.timeouts()).until(() -> browser.text("body").contains("login page"));
        console.outage.formsLost = false;
        console.policies.save(
                new Policy(0, PolicyMode.ENFORCE, OptionalLong.empty(), List.of(), true, true, false, true));

        browser.open(console, URL);
        browser.find(".mft-main").click();

        await().atMost(Chromium.timeouts()).until(() -> browser.text(".error").contains("changed elsewhere"));
        assertThat(isTicked("mode-ENFORCE")).isTrue();
        assertThat(value("largestFile")).isEqualTo("20");
    }

    @Test
    void theTokenIsNotKept() {
        browser.open(console, URL);
        console.outage.formsLost = true;
        browser.find(".mft-main").click();
        await().atMost(Chromium.timeouts()).until(() -> browser.text("body").contains("login page"));
        console.outage.formsLost = false;

        assertThat(browser.ask("return Object.values(sessionStorage).join()").toString())
                .contains("largestFile")
                .doesNotContain("token");
    }

    @Test
    void warnsBesideTheFieldBeforeAnythingIsSaved() {
        browser.open(console, URL);
        assertThat(browser.isShown("#beside-in-band")).isFalse();

        browser.find("#proxyOnly").click();
        assertThat(browser.isShown("#beside-in-band")).isTrue();

        browser.find("#inBandAllowed").click();
        assertThat(browser.isShown("#beside-in-band")).isFalse();

        assertThat(browser.isShown("#beside-unknown-size")).isFalse();
        type("largestFile", "20 MB");
        assertThat(browser.isShown("#beside-unknown-size")).isTrue();
        assertThat(browser.isShown("#beside-direct")).isFalse();
        browser.find("#proxyOnly").click();
        assertThat(browser.isShown("#beside-direct")).isTrue();

        assertThat(browser.isShown("#beside-rate-mode")).isFalse();
        type("userRate", "1");
        assertThat(browser.isShown("#beside-rate-mode")).isTrue();

        browser.find("#hash").click();
        assertThat(browser.isShown("#beside-hash-off")).isFalse();
        browser.find("#mode-OFF").click();
        assertThat(browser.isShown("#beside-hash-off")).isTrue();
        assertThat(browser.isShown("#beside-unknown-size")).isFalse();
    }

    @Test
    void whatIsToldBesideAFieldIsWhatHolds() {
        console.policies.save(
                new Policy(0, PolicyMode.ENFORCE, OptionalLong.of(20 * Samples.MB), List.of(), true, true, true, true));

        browser.open(console, URL);

        Object shown = browser.ask(
                "return [...document.querySelectorAll('.mft-beside')].filter(e => e.checkVisibility()).map(e => e.id)");
        Object holds = browser.ask("return [...document.querySelectorAll('.mft-holds')].map(e => e.id)");
        assertThat(shown).isEqualTo(holds).isEqualTo(List.of("beside-unknown-size", "beside-in-band"));
    }

    @Test
    void theFirstWrongFieldHasTheFocus() {
        browser.open(console, URL);
        type("largestFile", "ten");
        type("userRate", "fast");
        browser.find(".mft-main").click();

        await().atMost(Chromium.timeouts())
                .until(() -> browser.text("#mft-errors").contains("not saved"));
        assertThat(browser.ask("return document.activeElement.id")).isEqualTo("largestFile");
        browser.find("#mft-errors a[href='#userRate']").click();
        assertThat(browser.ask("return document.querySelector('#userRate:target') !== null"))
                .isEqualTo(true);
    }

    private static void type(String field, String text) {
        browser.find("#" + field).clear();
        browser.find("#" + field).sendKeys(text);
    }

    private static String value(String field) {
        return String.valueOf(browser.ask("return document.getElementById(arguments[0]).value", field));
    }

    private static boolean isTicked(String field) {
        return Boolean.TRUE.equals(browser.ask("return document.getElementById(arguments[0]).checked", field));
    }
}
