// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalLong;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.active.Pace;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.text.FormatsTest;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.text.TimeLeft;
import org.igniterealtime.openfire.plugin.managedfiletransfer.policy.Policy;
import org.igniterealtime.openfire.plugin.managedfiletransfer.policy.PolicyMode;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Transfer;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferId;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferPath;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the script of the live table does, in a real browser. */
class LiveTableIT {

    private static final Pace FAST = new Pace(Duration.ofMillis(150), Duration.ofMinutes(30));

    /** All texts, titles and labels of the table: what can be seen or heard of it. */
    private static final String EVERYTHING =
            """
            return [...document.querySelectorAll('#mft-rows *')].map(e => [e.dataset.field, e.title, e.ariaLabel,
                e.hidden, e.className, e.max, e.value, e.getAttribute('href'), e.children.length ? '' : e.textContent].join('|')).join('\\n')
            """;

    @SuppressWarnings("NullAway.Init") // Null where this machine has no browser, and no test runs.
    private static Chromium browser;

    private ConsoleServer console;
    private volatile Instant now = Samples.NOW;

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
        console = console(FAST);
        console.live.add(moving("t-1", 20));
    }

    @AfterEach
    void stop() throws Exception {
        console.close();
    }

    @Test
    void writesTheSameAsTheServerDid() {
        console.streams.add(Samples.stream("t-1", 20 * Samples.MB, Samples.MB / 8));
        console.live.add(Samples.offered("t-2", "", OptionalLong.empty()));
        console.live.add(Samples.moving(Samples.offered("t-3", "a", OptionalLong.of(2048)), TransferPath.DIRECT, 0));
        console.live.add(
                Samples.moving(Samples.offered("t-4", "b", OptionalLong.empty()), TransferPath.IN_BAND, 12_345));
        console.live.add(inBand("t-5", 20));
        browser.open(console, "active-transfers");
        int polls = console.outage.polls.get();
        String written = String.valueOf(browser.ask(EVERYTHING));
        awaitPolls(polls + 3);

        assertThat(browser.ask(EVERYTHING)).isEqualTo(written);
    }

    @Test
    void movesOnInPlace() {
        browser.open(console, "active-transfers");
        browser.ask("document.querySelector('[data-id=\"t-1\"]').seen = true");

        now = now.plusSeconds(5);
        console.live.set(0, moving("t-1", 40));

        await().atMost(Chromium.timeouts()).untilAsserted(() -> assertThat(browser.text("[data-field=progress]"))
                .isEqualTo("40.0 of 80.0 MB"));
        assertThat(browser.ask("return document.querySelector('progress').value"))
                .isEqualTo(40 * Samples.MB);
        assertThat(browser.ask("return document.querySelector('[data-id=\"t-1\"]').seen"))
                .isEqualTo(true);
        assertThat(browser.text("[data-field=elapsed]")).isEqualTo("0:35");
    }

    @Test
    void tellsTheRateOfTheLastSecondsInBand() {
        console.live.set(0, inBand("t-1", 20));
        browser.open(console, "active-transfers");
        awaitPolls(2);
        assertThat(browser.text("[data-field=left]")).isEqualTo("about 1 min left");

        now = now.plusSeconds(5);
        console.live.set(0, inBand("t-1", 40));

        await().atMost(Chromium.timeouts()).untilAsserted(() -> assertThat(browser.text("[data-field=rate]"))
                .isEqualTo("4.0 MB/s"));
        assertThat(browser.text("[data-field=left]")).isEqualTo("a few seconds left");
    }

    @Test
    void tellsTheRelaysRateOfWhatGoesThroughTheProxy() {
        console.streams.add(Samples.stream("t-1", 20 * Samples.MB, Samples.MB));
        browser.open(console, "active-transfers");
        awaitPolls(2);

        now = now.plusSeconds(5);
        console.live.set(0, moving("t-1", 40));
        console.streams.set(0, Samples.stream("t-1", 40 * Samples.MB, Samples.MB / 8));

        await().atMost(Chromium.timeouts()).untilAsserted(() -> assertThat(browser.text("[data-field=rate]"))
                .isEqualTo("128.0 KB/s"));
        assertThat(browser.text("[data-field=left]")).isEqualTo("about 5 min left");

        console.streams.clear();
        await().atMost(Chromium.timeouts())
                .until(() -> browser.text("[data-field=rate]").isEmpty());
        assertThat(browser.text("[data-field=left]")).isEmpty();
    }

    /** The same file of examples that {@link FormatsTest} holds the server to. */
    @Test
    void writesAmountsAndSpansAsTheExamplesSay() {
        browser.open(console, "active-transfers");

        Object wrong = browser.ask(
                """
                return import(new URL('js/texts.js', document.baseURI)).then(({Texts}) => {
                    const texts = new Texts(document.getElementById('mft-live'));
                    const examples = JSON.parse(arguments[0]);
                    const check = (kind, write) => examples[kind]
                        .map(example => [write(...example.slice(0, -1)), example.at(-1)])
                        .filter(([written, wanted]) => written !== wanted);
                    return JSON.stringify([
                        ...check('amounts', bytes => texts.amount(bytes)),
                        ...check('parts', (bytes, whole) => texts.part(bytes, whole)),
                        ...check('rates', rate => texts.rate(rate)),
                        ...check('spans', millis => texts.span(0, millis)),
                        ...check('left', seconds => texts.left(seconds)),
                    ]);
                })
                """,
                FormatsTest.json());

        assertThat(wrong).isEqualTo("[]");
    }

    /** Its words are chosen by the script as by the server. */
    @ParameterizedTest
    @ValueSource(longs = {9, 10, 11, 59, 60, 89, 90, 624, 625, 630, 752, 5549, 5550, 9000, 86_400, 86_401, 1L << 52})
    void tellsTheTimeLeftInTheServersWords(long seconds) {
        console.live.set(
                0, Samples.moving(Samples.offered("t-1", "a", OptionalLong.of(seconds + 1)), TransferPath.PROXIED, 1));
        console.streams.add(Samples.stream("t-1", 1, 1));
        browser.open(console, "active-transfers");
        String written = String.valueOf(browser.ask(EVERYTHING));
        awaitPolls(console.outage.polls.get() + 2);

        assertThat(browser.text("[data-field=left]")).isEqualTo(TimeLeft.text(seconds, console.texts()));
        assertThat(browser.ask(EVERYTHING)).isEqualTo(written);
    }

    @Test
    void showsWhatComesAndDropsWhatGoes() {
        browser.open(console, "active-transfers");

        console.live.add(0, Samples.offered("t-2", "new.txt", OptionalLong.of(1)));
        await().atMost(Chromium.timeouts())
                .untilAsserted(() -> assertThat(browser.text("#mft-rows tr:first-child [data-field=file]"))
                        .isEqualTo("new.txt"));
        assertThat(browser.text("#mft-status")).isEqualTo("2 active (1 transferring)");

        console.live.clear();
        await().atMost(Chromium.timeouts()).until(() -> browser.isShown("#mft-none"));
        assertThat(browser.ask("return document.querySelectorAll('#mft-rows tr').length"))
                .isEqualTo(0L);
    }

    @Test
    void focusStaysWithItsRowAndInThePageWhenTheRowGoes() {
        browser.open(console, "active-transfers");
        browser.ask("document.querySelector('[data-id=\"t-1\"] button').focus()");
        console.live.add(0, Samples.offered("t-2", "new.txt", OptionalLong.of(1)));
        await().atMost(Chromium.timeouts())
                .until(() -> browser.text("#mft-rows").contains("new.txt"));

        assertThat(browser.ask("return document.activeElement.closest('tr').dataset.id"))
                .isEqualTo("t-1");

        console.live.remove(1);
        await().atMost(Chromium.timeouts())
                .until(() -> !browser.text("#mft-rows").contains("report.pdf"));
        assertThat(browser.ask("return document.activeElement.getAttribute('role')"))
                .isEqualTo("region");
    }

    @Test
    void namesOfStrangersStayText() {
        browser.open(console, "active-transfers");

        console.live.add(
                0,
                Samples.offered(
                        "t-2",
                        "<img src=x onerror=document.title='taken'>",
                        OptionalLong.of(1),
                        "a@b/<b>",
                        "c@d/'\"><i>"));
        await().atMost(Chromium.timeouts())
                .until(() -> browser.text("#mft-rows").contains("<img"));

        assertThat(browser.ask("return document.querySelectorAll('#mft-rows :is(img, b, i)').length"))
                .isEqualTo(0L);
        assertThat(browser.ask("return document.title")).isEqualTo("Active Transfers");
    }

    @Test
    void stopsAskingWhenTheLoginHasEnded() {
        browser.open(console, "active-transfers");
        console.outage.loginExpired = true;

        await().atMost(Chromium.timeouts()).until(() -> browser.isShown("#mft-trouble"));
        assertThat(browser.text("#mft-trouble")).contains("Your session has expired");
        assertNoMorePolls();
    }

    @Test
    void asksSlowerWhileTheServerIsInTroubleAndRecovers() {
        console.outage.failing = true;
        browser.open(console, "active-transfers");

        await().atMost(Chromium.timeouts()).until(() -> browser.isShown("#mft-trouble"));
        assertThat(browser.text("#mft-trouble")).contains("The server does not answer");

        console.outage.failing = false;
        await().atMost(Chromium.timeouts()).until(() -> !browser.isShown("#mft-trouble"));
    }

    @Test
    void pausesAndResumes() {
        browser.open(console, "active-transfers");
        browser.find("#mft-pause").click();

        assertThat(browser.text("#mft-pause")).isEqualTo("Resume");
        assertThat(browser.text("#mft-status")).startsWith("Paused");
        assertNoMorePolls();

        int before = console.outage.polls.get();
        browser.find("#mft-pause").click();
        awaitPolls(before + 2);
        assertThat(browser.text("#mft-pause")).isEqualTo("Pause");
        assertThat(browser.text("#mft-status")).isEqualTo("1 active (1 transferring)");
    }

    @Test
    void doesNotAskWhileNobodyLooks() {
        browser.open(console, "active-transfers");
        look(false);
        assertNoMorePolls();

        int before = console.outage.polls.get();
        look(true);
        awaitPolls(before + 2);
    }

    @Test
    void leavesTheLoginToExpireWhenNobodyIsThere() throws Exception {
        try (ConsoleServer patient = console(new Pace(Duration.ofMillis(100), Duration.ofMillis(400)))) {
            browser.open(patient, "active-transfers");

            await().atMost(Chromium.timeouts()).until(() -> browser.isShown("#mft-trouble"));
            assertThat(browser.text("#mft-trouble")).contains("Refresh paused");
            assertThat(browser.text("#mft-pause")).isEqualTo("Resume");
        }
    }

    @Test
    void aScreenOnTheWallRunsOn() throws Exception {
        try (ConsoleServer patient = console(new Pace(Duration.ofMillis(100), Duration.ofMillis(400)))) {
            browser.open(patient, "active-transfers");
            browser.find("#mft-keep").click();
            int before = patient.outage.polls.get();

            await().atMost(Chromium.timeouts()).until(() -> patient.outage.polls.get() > before + 12);
            assertThat(browser.isShown("#mft-trouble")).isFalse();

            browser.open(patient, "active-transfers");
            assertThat(browser.ask("return document.querySelector('#mft-keep').checked"))
                    .isEqualTo(true);
            browser.find("#mft-keep").click();
        }
    }

    @Test
    void stopsAskingAServerThatHasNoSuchPageAnyMore() {
        console.outage.failing = true;
        browser.open(console, "active-transfers");

        await().atMost(Duration.ofSeconds(20))
                .until(() -> browser.text("#mft-trouble").startsWith("Refresh stopped"));
        assertThat(console.outage.polls).hasValue(5);
        assertNoMorePolls();

        console.outage.failing = false;
        browser.find("#mft-pause").click();
        await().atMost(Chromium.timeouts()).until(() -> !browser.isShown("#mft-trouble"));
    }

    @Test
    void keepsToWhatWasAskedFor() {
        console.live.add(Samples.offered("t-2", "other.txt", OptionalLong.of(1)));
        browser.open(console, "active-transfers?find=other&sort=file");
        awaitPolls(2);

        assertThat(browser.text("#mft-rows")).contains("other.txt").doesNotContain("report.pdf");
        assertThat(browser.text("#mft-range")).isEqualTo("Showing 1 to 1 of 1");
        assertThat(browser.text("#mft-status")).isEqualTo("2 active (1 transferring)");
    }

    @Test
    void thePageAfterThisOneAppearsWhenItIsNeeded() {
        browser.open(console, "active-transfers");
        assertThat(browser.isShown("#mft-next")).isFalse();

        for (int i = 0; i < 100; i++) {
            console.live.add(Samples.offered("u-" + i, "f", OptionalLong.of(1)));
        }

        await().atMost(Chromium.timeouts()).until(() -> browser.isShown("#mft-next"));
        browser.find("#mft-next").click();
        await().atMost(Chromium.timeouts())
                .until(() -> browser.text("#mft-range").startsWith("Showing 101 to 101"));
    }

    @Test
    void stopsAllThatAreSelected() {
        console.live.add(Samples.offered("t-2", "other.txt", OptionalLong.of(1)));
        browser.open(console, "active-transfers");
        browser.find("#mft-all").click();
        awaitPolls(console.outage.polls.get() + 2);
        browser.find("#mft-several button").click();

        await().atMost(Chromium.timeouts())
                .until(() -> browser.text("h1, title").contains("Stop these 2"));
        browser.find(".mft .mft-buttons .mft-danger").click();

        await().atMost(Chromium.timeouts()).until(() -> browser.text(".success").startsWith("Stopped 2 of 2"));
        assertThat(console.stopped).containsExactlyInAnyOrder(new TransferId("t-1"), new TransferId("t-2"));
    }

    @Test
    void saysThatNothingIsSelected() {
        browser.open(console, "active-transfers");
        browser.find("#mft-several button").click();

        assertThat(browser.isShown("#mft-none-selected")).isTrue();
        assertThat(browser.text("#mft-none-selected")).startsWith("Nothing was stopped");

        browser.find("[data-id='t-1'] [data-field=pick]").click();
        assertThat(browser.isShown("#mft-none-selected")).isFalse();
        assertThat(browser.find("#mft-all").isSelected()).isTrue();
        assertThat(console.stopped).isEmpty();
    }

    @Test
    void theBoxForAllCanBeSeenOnATelephone() {
        try (Chromium telephone = Chromium.start()) {
            telephone.setWidth(390);
            telephone.open(console, "active-transfers");

            telephone.find("#mft-all").click();

            assertThat(telephone.find("[data-id='t-1'] [data-field=pick]").isSelected())
                    .isTrue();
        }
    }

    @Test
    void theQuestionSaysWhetherUsersAreToldAsThePolicyNowHasIt() {
        browser.open(console, "active-transfers");
        console.policies.save(
                new Policy(0, PolicyMode.ENFORCE, OptionalLong.empty(), List.of(), true, true, false, false));
        awaitPolls(console.outage.polls.get() + 2);
        browser.find("[data-id='t-1'] button").click();

        assertThat(browser.isShown("#mft-stop [data-notified=false]")).isTrue();
        assertThat(browser.isShown("#mft-stop [data-notified=true]")).isFalse();
    }

    @Test
    void asksInADialogAndStops() {
        browser.open(console, "active-transfers");
        browser.find("[data-id='t-1'] button").click();

        assertThat(browser.isShown("#mft-stop")).isTrue();
        assertThat(browser.text("#mft-stop [data-field=file]")).isEqualTo("report.pdf");
        assertThat(browser.text("#mft-stop [data-field=sender]")).isEqualTo("alice@example.org");
        assertThat(browser.ask("return document.activeElement.textContent")).isEqualTo("Keep running");
        assertThat(console.stopped).isEmpty();

        browser.find("#mft-stop .mft-danger").click();
        await().atMost(Chromium.timeouts()).until(() -> browser.text(".success").startsWith("Stopped: report.pdf"));
        assertThat(console.stopped).containsExactly(new TransferId("t-1"));
    }

    @Test
    void letsItRunWhenTheDialogIsClosed() {
        browser.open(console, "active-transfers");
        browser.find("[data-id='t-1'] button").click();
        browser.find("#mft-stop [data-close]").click();

        assertThat(browser.isShown("#mft-stop")).isFalse();
        assertThat(console.stopped).isEmpty();
    }

    @Test
    void worksWithoutScriptsToo() {
        try (Chromium plain = Chromium.startWithoutScripts()) {
            plain.open(console, "active-transfers");
            assertThat(plain.isShown("#mft-pause")).isFalse();

            plain.find("[data-id='t-1'] button").click();
            await().atMost(Chromium.timeouts())
                    .until(() -> plain.text(".mft-facts").contains("report.pdf"));
            plain.find(".mft .mft-buttons .mft-danger").click();

            await().atMost(Chromium.timeouts())
                    .until(() -> plain.text(".success").startsWith("Stopped: report.pdf"));
            assertThat(console.stopped).containsExactly(new TransferId("t-1"));
            assertThat(console.outage.polls).hasValue(0);
        }
    }

    private ConsoleServer console(Pace pace) throws Exception {
        return new ConsoleServer(pace, ((InstantSource) () -> now).withZone(ZoneOffset.UTC));
    }

    private static Transfer moving(String id, long megabytes) {
        return moving(id, TransferPath.PROXIED, megabytes);
    }

    private static Transfer inBand(String id, long megabytes) {
        return moving(id, TransferPath.IN_BAND, megabytes);
    }

    private static Transfer moving(String id, TransferPath path, long megabytes) {
        Transfer offered = Samples.offered(id, "report.pdf", OptionalLong.of(80 * Samples.MB));
        return Samples.moving(offered, path, megabytes * Samples.MB);
    }

    private void awaitPolls(int count) {
        await().atMost(Chromium.timeouts()).until(() -> console.outage.polls.get() >= count);
    }

    /** One may be under way. */
    private void assertNoMorePolls() {
        int before = console.outage.polls.get();
        await().during(Duration.ofMillis(600))
                .atMost(Chromium.timeouts())
                .until(() -> console.outage.polls.get() <= before + 1);
    }

    private static void look(boolean atIt) {
        browser.ask(
                "Object.defineProperty(document, 'hidden', {value: arguments[0], configurable: true});"
                        + "document.dispatchEvent(new Event('visibilitychange'))",
                !atIt);
    }
}
