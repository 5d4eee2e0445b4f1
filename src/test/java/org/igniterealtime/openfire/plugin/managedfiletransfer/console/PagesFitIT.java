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
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.proxy.ProxySettings;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.selftest.TestedAddress;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Argument;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Cause;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.MovedHash;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Reason;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Transfer;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferEvent;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferPath;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferState;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Nothing of a page is outside the window, in the frame of Openfire's console, however long the names are: at the width of
 * a small screen, at twice its zoom, and on a telephone.
 */
class PagesFitIT {

    private static final List<Integer> WIDTHS = List.of(1280, 640, 390);

    /** As long as a file system allows, without a place to break it. */
    private static final String LONG_NAME = "n".repeat(251) + ".pdf";

    private static final String LONG_RESOURCE = "Conversations-" + "r".repeat(100);

    /** What reaches out of the window to the right, and what has to be scrolled sideways to be seen. */
    private static final String OUTSIDE =
            """
            const width = document.scrollingElement.clientWidth;
            const unseen = e => e.closest('.mft-unseen') || e.closest('caption, thead') || !e.checkVisibility();
            const outside = [...document.querySelectorAll('.mft *')]
                .filter(e => !unseen(e) && e.getBoundingClientRect().right > width);
            const scrolling = [...document.querySelectorAll('.mft, .mft *')]
                .filter(e => !unseen(e) && e.scrollWidth > e.clientWidth && e.clientWidth > 0
                    && ['auto', 'scroll'].includes(getComputedStyle(e).overflowX) && e.tagName !== 'TEXTAREA');
            const names = [...outside, ...scrolling].map(e => e.tagName + '.' + e.className + ' ' + (e.id || e.dataset.field));
            if (document.scrollingElement.scrollWidth > width) {
                names.push('the page: ' + document.scrollingElement.scrollWidth + ' of ' + width);
            }
            return names.slice(0, 5).join('; ')
            """;

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
        console.live.add(refusable("t-1"));
        console.live.add(Samples.moving(offered("t-2"), TransferPath.IN_BAND, 20 * Samples.MB));
        console.live.add(Samples.offered("t-3", "a.txt", OptionalLong.of(1)));
        Reason reason = Reason.of(Cause.LARGEST_FILE, new Argument.Bytes(80_000_000), new Argument.Bytes(1_000));
        console.history.add(Samples.hashed(
                Samples.entry("t-9", LONG_NAME, TransferState.REFUSED, Optional.of(reason), Optional.of(reason)),
                new MovedHash("0123456789abcdef".repeat(4), Optional.of(false))));
        console.history.add(Samples.completed("t-8", "a.txt"));
        console.proxy.settings = new ProxySettings(
                true,
                7777,
                List.of(LONG_NAME.replace(".pdf", ""), "2001:db8:1234:5678:9abc:def0:1234:5678", "files.example.org"),
                false,
                MemoryProxy.INITIAL.timeouts(),
                MemoryProxy.INITIAL.connectionLimits());
    }

    @AfterEach
    void stop() throws Exception {
        console.close();
    }

    static Stream<Arguments> pagesAndWidths() {
        return Stream.of(
                        "active-transfers",
                        "transfer-history",
                        "transfer-policy",
                        "transfer-proxy",
                        "transfer-details?id=t-9",
                        "transfer-details?id=t-2",
                        "active-transfers?stop=t-1&stop=t-2")
                .flatMap(page -> WIDTHS.stream().flatMap(width -> Stream.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE)
                        .map(locale -> Arguments.of(page, width, locale))));
    }

    @ParameterizedTest
    @MethodSource("pagesAndWidths")
    void nothingIsOutsideTheWindow(String page, int width, Locale locale) {
        // Given
        console.locale = locale;
        browser.setWidth(width);

        // When
        browser.open(console, page);

        // Then
        assertThat(browser.ask(OUTSIDE)).isEqualTo("");
    }

    @ParameterizedTest
    @ValueSource(ints = {1280, 640, 390})
    void aRowThatTheScriptMadeFitsAsWell(int width) {
        // Given
        browser.setWidth(width);
        browser.open(console, "active-transfers");

        // When
        console.live.add(0, refusable("t-4"));
        await().atMost(Chromium.timeouts())
                .until(() -> browser.ask("return document.querySelectorAll('[data-id=\"t-4\"]').length")
                        .equals(1L));

        // Then
        assertThat(browser.ask(OUTSIDE)).isEqualTo("");
    }

    @ParameterizedTest
    @ValueSource(ints = {1280, 640, 390})
    void whatOneActsOnIsInSightAndNoRowIsTall(int width) {
        // Given
        browser.setWidth(width);

        // When
        browser.open(console, "active-transfers");

        // Then
        assertThat(browser.ask(
                        "return document.querySelector('[data-id=\"t-1\"] [data-field=stop]').checkVisibility()"))
                .isEqualTo(true);
        assertThat(
                        (Long)
                                browser.ask(
                                        "return Math.round(document.querySelector('[data-id=\"t-1\"] [data-field=file]').offsetHeight)"))
                .as("a long name takes two lines")
                .isLessThanOrEqualTo(2 * 20L);
        assertThat(browser.ask("return document.querySelector('[data-id=\"t-1\"] [data-field=file]').title"))
                .isEqualTo(LONG_NAME);
        if (width == 1280) {
            assertThat(
                            (Long)
                                    browser.ask(
                                            "return Math.round(document.querySelector('[data-id=\"t-3\"]').getBoundingClientRect().height)"))
                    .isLessThan(60);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1280, 640, 390})
    void noPortIsBrokenInTwo(int width) throws Exception {
        // Given
        String host = "2001:db8:1234:5678:9abc:def0:1234:5678";
        console.proxy.settings = new ProxySettings(
                true,
                17_777,
                List.of("files.example.org"),
                false,
                MemoryProxy.INITIAL.timeouts(),
                MemoryProxy.INITIAL.connectionLimits());
        console.proxy.answers.add(MemoryProxy.tested(
                new TestedAddress("files.example.org", host, 17_777, false, TestedAddress.Outcome.WORKS)));
        new Administrator(console).testProxy();
        browser.setWidth(width);

        // When
        browser.open(console, "transfer-proxy");

        // Then
        assertThat(browser.text(".mft-port")).isEqualTo(":17777");
        assertThat(
                        browser.ask(
                                "const r = document.createRange();"
                                        + "r.selectNodeContents(document.querySelector('.mft-port')); return r.getClientRects().length"))
                .isEqualTo(1L);
        assertThat(browser.ask(OUTSIDE)).isEqualTo("");
    }

    private static Transfer offered(String id) {
        return Samples.offered(
                id,
                LONG_NAME,
                OptionalLong.of(80 * Samples.MB),
                "a".repeat(60) + "@" + "chat.".repeat(10) + "example.org/" + LONG_RESOURCE,
                "bob@example.org/" + LONG_RESOURCE);
    }

    private static Transfer refusable(String id) {
        return Samples.after(
                offered(id),
                new TransferEvent.Breached(
                        Samples.NOW, Reason.of(Cause.LARGEST_FILE, new Argument.Bytes(2), new Argument.Bytes(1))));
    }
}
