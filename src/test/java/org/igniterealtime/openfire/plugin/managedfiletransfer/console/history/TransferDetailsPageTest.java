// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.igniterealtime.openfire.plugin.managedfiletransfer.audit.EventKind;
import org.igniterealtime.openfire.plugin.managedfiletransfer.audit.HistoryEvent;
import org.igniterealtime.openfire.plugin.managedfiletransfer.audit.RecordedReason;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.Administrator;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.ConsoleServer;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.Samples;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Argument;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Cause;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Limits;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.MovedHash;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Party;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Reason;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.RoomAddresses;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Ruling;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Transfer;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferId;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferPath;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TransferDetailsPageTest {

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
    void tellsTheRoomInWhichTheTwoMet() throws Exception {
        Transfer plain = Samples.offered("t-1", "tea.txt", OptionalLong.of(5));
        RoomAddresses room =
                new RoomAddresses(new Party("<i>@rooms.example.org/A"), new Party("<i>@rooms.example.org/B"));
        console.live.add(Transfer.offered(plain.id(), plain.offer().in(Optional.of(room)), plain.ruling()));

        assertThat(administrator.get("transfer-details?id=t-1").body())
                .contains("Chat room", "&lt;i&gt;@rooms.example.org")
                .doesNotContain("<i>");
        assertThat(administrator.get("active-transfers").body()).contains(">Chat room &lt;i&gt;@rooms.example.org<");
    }

    @Test
    void showsAllThatIsRecorded() throws Exception {
        // Given
        String sum = "0123456789abcdef".repeat(4);
        Reason reason = Reason.of(Cause.LIMIT_REACHED, new Argument.Bytes(123_456));
        console.history.add(Samples.hashed(
                Samples.entry("t-1", "big.iso", TransferState.CUT, Optional.of(reason), Optional.empty()),
                new MovedHash(sum, Optional.of(false))));
        console.events.put(
                new TransferId("t-1"),
                List.of(
                        event(1, 0, EventKind.OFFERED, TransferState.OFFERED, Optional.empty()),
                        event(2, 2_345, EventKind.CONNECTED, TransferState.TRANSFERRING, Optional.empty()),
                        event(3, 65_000, EventKind.ENDED, TransferState.CUT, Optional.of(reason))));

        // When
        String page = administrator.get("transfer-details?id=t-1").body();

        // Then
        assertThat(page)
                .contains(">big.iso<", ">alice@example.org<", ">desk<", ">bob@example.org<", ">phone<")
                .contains(">83,886,080 bytes<", sum, "does not match the offer", ">t-1<", ">session<", ">node<")
                .contains("Nov 22, 2026, 11:50:00", ">1:40<", "More bytes were sent than the maximum file size")
                .contains("datetime=\"2026-11-22T11:50:02.345Z\"", ">+0:02<", "345 ms", ">+1:05<")
                .contains("Offered", "Stream established", "Ended")
                .doesNotContain("mft.", "active-transfers?stop=");
    }

    @Test
    void ofAnActiveTransferItShowsTheLimitsAndTheLatestFigures() throws Exception {
        // Given
        Transfer offered = Samples.offered("t-1", "report.pdf", OptionalLong.of(80 * Samples.MB));
        Limits limits = new Limits(
                true,
                false,
                Optional.of(new Limits.ByteLimit(123_456, Reason.of(Cause.LIMIT_REACHED, new Argument.Bytes(123_456)))),
                OptionalLong.of(Samples.MB),
                OptionalLong.empty(),
                true,
                false);
        Transfer ruled = new Transfer(offered.id(), offered.offer(), Ruling.of(7, true, limits), offered.progress());
        console.live.add(Samples.moving(ruled, TransferPath.PROXIED, 777));

        // When
        String page = administrator.get("transfer-details?id=t-1").body();

        // Then
        assertThat(page)
                .contains(">report.pdf<", ">777 bytes<", ">123,456 bytes<", ">1.0 MB/s<", ">7<")
                .contains("href=\"active-transfers?stop=t-1\"");
    }

    @Test
    void isReachedFromTheListsAndFromTheSecurityAudit() throws Exception {
        console.live.add(Samples.offered("t-1", "a", OptionalLong.of(1)));
        console.history.add(Samples.completed("t-2", "b"));

        assertThat(administrator.get("active-transfers").body()).contains("href=\"transfer-details?id=t-1\"");
        assertThat(administrator.get("transfer-history").body()).contains("href=\"transfer-details?id=t-2\"");

        administrator.post(
                "active-transfers", Map.of("transfer", "t-1", "token", administrator.token("active-transfers")));
        assertThat(console.audit)
                .singleElement()
                .asString()
                .contains("/plugins/managedfiletransfer/transfer-details?id=t-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"t-9", "", "NOT+AN+ID", "%3Cscript%3E"})
    void saysThatThereIsNoSuchTransfer(String id) throws Exception {
        HttpResponse<String> answer = administrator.get("transfer-details?id=" + id);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("No transfer of this id").doesNotContain("<script>");
        assertThat(administrator.get("transfer-details").statusCode()).isEqualTo(404);
    }

    @Test
    void saysThatTheDatabaseIsAway() throws Exception {
        console.databaseAway = true;

        HttpResponse<String> answer = administrator.get("transfer-details?id=t-1");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("The history cannot be read");
    }

    @Test
    void escapesWhatStrangersWrote() throws Exception {
        console.history.add(Samples.completed("t-1", "\"><script>alert(1)</script>\u202E"));

        assertThat(administrator.get("transfer-details?id=t-1").body())
                .doesNotContain("<script>alert", "\u202E")
                .contains("&lt;script&gt;");
    }

    @ParameterizedTest
    @ValueSource(strings = {"active-transfers", "transfer-policy", "transfer-history"})
    void thePagesSayWhatIsNotCovered(String page) throws Exception {
        assertThat(administrator.get(page).body()).contains("Jingle, HTTP upload and end-to-end encrypted offers");
        console.locale = Locale.SIMPLIFIED_CHINESE;
        assertThat(administrator.get(page).body()).contains("Jingle").doesNotContain(">mft.");
    }

    @Test
    void theConsolesListOfPluginsSaysWhatIsNotCoveredAndWhereThePagesAre() throws Exception {
        assertThat(Files.readString(Path.of("plugin.xml")))
                .contains("Jingle, HTTP upload and end-to-end encrypted offers are not covered yet")
                .contains("Server &gt; File Transfers");
    }

    private static HistoryEvent event(
            long number, long millis, EventKind kind, TransferState state, Optional<Reason> reason) {
        return new HistoryEvent(
                number,
                Samples.NOW.minusSeconds(600).plusMillis(millis),
                kind,
                state,
                TransferPath.PROXIED,
                0,
                reason.map(RecordedReason.Caused::new));
    }
}
