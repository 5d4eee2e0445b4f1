// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.igniterealtime.openfire.plugin.managedfiletransfer.audit.RecordedReason;
import org.igniterealtime.openfire.plugin.managedfiletransfer.audit.RecorderHealth;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.Administrator;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.ConsoleServer;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.Samples;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Argument;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Cause;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.MovedHash;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Reason;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferState;
import org.json.JSONArray;
import org.json.JSONObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TransferHistoryPageTest {

    private static final Pattern ROW = Pattern.compile("<tr [^>]*data-id=\"([^\"]+)\"");
    private static final Pattern OLDER = Pattern.compile("rel=\"next\" href=\"([^\"]+)\"");

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
    void showsATransfer() throws Exception {
        console.history.add(Samples.completed("t-1", "report.pdf"));

        assertThat(administrator.get("transfer-history").body())
                .contains("report.pdf", "alice@example.org", "bob@example.org")
                .contains("<time datetime=\"2026-11-22T11:50:00Z\">", "took 1:40")
                .contains("title=\"83,886,080 bytes\">80.0 MB<", "80.0 MB transferred")
                .contains("SI", "through the proxy", "mft-state-completed\">Completed<");
    }

    @Test
    void tellsTheCauseAndTheReasonInTheConsolesLanguage() throws Exception {
        Reason reason =
                Reason.of(Cause.LARGEST_FILE, new Argument.Bytes(20 * Samples.MB), new Argument.Bytes(10 * Samples.MB));
        console.history.add(
                Samples.entry("t-1", "big.iso", TransferState.REFUSED, Optional.of(reason), Optional.empty()));

        assertThat(administrator.get("transfer-history").body())
                .contains("<strong>Maximum file size</strong>", "lang=\"en\">The file is too large: 20.0 MB.");
        console.locale = Locale.SIMPLIFIED_CHINESE;
        assertThat(administrator.get("transfer-history").body())
                .contains("<strong>\u6587\u4EF6\u5927\u5C0F\u4E0A\u9650</strong>")
                .contains("lang=\"zh-CN\">\u6587\u4EF6\u8FC7\u5927\uFF1A20.0 MB\u3002")
                .doesNotContain(">mft.");
        assertThat(jsonRows().getJSONObject(0).getString("rule")).isEqualTo("largest-file");
        assertThat(jsonRows().getJSONObject(0).getString("reason")).startsWith("\u6587\u4EF6\u8FC7\u5927");
    }

    /** Older versions wrote a sentence, in English. */
    @Test
    void aRowOfAnOlderVersionKeepsItsWords() throws Exception {
        console.history.add(Samples.because(
                Samples.completed("t-1", "a"), new RecordedReason.Worded("gone", "The sender went \u202Eoffline.")));
        console.locale = Locale.SIMPLIFIED_CHINESE;

        assertThat(administrator.get("transfer-history").body())
                .contains("<strong>\u53D1\u9001\u65B9\u6216\u63A5\u6536\u65B9\u5DF2\u4E0B\u7EBF</strong>")
                .contains("lang=\"en\">The sender went \uFFFDoffline.<");
        assertThat(jsonRows().getJSONObject(0).toMap())
                .containsEntry("rule", "gone")
                .containsEntry("reason", "The sender went \uFFFDoffline.");
    }

    /** Under which rule it is counted does not change with the way in which the rule was broken. */
    @Test
    void theScriptGetsTheRuleThatWasBroken() throws Exception {
        Reason reason = Reason.of(Cause.LIMIT_REACHED, new Argument.Bytes(Samples.MB));
        console.history.add(Samples.entry("t-1", "a", TransferState.CUT, Optional.of(reason), Optional.of(reason)));

        assertThat(jsonRows().getJSONObject(0).toMap())
                .containsEntry("rule", "largest-file")
                .containsEntry("notedRule", "largest-file")
                .containsEntry("reason", "More bytes were sent than the maximum file size of 1.0 MB allows.");
        assertThat(administrator.get("transfer-history").body())
                .contains("<strong>Maximum file size exceeded</strong>");
    }

    @Test
    void tellsInWordsWhetherWhatMovedIsWhatWasOffered() throws Exception {
        String sum = "0123456789abcdef".repeat(4);
        console.history.add(
                Samples.hashed(Samples.completed("t-1", "same.pdf"), new MovedHash(sum, Optional.of(true))));
        assertThat(administrator.get("transfer-history").body())
                .contains("SHA-256 0123456789ab...", "<code>" + sum + "</code>", ">matches the offer<")
                .doesNotContain("does not match");

        console.history.clear();
        console.history.add(
                Samples.hashed(Samples.completed("t-2", "other.pdf"), new MovedHash(sum, Optional.of(false))));
        assertThat(administrator.get("transfer-history").body())
                .contains(">does not match the offer<", sum)
                .doesNotContain(">matches the offer<");
        console.locale = Locale.SIMPLIFIED_CHINESE;
        assertThat(administrator.get("transfer-history").body())
                .contains("\u4E0E\u4F20\u8F93\u8BF7\u6C42\u4E0D\u4E00\u81F4")
                .doesNotContain(">mft.");
    }

    @Test
    void saysOfWhatTheHashIsWhereThatIsNotTheFile() throws Exception {
        String sum = "0123456789abcdef".repeat(4);
        console.history.add(Samples.hashed(
                Samples.completed("t-1", "rest.iso"), new MovedHash(sum, MovedHash.Of.RANGE, Optional.empty())));
        console.history.add(Samples.hashed(
                Samples.completed("t-2", "half.iso"), new MovedHash(sum, MovedHash.Of.MOVED, Optional.empty())));

        assertThat(administrator.get("transfer-history").body())
                .contains("SHA-256 of the requested part 0123456789ab...")
                .contains("SHA-256 of what was transferred 0123456789ab...")
                .doesNotContain("SHA-256 0123456789ab...");
        assertThat(jsonRows().getJSONObject(0).getString("sha256Of")).isIn("range", "moved");
        console.locale = Locale.SIMPLIFIED_CHINESE;
        assertThat(administrator.get("transfer-history").body()).doesNotContain(">mft.");
    }

    @Test
    void saysNothingOfAnOfferThatCannotBeCompared() throws Exception {
        String sum = "0123456789abcdef".repeat(4);
        console.history.add(Samples.completed("t-1", "unhashed.pdf"));
        assertThat(administrator.get("transfer-history").body()).doesNotContain("SHA-256", "the offer<");

        console.history.add(Samples.hashed(Samples.completed("t-2", "f"), new MovedHash(sum, Optional.empty())));
        assertThat(administrator.get("transfer-history").body())
                .contains("SHA-256 0123456789ab...")
                .doesNotContain("the offer<");
    }

    @Test
    void scriptsGetTheHashAndWhetherItMatches() throws Exception {
        String sum = "0123456789abcdef".repeat(4);
        console.history.add(Samples.hashed(Samples.completed("t-1", "f"), new MovedHash(sum, Optional.of(false))));
        console.history.add(Samples.hashed(Samples.completed("t-2", "f"), new MovedHash(sum, Optional.empty())));
        console.history.add(Samples.completed("t-3", "f"));

        JSONArray rows =
                new JSONObject(administrator.get("transfer-history?format=json").body()).getJSONArray("rows");

        assertThat(rows.getJSONObject(0).getString("sha256")).isEqualTo(sum);
        assertThat(rows.getJSONObject(0).getBoolean("matchesOffer")).isFalse();
        assertThat(rows.getJSONObject(1).has("matchesOffer")).isFalse();
        assertThat(rows.getJSONObject(2).has("sha256")).isFalse();
    }

    @Test
    void marksWhatWasOnlyObserved() throws Exception {
        Reason noted = Reason.of(Cause.BLOCKED_EXTENSION, new Argument.Text(".exe"));
        console.history.add(
                Samples.entry("t-1", "setup.exe", TransferState.COMPLETED, Optional.empty(), Optional.of(noted)));

        assertThat(administrator.get("transfer-history").body())
                .contains(
                        "Completed",
                        "Would have been blocked: Blocked file extension",
                        "The policy blocks files with the extension .exe. This one would have been blocked.");
    }

    @Test
    void tellsAllThatWasOnlyObserved() throws Exception {
        List<Reason> breaches =
                List.of(Reason.of(Cause.BLOCKED_EXTENSION, new Argument.Text(".exe")), Reason.of(Cause.IN_BAND));
        console.history.add(Samples.breached(Samples.completed("t-1", "setup.exe"), breaches));

        for (String page : new String[] {"transfer-history", "transfer-details?id=t-1"}) {
            assertThat(administrator.get(page).body())
                    .containsSubsequence(
                            "Would have been blocked: Blocked file extension",
                            "Would have been blocked: In-band transfer");
        }
        assertThat(jsonRows().getJSONObject(0).getString("notedRule")).isEqualTo("refused-ending");
        assertThat(jsonRows()
                        .getJSONObject(0)
                        .getJSONArray("noted")
                        .getJSONObject(1)
                        .getString("rule"))
                .isEqualTo("in-band");
    }

    @Test
    void inventsNoEndOfWhatAServerThatDiedLeftOpen() throws Exception {
        Reason leftOpen = Reason.of(Cause.LEFT_OPEN);
        console.history.add(
                Samples.entry("t-1", "f", TransferState.INTERRUPTED, Optional.of(leftOpen), Optional.empty()));

        assertThat(jsonRows().getJSONObject(0).has("endedAt")).isFalse();
        assertThat(jsonRows().getJSONObject(0).has("endedBefore")).isTrue();
        assertThat(administrator.get("transfer-details?id=t-1").body())
                .contains("Not known exactly: between Nov 22, 2026, 11:50:00")
                .doesNotContain("Duration");
    }

    @Test
    void aCauseOfALaterVersionIsShownByItsKey() throws Exception {
        console.history.add(
                Samples.because(Samples.completed("t-1", "f"), new RecordedReason.Worded("<b>new</b>", "")));

        assertThat(administrator.get("transfer-history").body()).contains("<strong>&lt;b&gt;new&lt;/b&gt;</strong>");
    }

    @Test
    void aReasonThatSaysNoMoreThanTheOutcomeIsNotShown() throws Exception {
        Reason delivered = Reason.of(Cause.DELIVERED);
        console.history.add(
                Samples.entry("t-1", "f", TransferState.COMPLETED, Optional.of(delivered), Optional.empty()));

        assertThat(administrator.get("transfer-history").body()).doesNotContain("<strong>");
        assertThat(jsonRows().getJSONObject(0).getString("rule")).isEqualTo("delivered");
    }

    @Test
    void escapesWhatStrangersWrote() throws Exception {
        console.history.add(Samples.completed("t-1", "\"><script>alert(1)</script>\u202E"));

        assertThat(administrator.get("transfer-history").body())
                .doesNotContain("<script>alert", "\u202E")
                .contains("title=\"&#34;>&lt;script>alert(1)&lt;/script>\uFFFD\"");
    }

    @Test
    void showsAUsersNameAsItIsWrittenAndTellsItsAddress() throws Exception {
        console.history.add(Samples.between("t-1", "d\\27artagnan@example.org/a", "bob@example.org/b"));

        assertThat(administrator.get("transfer-history").body())
                .contains("title=\"d\\27artagnan@example.org\">d'artagnan@example.org<");
        assertThat(administrator
                        .get("transfer-history?user=d%5C27artagnan%40example.org")
                        .body())
                .contains("title=\"d\\27artagnan@example.org\">Transfers of d'artagnan@example.org<");
        assertThat(jsonRows().getJSONObject(0).getString("sender")).isEqualTo("d\\27artagnan@example.org/a");
    }

    @Test
    void saysThatItDidNotSeeTheBytesOfADirectTransfer() throws Exception {
        console.history.add(Samples.direct("t-1"));

        assertThat(administrator.get("transfer-history").body())
                .contains("not visible to this server")
                .doesNotContain(">0 bytes", "\"0 bytes");
        assertThat(administrator.get("transfer-details?id=t-1").body())
                .contains("<bdi>not visible to this server</bdi>")
                .doesNotContain(">0 bytes");
        assertThat(jsonRows().getJSONObject(0).isNull("bytesMoved")).isTrue();
        assertThat(jsonRows().getJSONObject(0).has("bytesMoved")).isTrue();
    }

    @Test
    void ofWhatWasNotCutItSaysThatItWouldHaveBeen() throws Exception {
        Reason noted = Reason.of(Cause.LIMIT_REACHED, new Argument.Bytes(Samples.MB));
        console.history.add(
                Samples.entry("t-1", "big.iso", TransferState.COMPLETED, Optional.empty(), Optional.of(noted)));

        for (String page : new String[] {"transfer-history", "transfer-details?id=t-1"}) {
            assertThat(administrator.get(page).body())
                    .contains("Would have been aborted: Maximum file size exceeded")
                    .contains("The transfer would have been aborted.");
        }
        assertThat(jsonRows().getJSONObject(0).getString("notedReason"))
                .endsWith("The transfer would have been aborted.");
    }

    @Test
    void leadsFromPartToPartWithoutGapOrRepetition() throws Exception {
        for (int i = 160; i > 100; i--) {
            console.history.add(Samples.completed("t-" + i, "f"));
        }

        String newest = administrator.get("transfer-history").body();
        String older = administrator.get(older(newest)).body();
        String oldest = administrator.get(older(older)).body();

        assertThat(ids(newest)).hasSize(25).startsWith("t-160").endsWith("t-136");
        assertThat(ids(older)).hasSize(25).startsWith("t-135").endsWith("t-111");
        assertThat(ids(oldest)).hasSize(10).startsWith("t-110").endsWith("t-101");
        assertThat(newest).doesNotContain(">Newest<");
        assertThat(oldest).doesNotContain("rel=\"next\"").contains("href=\"transfer-history?size=25\">Newest<");
    }

    @Test
    void keepsTheSizeThatWasAskedFor() throws Exception {
        for (int i = 160; i > 100; i--) {
            console.history.add(Samples.completed("t-" + i, "f"));
        }

        String newest = administrator.get("transfer-history?size=50").body();

        assertThat(ids(newest)).hasSize(50);
        assertThat(newest).contains("<option value=\"50\" selected>");
        assertThat(older(newest)).endsWith("&size=50");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "size=0",
                "size=-1",
                "size=1000000",
                "size=x",
                "size=",
                "before=",
                "before=x",
                "before=1_<script>",
                "before=99999999999999999999_t-1"
            })
    void aBrokenLinkLeadsToTheNewestPart(String query) throws Exception {
        for (int i = 160; i > 100; i--) {
            console.history.add(Samples.completed("t-" + i, "f"));
        }

        String page = administrator
                .get("transfer-history?" + query.replace("<", "%3C").replace(">", "%3E"))
                .body();

        assertThat(ids(page)).hasSize(25).startsWith("t-160");
        assertThat(page).doesNotContain("<script>");
    }

    @Test
    void saysThatThereIsNothing() throws Exception {
        assertThat(administrator.get("transfer-history").body()).contains("No file transfer has been recorded yet.");
        assertThat(administrator.get("transfer-history?before=1_t-1").body()).contains("There are no older transfers.");
    }

    @Test
    void isStillAPageWhenTheDatabaseIsAway() throws Exception {
        console.databaseAway = true;
        Instant since = Samples.NOW.minusSeconds(60);
        console.health =
                new RecorderHealth(812, 10_000, 5, 3, Optional.of(since), Optional.of("<b>Connection refused</b>."));

        HttpResponse<String> answer = administrator.get("transfer-history");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains("The history cannot be read")
                .contains("nothing could be written to the history. &lt;b&gt;Connection refused&lt;/b&gt;.")
                .contains("812 events wait in memory, which has room for 10000")
                .contains("3 events were lost")
                .doesNotContain("No file transfer has been recorded");
    }

    @Test
    void theScriptGetsFlatRowsAndTheWayOn() throws Exception {
        for (int i = 130; i > 100; i--) {
            console.history.add(Samples.completed("t-" + i, "\u202Ef"));
        }

        JSONObject json =
                new JSONObject(administrator.get("transfer-history?format=json").body());

        assertThat(json.getJSONArray("rows")).hasSize(25);
        assertThat(json.getString("next")).isEqualTo("1795348200000_t-106");
        assertThat(json.getJSONArray("rows").getJSONObject(0).toMap())
                .containsEntry("id", "t-130")
                .containsEntry("file", "\u202Ef")
                .containsEntry("sender", "alice@example.org/desk")
                .containsEntry("state", "completed")
                .containsEntry("declaredSize", 83886080)
                .containsEntry("bytesMoved", 83886080)
                .doesNotContainKeys("rule", "notedRule");
    }

    private JSONArray jsonRows() throws Exception {
        return new JSONObject(administrator.get("transfer-history?format=json").body()).getJSONArray("rows");
    }

    @Test
    void anUnreadHistoryIsAnErrorForScripts() throws Exception {
        console.databaseAway = true;

        assertThat(administrator.get("transfer-history?format=json").statusCode())
                .isEqualTo(503);
    }

    @Test
    void warnsBeforeTheQueueIsFull() throws Exception {
        console.health = new RecorderHealth(751, 1000, 5, 0, Optional.empty(), Optional.of("an old error"));

        assertThat(administrator.get("transfer-history").body())
                .contains("751 events wait to be written, and there is room for 1000")
                .doesNotContain("an old error");
    }

    @Test
    void saysNothingOfARecorderThatIsWell() throws Exception {
        console.health = new RecorderHealth(750, 1000, 5, 0, Optional.empty(), Optional.of("an old error"));

        assertThat(administrator.get("transfer-history").body()).doesNotContain("role=\"alert\"");
    }

    @Test
    void tellsHowMuchHasNoRow() throws Exception {
        // Given
        console.unlisted = new Unlisted(1_234, 0, 7);

        // When
        String page = administrator.get("transfer-history").body();

        // Then
        assertThat(page).contains("mft-unlisted", "opened: 1234.", "not enforced: 7.");
        assertThat(page).doesNotContain("requested: ");
    }

    @Test
    void saysNothingWhereAllThatWasSeenIsListed() throws Exception {
        assertThat(administrator.get("transfer-history").body()).doesNotContain("mft-unlisted");
    }

    @Test
    void showsTheTransfersOfOneUser() throws Exception {
        for (int i = 160; i > 100; i--) {
            console.history.add(
                    Samples.between("t-" + i, i % 2 == 0 ? "Carol@example.org/x" : "alice@example.org/y", "d@e.f"));
        }
        console.history.add(Samples.between("t-100", "alice@example.org/y", "carol@example.org"));

        String newest =
                administrator.get("transfer-history?user=carol@example.org").body();
        String older = administrator.get(older(newest)).body();

        assertThat(newest).contains("Transfers of carol@example.org", "value=\"carol@example.org\"");
        assertThat(ids(newest)).hasSize(25).startsWith("t-160", "t-158").endsWith("t-112");
        assertThat(ids(older)).containsExactly("t-110", "t-108", "t-106", "t-104", "t-102", "t-100");
        assertThat(older).contains("href=\"transfer-history?size=25&amp;user=carol%40example.org\">Newest<");
    }

    @Test
    void aViewOfOneUserReadsABoundedPartOfTheHistory() throws Exception {
        for (int i = 0; i < UserHistory.MOST_READ + 10; i++) {
            console.history.add(Samples.between("t-" + (99_999 - i), "alice@example.org", "d@e.f"));
        }
        console.history.add(Samples.between("t-10000", "carol@example.org", "d@e.f"));

        String newest =
                administrator.get("transfer-history?user=carol@example.org").body();
        String older = administrator.get(older(newest)).body();

        assertThat(newest).contains("A page searches 5000 transfers");
        assertThat(ids(newest)).isEmpty();
        assertThat(ids(older)).containsExactly("t-10000");
        assertThat(older).doesNotContain("A page searches");
    }

    @ParameterizedTest
    @CsvSource({
        "d'artagnan, t-3",
        "d\\27artagnan, t-3",
        "d'artagnan@example.org, t-3",
        "D\\27Artagnan@Example.org, t-3",
        "d\\27artagnan@example.org/desk, t-3",
        "d\\27artagnan@example.org/phone, ''",
        "bob, 't-3,t-2'",
        "bob@other.example, t-2",
        "gateway.example, t-1",
        "example.org, ''",
        "artagnan, ''"
    })
    void searchesByNameAddressAndFullAddressOfSenderAndRecipient(String typed, String found) throws Exception {
        console.history.add(Samples.between("t-3", "d\\27artagnan@example.org/desk", "bob@example.org/b"));
        console.history.add(Samples.between("t-2", "Bob@other.example/x", "carol@example.org"));
        console.history.add(Samples.between("t-1", "gateway.example", "carol@example.org"));

        String page = administrator
                .get("transfer-history?user=" + URLEncoder.encode(typed, StandardCharsets.UTF_8))
                .body();

        assertThat(String.join(",", ids(page))).isEqualTo(found);
    }

    @Test
    void theSearchBoxKeepsWhatIsTypedAndTheNumberOfRows() throws Exception {
        assertThat(administrator.get("transfer-history?size=50&user=%22%3E").body())
                .containsPattern("<input type=\"text\" id=\"user\" name=\"user\"[^>]*value=\"&#34;>\"")
                .contains("<label for=\"user\">User</label>")
                .containsPattern("value=\"50\"[^>]*selected");
    }

    @Test
    void saysThatAUserHasNoTransfers() throws Exception {
        console.history.add(Samples.completed("t-1", "f"));

        assertThat(administrator.get("transfer-history?user=%3Cscript%3E").body())
                .contains("No transfer of this user was found.", "Transfers of &lt;script&gt;")
                .doesNotContain("<script>");
    }

    private static List<String> ids(String page) {
        return ROW.matcher(page).results().map(row -> row.group(1)).toList();
    }

    private static String older(String page) {
        MatchResult link = OLDER.matcher(page).results().findFirst().orElseThrow();
        return link.group(1).replace("&amp;", "&");
    }
}
