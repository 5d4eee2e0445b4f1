// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console.active;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.Administrator;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.ConsoleServer;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.Samples;
import org.igniterealtime.openfire.plugin.managedfiletransfer.policy.Policy;
import org.igniterealtime.openfire.plugin.managedfiletransfer.policy.PolicyMode;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Argument;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Cause;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.FileRange;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Reason;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Transfer;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferEvent;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferId;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferPath;
import org.json.JSONArray;
import org.json.JSONObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ActiveTransfersPageTest {

    private static final String HOSTILE = "<script>alert(\"1\")</script>&'.pdf";

    private ConsoleServer console;
    private Administrator administrator;

    @BeforeEach
    void start() throws Exception {
        console = new ConsoleServer();
        administrator = new Administrator(console);
    }

    @AfterEach
    void stop() throws Exception {
        console.close();
    }

    @Test
    void stoppingWithNothingSelectedSaysSoAndStopsNothing() throws Exception {
        console.live.add(Samples.offered("t-1", "a.txt", OptionalLong.of(1)));

        HttpResponse<String> answer = administrator.get("active-transfers?find=a&selected=true");

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).contains("active-transfers?find=a");
        assertThat(administrator.get("active-transfers?find=a").body())
                .contains("<div class=\"warning\" role=\"status\">Nothing was stopped: select");
        assertThat(console.stopped).isEmpty();
    }

    /** Else one address is read in two orders, and the order of the sentence changes with it. */
    @Test
    void namesFromRightToLeftLeaveTheOrderOfEverythingElseAlone() throws Exception {
        String file = "\u0646\u0627\u0645\u0647.pdf";
        String address = "\u0645\u062d\u0645\u062f@example.org";
        console.live.add(Samples.offered("t-1", file, OptionalLong.of(1), address + "/x", "bob@example.org/y"));

        assertThat(administrator.get("active-transfers").body())
                .containsPattern(
                        "<bdi dir=\"ltr\"\\s+data-field=\"sender\" title=\"" + address + "\">" + address + "</bdi>");
        assertThat(administrator.get("active-transfers?stop=t-1").body())
                .contains("<bdi dir=\"ltr\" data-field=\"sender\"", "<bdi data-field=\"file\">" + file);
        administrator.post(
                "active-transfers", Map.of("transfer", "t-1", "token", administrator.token("transfer-policy")));
        assertThat(administrator.get("active-transfers").body())
                .contains("Stopped: \u2068" + file + "\u2069, from \u2066" + address + "\u2069 to bob@example.org.");
    }

    @Test
    void theQuestionSaysWhetherUsersAreTold() throws Exception {
        console.live.add(Samples.offered("t-1", "a.txt", OptionalLong.of(1)));
        assertThat(administrator.get("active-transfers?stop=t-1").body())
                .contains("<p data-notified=\"true\">Users of this server who take part get a message.")
                .contains("<p data-notified=\"false\" hidden>");

        console.policies.save(
                new Policy(0, PolicyMode.ENFORCE, OptionalLong.empty(), List.of(), true, true, false, false));

        assertThat(administrator.get("active-transfers?stop=t-1").body())
                .contains("<p data-notified=\"true\" hidden>")
                .contains("<p data-notified=\"false\">Users get no message");
    }

    @Test
    void withoutAScriptItIsATableOfThisMoment() throws Exception {
        Transfer offered = Samples.offered("t-1", "report.pdf", OptionalLong.of(80 * Samples.MB));
        console.live.add(Samples.moving(offered, TransferPath.PROXIED, 20 * Samples.MB));
        console.streams.add(Samples.stream("t-1", 20 * Samples.MB, Samples.MB));

        String page = administrator.get("active-transfers").body();

        assertThat(page)
                .contains("1 active (1 transferring)")
                .contains(">report.pdf<", "alice@example.org", ">desk<", "bob@example.org", ">phone<")
                .contains("20.0 of 80.0 MB", "1.0 MB/s", ">about 1 min left<", "0:30")
                .containsPattern("<progress [^>]*max=\"83886080\"\\s+value=\"20971520\"[^>]*></progress>");
    }

    @Test
    void ofAResumedFileTheProgressIsThatOfThePartThatWasAskedFor() throws Exception {
        Transfer offered = Samples.offered("t-1", "report.pdf", OptionalLong.of(80 * Samples.MB));
        FileRange rest = new FileRange(60 * Samples.MB, OptionalLong.empty());
        Transfer resumed = Samples.after(
                offered, new TransferEvent.Accepted(Samples.NOW, TransferPath.UNKNOWN, Optional.of(rest)));
        console.live.add(Samples.moving(resumed, TransferPath.PROXIED, 5 * Samples.MB));

        assertThat(administrator.get("active-transfers").body())
                .contains("5.0 of 20.0 MB (requested part)", ">80.0 MB<")
                .containsPattern("<progress [^>]*max=\"20971520\"\\s+value=\"5242880\"[^>]*></progress>");
        JSONObject json =
                new JSONObject(administrator.get("active-transfers?format=json").body());
        assertThat(json.getJSONArray("rows").getJSONObject(0).toMap())
                .containsEntry("declared", 83886080)
                .containsEntry("expected", 20971520)
                .containsEntry("offset", 62914560);
    }

    @Test
    void ofAProxiedTransferTheRelayTellsTheRate() throws Exception {
        Transfer offered = Samples.offered("t-1", "report.pdf", OptionalLong.of(80 * Samples.MB));
        console.live.add(Samples.moving(offered, TransferPath.PROXIED, 20 * Samples.MB));
        console.streams.add(Samples.stream("t-1", 20 * Samples.MB, Samples.MB / 8));

        String page = administrator.get("active-transfers").body();

        assertThat(page)
                .containsPattern("data-field=\"rate\">128.0 KB/s<")
                .containsPattern("data-field=\"left\">about 8 min left<");
        assertThat(rows().getJSONObject(0).toMap())
                .containsEntry("rate", 131072)
                .containsEntry("left", 480);
    }

    @Test
    void tellsNoRateOfAProxiedTransferWhoseStreamIsOver() throws Exception {
        Transfer offered = Samples.offered("t-1", "report.pdf", OptionalLong.of(80 * Samples.MB));
        console.live.add(Samples.moving(offered, TransferPath.PROXIED, 20 * Samples.MB));

        assertThat(administrator.get("active-transfers").body())
                .containsPattern("data-field=\"rate\"><")
                .containsPattern("data-field=\"left\"><");
        assertThat(rows().getJSONObject(0).toMap()).doesNotContainKeys("rate", "left");
    }

    @Test
    void ofAStreamThatStandsStillItTellsNoEnd() throws Exception {
        Transfer offered = Samples.offered("t-1", "report.pdf", OptionalLong.of(80 * Samples.MB));
        console.live.add(Samples.moving(offered, TransferPath.PROXIED, 20 * Samples.MB));
        console.streams.add(Samples.stream("t-1", 20 * Samples.MB, 0));

        assertThat(administrator.get("active-transfers").body()).contains(">0 bytes/s<");
        assertThat(rows().getJSONObject(0).toMap()).containsEntry("rate", 0).doesNotContainKey("left");
    }

    @Test
    void saysThatNothingRuns() throws Exception {
        assertThat(administrator.get("active-transfers").body())
                .containsPattern("<p id=\"mft-none\" class=\"mft-none\">No file transfer is running");
    }

    @Test
    void marksWhatWouldHaveBeenRefused() throws Exception {
        Transfer offered = Samples.offered("t-1", "setup.exe", OptionalLong.of(1));
        console.live.add(Samples.after(
                offered,
                new TransferEvent.Breached(
                        Samples.NOW, Reason.of(Cause.BLOCKED_EXTENSION, new Argument.Text(".exe")))));

        assertThat(administrator.get("active-transfers").body())
                .contains("Would have been blocked: Blocked file extension");
        assertThat(noted()).containsExactly("refused-ending");
    }

    @Test
    void marksEachOfSeveralBreaches() throws Exception {
        // Given
        Transfer offered = Samples.offered("t-1", "setup.exe", OptionalLong.of(1));
        Transfer once = Samples.after(
                offered,
                new TransferEvent.Breached(Samples.NOW, Reason.of(Cause.BLOCKED_EXTENSION, new Argument.Text(".exe"))));

        // When
        console.live.add(Samples.after(
                once,
                new TransferEvent.Breached(
                        Samples.NOW, Reason.of(Cause.LIMIT_REACHED, new Argument.Bytes(Samples.MB)))));

        // Then
        assertThat(noted()).containsExactly("refused-ending", "limit-reached");
        assertThat(administrator.get("active-transfers").body())
                .contains("Would have been blocked: Blocked file extension; "
                        + "Would have been aborted: Maximum file size exceeded");
    }

    /** A client that reached no address falls back to in-band: that does not undo what was broken before. */
    @Test
    void keepsABreachWhenAnotherMethodIsTried() throws Exception {
        // Given
        Transfer offered = Samples.offered("t-1", "f", OptionalLong.of(1000));
        Transfer broken = Samples.after(offered, new TransferEvent.Breached(Samples.NOW, Reason.of(Cause.PROXY_ONLY)));
        Transfer failed = Samples.after(
                broken,
                new TransferEvent.AttemptFailed(
                        Samples.NOW, Reason.of(Cause.NO_STREAMHOST, new Argument.Text("item-not-found"))));

        // When
        console.live.add(Samples.moving(failed, TransferPath.IN_BAND, 500));

        // Then
        assertThat(noted()).containsExactly("proxy-only");
        assertThat(administrator.get("active-transfers").body()).contains("Would have been blocked: Proxy required");
    }

    private List<String> noted() throws Exception {
        List<String> causes = new ArrayList<>();
        rows().getJSONObject(0)
                .getJSONArray("noted")
                .forEach(breach -> causes.add(((JSONObject) breach).getString("cause")));
        return causes;
    }

    @Test
    void saysThatItDoesNotSeeTheBytesOfADirectTransfer() throws Exception {
        console.live.add(Samples.moving(Samples.offered("t-1", "f", OptionalLong.of(1000)), TransferPath.DIRECT, 0));

        assertThat(administrator.get("active-transfers").body()).contains("not visible to this server");
        assertThat(rows().getJSONObject(0).isNull("moved")).isTrue();
        assertThat(rows().getJSONObject(0).has("moved")).isTrue();
    }

    @Test
    void doesNotTakeAFailedAttemptForABreach() throws Exception {
        Transfer offered = Samples.offered("t-1", "setup.exe", OptionalLong.of(1));
        console.live.add(Samples.after(
                offered,
                new TransferEvent.AttemptFailed(
                        Samples.NOW, Reason.of(Cause.NO_STREAMHOST, new Argument.Text("item-not-found")))));

        assertThat(rows().getJSONObject(0).has("noted")).isFalse();
    }

    @Test
    void escapesWhatStrangersWrote() throws Exception {
        console.live.add(Samples.offered(
                "t-1",
                HOSTILE,
                OptionalLong.empty(),
                "a@example.org/\"><img src=x onerror=alert(1)>",
                "b@example.org"));

        String page = administrator.get("active-transfers").body();
        String question = administrator.get("active-transfers?stop=t-1").body();

        for (String html : new String[] {page, question}) {
            assertThat(html).doesNotContain("<script>alert", "<img").contains("&lt;script&gt;");
        }
        assertThat(page).contains("title=\"&lt;script>alert(&#34;1&#34;)&lt;/script>&amp;&#39;.pdf\"");
        assertThat(rows().getJSONObject(0).getString("file")).isEqualTo(HOSTILE);
    }

    @Test
    void showsAUsersNameAsItIsWrittenAndTellsItsAddress() throws Exception {
        String sender = "o\\40example.org@gateway.example/desk";
        console.live.add(Samples.offered("t-1", "f", OptionalLong.of(1), sender, "d\\27artagnan@example.org/phone"));

        JSONObject row = new JSONObject(
                        administrator.get("active-transfers?format=json").body())
                .getJSONArray("rows")
                .getJSONObject(0);

        assertThat(administrator.get("active-transfers?find=d%27artagnan").body())
                .contains("title=\"d\\27artagnan@example.org\">d'artagnan@example.org<")
                .contains("title=\"o\\40example.org@gateway.example\">\"o@example.org\"@gateway.example<");
        assertThat(row.toMap())
                .containsEntry("sender", "o\\40example.org@gateway.example")
                .containsEntry("senderShown", "\"o@example.org\"@gateway.example")
                .containsEntry("recipient", "d\\27artagnan@example.org")
                .containsEntry("recipientShown", "d'artagnan@example.org");
    }

    @Test
    void showsNoCharacterThatTurnsTextAround() throws Exception {
        console.live.add(Samples.offered(
                "t-1", "a\u202Efdp.exe", OptionalLong.of(1), "a\u2066@example.org/\u202Ex", "b@example.org"));

        for (String url :
                new String[] {"active-transfers", "active-transfers?format=json", "active-transfers?stop=t-1"}) {
            assertThat(administrator.get(url).body()).doesNotContainPattern("[\\u202A-\\u202E\\u2066-\\u2069]");
        }
    }

    @Test
    void theScriptGetsFlatRowsOfNumbersAndSlugs() throws Exception {
        Transfer offered = Samples.offered("t-1", "report.pdf", OptionalLong.of(80 * Samples.MB));
        console.live.add(Samples.moving(offered, TransferPath.IN_BAND, 20 * Samples.MB));
        console.live.add(Samples.offered("t-2", "", OptionalLong.empty()));

        HttpResponse<String> answer = administrator.get("active-transfers?format=json");
        JSONObject json = new JSONObject(answer.body());
        JSONObject moving = json.getJSONArray("rows").getJSONObject(0);
        JSONObject waiting = json.getJSONArray("rows").getJSONObject(1);

        assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
                .startsWith("application/json")
                .containsIgnoringCase("charset=utf-8");
        assertThat(json.toMap()).containsEntry("total", 2).containsEntry("moving", 1);
        assertThat(json.getLong("now")).isEqualTo(Samples.NOW.toEpochMilli());
        assertThat(moving.toMap())
                .containsEntry("id", "t-1")
                .containsEntry("state", "transferring")
                .containsEntry("path", "in-band")
                .containsEntry("protocol", "si")
                .containsEntry("progress", "measured")
                .containsEntry("moved", 20971520)
                .containsEntry("declared", 83886080)
                .containsEntry("rate", 1048576)
                .containsEntry("left", 60);
        assertThat(waiting.toMap())
                .containsEntry("progress", "waiting")
                .doesNotContainKeys("declared", "rate", "left", "noted");
    }

    @Test
    void everyTransferIsOnSomePage() throws Exception {
        for (int i = 0; i < 301; i++) {
            console.live.add(Samples.offered("t-" + i, "f", OptionalLong.of(1)));
        }

        List<Object> seen = new ArrayList<>();
        for (int page = 1; page <= 4; page++) {
            rows("page=" + page).forEach(row -> seen.add(((JSONObject) row).getString("id")));
        }

        assertThat(seen).hasSize(301).doesNotHaveDuplicates();
        assertThat(rows("page=2")).hasSize(100);
        assertThat(administrator.get("active-transfers?page=4").body())
                .contains(
                        "301 active",
                        "Showing 301 to 301 of 301",
                        "id=\"mft-previous\" rel=\"prev\" href=\"active-transfers?page=3\"")
                .containsPattern("id=\"mft-next\"[^>]* hidden");
    }

    @Test
    void aPageThatIsGoneIsTheLastOneThatThereIs() throws Exception {
        for (int i = 0; i < 101; i++) {
            console.live.add(Samples.offered("t-" + i, "f", OptionalLong.of(1)));
        }

        assertThat(rows("page=9")).hasSize(1);
        assertThat(rows("page=0")).hasSize(100);
        assertThat(rows("page=x")).hasSize(100);
        console.live.clear();
        assertThat(rows("page=9")).isEmpty();
    }

    @Test
    void findsByFileAndByUser() throws Exception {
        console.live.add(
                Samples.offered("t-1", "Report.PDF", OptionalLong.of(1), "carol@example.org/x", "d@example.org"));
        console.live.add(
                Samples.offered("t-2", "a.txt", OptionalLong.of(1), "x@remote.example/y", "carol@example.org/x"));
        console.live.add(Samples.offered("t-3", "b.txt", OptionalLong.of(1)));

        assertThat(ids("find=report")).containsExactly("t-1");
        assertThat(ids("find=CAROL")).containsExactlyInAnyOrder("t-1", "t-2");
        assertThat(ids("find=%3Cscript%3E")).isEmpty();
        assertThat(administrator.get("active-transfers?find=nobody").body())
                .contains("No active transfer matches.", "3 active", "value=\"nobody\"");
    }

    @Test
    void showsOnlyThoseThatMoveBytes() throws Exception {
        console.live.add(Samples.offered("t-1", "a", OptionalLong.of(1)));
        console.live.add(Samples.moving(Samples.offered("t-2", "b", OptionalLong.of(9)), TransferPath.IN_BAND, 3));

        assertThat(ids("moving=true")).containsExactly("t-2");
    }

    @Test
    void sortsAsAsked() throws Exception {
        console.live.add(Samples.offered("t-1", "b", OptionalLong.of(5), "x@example.org/1", "a@example.org/1"));
        console.live.add(Samples.moving(
                Samples.offered("t-2", "C", OptionalLong.empty(), "y@example.org/1", "c@example.org/1"),
                TransferPath.IN_BAND,
                100));
        console.live.add(Samples.moving(
                Samples.offered("t-3", "a", OptionalLong.of(70), "z@example.org/1", "b@example.org/1"),
                TransferPath.PROXIED,
                7));
        console.streams.add(Samples.stream("t-3", 7, 1000));

        assertThat(ids("sort=file")).containsExactly("t-3", "t-1", "t-2");
        assertThat(ids("sort=largest")).containsExactly("t-3", "t-1", "t-2");
        assertThat(ids("sort=fastest")).containsExactly("t-3", "t-2", "t-1");
        assertThat(ids("sort=most-moved")).containsExactly("t-2", "t-3", "t-1");
        assertThat(ids("sort=sender")).containsExactly("t-1", "t-2", "t-3");
        assertThat(ids("sort=recipient")).containsExactly("t-1", "t-3", "t-2");
        assertThat(ids("sort=nonsense")).hasSize(3);
    }

    @Test
    void addsUpTheRates() throws Exception {
        for (String id : List.of("t-1", "t-2")) {
            console.live.add(Samples.moving(
                    Samples.offered(id, "f", OptionalLong.of(80 * Samples.MB)), TransferPath.PROXIED, Samples.MB));
            console.streams.add(Samples.stream(id, Samples.MB, Samples.MB));
        }

        assertThat(administrator.get("active-transfers?find=none").body()).contains("Total rate: 2.0 MB/s");
    }

    @Test
    void leadsToTheSessionOfALocalUserAndToEverybodysHistory() throws Exception {
        console.live.add(
                Samples.offered("t-1", "f", OptionalLong.of(1), "al&ice@example.org/a b", "bob@remote.example/x"));

        assertThat(administrator.get("active-transfers").body())
                .contains("href=\"../../session-details.jsp?jid=al%26ice%40example.org%2Fa+b\"")
                .contains("href=\"transfer-history?user=al%26ice%40example.org\"")
                .contains("href=\"transfer-history?user=bob%40remote.example\"")
                .doesNotContain("jid=bob");
        assertThat(rows().getJSONObject(0).has("recipientSession")).isFalse();
    }

    @Test
    void stopsSeveralAndKeepsWhatWasLookedAt() throws Exception {
        // Given
        for (String id : List.of("t-1", "t-2", "t-3")) {
            console.live.add(Samples.offered(id, id + ".bin", OptionalLong.of(1000)));
        }

        // When
        String question = administrator
                .get("active-transfers?stop=t-1&stop=t-3&stop=t-9&find=bin")
                .body();
        HttpResponse<String> answer = administrator.post(
                "active-transfers",
                "transfer=t-1&transfer=t-3&find=bin&page=1&token=" + administrator.token("active-transfers"));

        // Then
        assertThat(question)
                .contains("Stop these 2 transfers?", "t-1.bin", "t-3.bin", "value=\"bin\"")
                .doesNotContain("t-2.bin");
        assertThat(answer.headers().firstValue("Location")).contains("active-transfers?find=bin");
        assertThat(console.stopped).containsExactly(new TransferId("t-1"), new TransferId("t-3"));
        assertThat(console.audit).hasSize(2);
        assertThat(administrator.get("active-transfers").body()).contains("Stopped 2 of 2 transfers.");
    }

    @Test
    void asksBeforeItStops() throws Exception {
        console.live.add(Samples.offered("t-1", "report.pdf", OptionalLong.of(1000)));

        String question = administrator.get("active-transfers?stop=t-1").body();

        assertThat(question).contains("Stop this transfer?", "report.pdf", "alice@example.org", "bob@example.org");
        assertThat(question).contains("name=\"transfer\" value=\"t-1\"", "name=\"token\"");
        assertThat(console.stopped).isEmpty();
    }

    @Test
    void stopsAndSaysSoOnceAndInTheAudit() throws Exception {
        console.live.add(Samples.offered("t-1", "report.pdf", OptionalLong.of(1000)));

        HttpResponse<String> answer = stop("t-1");
        String next = administrator.get("active-transfers").body();

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).contains("active-transfers");
        assertThat(console.stopped).containsExactly(new TransferId("t-1"));
        assertThat(next).contains("Stopped: report.pdf, from alice@example.org to bob@example.org.");
        assertThat(administrator.get("active-transfers").body()).doesNotContain("Stopped: ");
        assertThat(console.audit)
                .singleElement()
                .asString()
                .startsWith("admin: Stopped file transfer t-1")
                .contains("report.pdf");
    }

    @Test
    void saysThatThereWasNothingToStop() throws Exception {
        for (String id : new String[] {"t-9", "", "NOT AN ID", "<script>"}) {
            assertThat(stop(id).statusCode()).isEqualTo(303);
            assertThat(administrator.get("active-transfers").body()).contains("Nothing was stopped");
        }
        assertThat(console.stopped).isEmpty();
        assertThat(console.audit).isEmpty();
    }

    @Test
    void asksAboutNoTransferThatIsOver() throws Exception {
        HttpResponse<String> question = administrator.get("active-transfers?stop=t-9");

        assertThat(question.statusCode()).isEqualTo(404);
        assertThat(question.body()).contains("already ended").doesNotContain("<form");
    }

    @Test
    void speaksChinese() throws Exception {
        console.locale = Locale.SIMPLIFIED_CHINESE;

        assertThat(administrator.get("active-transfers").body())
                .contains("lang=\"zh-CN\"", "\u6B63\u5728\u8FDB\u884C\u7684\u4F20\u8F93")
                .doesNotContain(">mft.");
    }

    private HttpResponse<String> stop(String id) throws Exception {
        return administrator.post(
                "active-transfers", Map.of("transfer", id, "token", administrator.token("active-transfers")));
    }

    private JSONArray rows() throws Exception {
        return rows("");
    }

    private JSONArray rows(String query) throws Exception {
        return new JSONObject(administrator
                        .get("active-transfers?format=json&" + query)
                        .body())
                .getJSONArray("rows");
    }

    private List<String> ids(String query) throws Exception {
        List<String> ids = new ArrayList<>();
        rows(query).forEach(row -> ids.add(((JSONObject) row).getString("id")));
        return ids;
    }
}
