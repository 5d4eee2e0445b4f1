// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.proxy.MemoryProxy;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.selftest.TestedAddress;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Argument;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Cause;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.MovedHash;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Reason;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferPath;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferState;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Everybody can use the pages: axe finds nothing serious on any of them. */
class AccessibilityIT {

    private static final List<Integer> WIDTHS = List.of(1280, 390);

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
        console = ConsoleServer.inConsolesFrame();
        console.live.add(Samples.moving(
                Samples.offered("t-1", "report.pdf", OptionalLong.of(80 * Samples.MB)),
                TransferPath.IN_BAND,
                20 * Samples.MB));
        console.live.add(Samples.offered("t-2", "", OptionalLong.empty()));
        Reason reason = Reason.of(Cause.LARGEST_FILE, new Argument.Bytes(80_000_000), new Argument.Bytes(1_000));
        console.history.add(Samples.hashed(
                Samples.entry("t-9", "a.pdf", TransferState.REFUSED, Optional.of(reason), Optional.of(reason)),
                new MovedHash("0123456789abcdef".repeat(4), Optional.of(false))));
        for (TransferState state : TransferState.values()) {
            String id = "t-8" + state.name().toLowerCase(Locale.ROOT).replace("_", "");
            console.history.add(Samples.entry(id, "a.txt", state, Optional.empty(), Optional.empty()));
        }
        console.proxy.answers.add(MemoryProxy.tested(
                new TestedAddress("192.0.2.1", "192.0.2.1", 7777, true, TestedAddress.Outcome.WORKS),
                new TestedAddress("files.example.org", "192.0.2.2", 7777, false, TestedAddress.Outcome.TIMED_OUT)));
        new Administrator(console).testProxy();
    }

    @AfterEach
    void stop() throws Exception {
        console.close();
    }

    static Stream<Arguments> widthsAndLanguages() {
        return WIDTHS.stream().flatMap(width -> Stream.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE)
                .map(locale -> Arguments.of(width, locale)));
    }

    static Stream<Arguments> pages() {
        return Stream.of(
                        "active-transfers",
                        "active-transfers?find=nothing",
                        "active-transfers?stop=t-1&stop=t-2",
                        "transfer-history",
                        "transfer-history?user=alice",
                        "transfer-details?id=t-9",
                        "transfer-details?id=t-1",
                        "transfer-details?id=none",
                        "transfer-policy",
                        "transfer-proxy")
                .flatMap(page -> widthsAndLanguages().map(view -> Arguments.of(page, view.get()[0], view.get()[1])));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void nothingSeriousIsFound(String page, int width, Locale locale) {
        look(page, width, locale);

        assertThat(browser.axe()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("widthsAndLanguages")
    void nothingSeriousIsFoundInTheQuestion(int width, Locale locale) {
        look("active-transfers", width, locale);
        browser.find("[data-id='t-1'] button").click();

        assertThat(browser.isShown("#mft-stop")).isTrue();
        assertThat(browser.axe()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("widthsAndLanguages")
    void nothingSeriousIsFoundBesideErrorsAndAConflict(int width, Locale locale) throws Exception {
        for (String page : List.of("transfer-policy", "transfer-proxy")) {
            look(page, width, locale);
            String field = page.equals("transfer-policy") ? "userRate" : "idle";
            browser.find("#" + field).clear();
            browser.find("#" + field).sendKeys("fast");
            new Administrator(console).saveSomethingElse(page);
            browser.find(".mft-main").click();
            await().atMost(Chromium.timeouts())
                    .until(() -> !browser.text("#mft-errors li").isEmpty());

            assertThat(browser.axe()).as(page).isEmpty();
        }
    }

    private void look(String page, int width, Locale locale) {
        console.locale = locale;
        browser.setWidth(width);
        browser.open(console, page);
    }
}
