// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.audit.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.igniterealtime.openfire.plugin.managedfiletransfer.audit.Batch;
import org.igniterealtime.openfire.plugin.managedfiletransfer.audit.EventKind;
import org.igniterealtime.openfire.plugin.managedfiletransfer.audit.HistoryCursor;
import org.igniterealtime.openfire.plugin.managedfiletransfer.audit.HistoryEntry;
import org.igniterealtime.openfire.plugin.managedfiletransfer.audit.HistoryEvent;
import org.igniterealtime.openfire.plugin.managedfiletransfer.audit.HistoryPage;
import org.igniterealtime.openfire.plugin.managedfiletransfer.audit.RecordedReason;
import org.igniterealtime.openfire.plugin.managedfiletransfer.audit.TestTransfers;
import org.igniterealtime.openfire.plugin.managedfiletransfer.audit.TransferRecord;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Argument;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Cause;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Limits;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.MovedHash;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Offer;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.OfferedFile;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Party;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Protocol;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Reason;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.RoomAddresses;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Ruling;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.SessionKey;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Transfer;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferEvent;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferId;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferPath;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferState;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.shown.FileName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds of the history on every database; each one runs it on its own tables, made by its own script. */
@Timeout(60)
public abstract class AuditStoreContract {

    private static final Reason LEFT_OPEN = Reason.of(Cause.LEFT_OPEN);

    /** The database, as the store reaches it. */
    public BreakableDatabase connections;

    public JdbcAuditStore store;

    abstract TestDatabase database();

    @BeforeEach
    void install() throws SQLException {
        database().install();
        connections = new BreakableDatabase(database());
        store = new JdbcAuditStore(connections, "node-1", true);
    }

    @AfterEach
    void uninstall() throws SQLException {
        database().uninstall();
    }

    @Test
    void aTransferIsReadAsItWasWritten() throws SQLException {
        OfferedFile file = new OfferedFile(
                FileName.of("poem.txt"), OptionalLong.of(2048), Optional.of("text/plain"), Optional.of("d41d8cd9"));
        Transfer transfer = TestTransfers.offered("t-1", TestTransfers.NOON, file);
        Transfer moved = TestTransfers.after(
                TestTransfers.after(transfer, TestTransfers.connecting()), TestTransfers.moved(2048));
        TransferEvent.Ended end = TestTransfers.ended(TransferState.COMPLETED);
        Transfer ended = TestTransfers.after(moved, end);
        write(TestTransfers.row(ended, 1, end));

        HistoryEntry entry = find("t-1");
        assertThat(entry)
                .isEqualTo(new HistoryEntry(
                        new TransferId("t-1"),
                        "node-1",
                        Protocol.SI,
                        TransferPath.PROXIED,
                        "session-1",
                        TestTransfers.ROMEO.address(),
                        TestTransfers.JULIET.address(),
                        "poem.txt",
                        Optional.of("text/plain"),
                        Optional.of("d41d8cd9"),
                        OptionalLong.of(2048),
                        2048,
                        TransferState.COMPLETED,
                        TestTransfers.recorded(TestTransfers.PEER),
                        List.of(),
                        7,
                        TestTransfers.NOON,
                        Optional.of(end.at()),
                        Optional.empty(),
                        Optional.empty()));
        assertThat(store.events(entry)).containsExactly(HistoryEvent.of(1, ended, end));
    }

    @Test
    void theRoomInWhichTheyMetIsKept() throws SQLException {
        Transfer plain = TestTransfers.offered("t-1");
        RoomAddresses room = new RoomAddresses(
                new Party("tea@conference.example.org/romeo"), new Party("tea@conference.example.org/juliet"));
        Transfer met = Transfer.offered(plain.id(), plain.offer().in(Optional.of(room)), plain.ruling());

        write(TestTransfers.offerRow(met));

        assertThat(find("t-1").room()).contains("tea@conference.example.org");
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "false", ""})
    void whatMovedIsKeptWithItsHashAndWhetherItMatches(String matches) throws SQLException {
        Optional<Boolean> matchesOffer =
                Optional.of(matches).filter(word -> !word.isEmpty()).map(Boolean::valueOf);
        MovedHash hash = new MovedHash("0123456789abcdef".repeat(4), matchesOffer);
        Transfer offered = TestTransfers.offered("t-1");
        Transfer hashed = TestTransfers.after(offered, new TransferEvent.Hashed(TestTransfers.NOON, hash));
        write(TestTransfers.offerRow(offered));
        assertThat(find("t-1").hash()).isEmpty();
        TransferEvent.Ended end = TestTransfers.ended(TransferState.COMPLETED);
        write(TestTransfers.row(TestTransfers.after(hashed, end), 2, end));
        assertThat(find("t-1").hash()).contains(hash);

        Transfer other =
                TestTransfers.after(TestTransfers.offered("t-2"), new TransferEvent.Hashed(TestTransfers.NOON, hash));
        write(TestTransfers.offerRow(other));
        assertThat(find("t-2").hash()).contains(hash);
    }

    @ParameterizedTest
    @EnumSource
    void theHashIsKeptWithWhatItIsOf(MovedHash.Of of) throws SQLException {
        MovedHash hash = new MovedHash("0123456789abcdef".repeat(4), of, Optional.empty());
        Transfer hashed =
                TestTransfers.after(TestTransfers.offered("t-1"), new TransferEvent.Hashed(TestTransfers.NOON, hash));

        write(TestTransfers.offerRow(hashed));

        assertThat(find("t-1").hash()).contains(hash);
    }

    /** Tables of the versions before, as they are in use: with rows, which stay. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void upgradesLeaveTheRowsAndLeadToTheTablesOfANewInstallation(int version) throws SQLException {
        List<String> installed = database().columns();
        database().installVersion(version);
        database()
                .execute(
                        """
                INSERT INTO ofMftTransfer (offeredAt, transferId, protocol, bytePath, sender, recipient, bytesMoved,
                    transferState, ruleName, reason, notedRule, notedReason, policyVersion)
                VALUES (1, 'old', 'SI', 'PROXIED', 'a', 'b', 5, 'FAILED', 'peer', 'The sender gave up.', 'in-band',
                    'Not allowed.', 1)
                """);
        database()
                .execute(
                        """
                INSERT INTO ofMftEvent (offeredAt, transferId, eventNo, happenedAt, kind, transferState, bytePath,
                    bytesMoved, ruleName, reason)
                VALUES (1, 'old', 1, 2, 'ENDED', 'FAILED', 'PROXIED', 5, 'peer', 'The sender gave up.')
                """);

        for (int next = version + 1; next <= 4; next++) {
            database().upgradeTo(next);
        }

        assertThat(database().columns()).isEqualTo(installed);
        assertThat(database().version()).isEqualTo(4);
        store.probe();
        HistoryEntry old = find("old");
        assertThat(old.hash()).isEmpty();
        assertThat(old.bytesMoved()).isEqualTo(5);
        assertThat(old.reason()).contains(new RecordedReason.Worded("peer", "The sender gave up."));
        assertThat(old.noted()).contains(new RecordedReason.Worded("in-band", "Not allowed."));
        assertThat(store.events(old)).extracting(HistoryEvent::reason).containsExactly(old.reason());
        write(TestTransfers.row(TestTransfers.refused("new"), 1, TestTransfers.refusal()));
        assertThat(find("new").declaredSize()).hasValue(2048);
        assertThat(find("new").reason()).isEqualTo(TestTransfers.recorded(TestTransfers.TOO_LARGE));
    }

    /** It knows more causes, or more kinds of arguments: what is known of them is the key. */
    @ParameterizedTest
    @ValueSource(strings = {"ruleName = 'telepathy'", "causeArgs = 'z1 z2'", "causeArgs = NULL"})
    void aReasonOfANewerVersionIsItsKey(String written) throws SQLException {
        write(TestTransfers.row(TestTransfers.refused("t-1"), 1, TestTransfers.refusal()));

        database().execute("UPDATE ofMftTransfer SET " + written);

        String key = written.contains("telepathy") ? "telepathy" : "largest-file";
        assertThat(find("t-1").reason()).contains(new RecordedReason.Worded(key, ""));
    }

    @Test
    void whatIsUnknownIsNotZero() throws SQLException {
        write(TestTransfers.offerRow(TestTransfers.offered("t-1", TestTransfers.NOON, OfferedFile.UNKNOWN)));
        HistoryEntry entry = find("t-1");
        assertThat(entry.declaredSize()).isEmpty();
        assertThat(entry.fileName()).isEmpty();
        assertThat(entry.mimeType()).isEmpty();
        assertThat(entry.md5()).isEmpty();
        assertThat(entry.endedAt()).isEmpty();
        assertThat(entry.reason()).isEmpty();
        assertThat(store.find(new TransferId("another"))).isEmpty();
    }

    @Test
    void aLaterBatchReplacesTheRowAndAddsItsEvents() throws SQLException {
        Transfer offered = TestTransfers.offered("t-1");
        write(TestTransfers.offerRow(offered));
        Transfer connecting = TestTransfers.after(offered, TestTransfers.connecting());
        write(TestTransfers.row(connecting, 2, TestTransfers.connecting()));
        Transfer moved = TestTransfers.after(connecting, TestTransfers.moved(1000));
        write(new TransferRecord(moved, List.of(), List.of()));

        HistoryEntry entry = find("t-1");
        assertThat(entry.state()).isEqualTo(TransferState.TRANSFERRING);
        assertThat(entry.path()).isEqualTo(TransferPath.PROXIED);
        assertThat(entry.bytesMoved()).isEqualTo(1000);
        assertThat(store.events(entry))
                .extracting(HistoryEvent::number, HistoryEvent::kind)
                .containsExactly(tuple(1L, EventKind.OFFERED), tuple(2L, EventKind.CONNECTING));
    }

    @Test
    void aRefusalHasItsRuleAndReason() throws SQLException {
        write(TestTransfers.row(TestTransfers.refused("t-1"), 1, TestTransfers.refusal()));
        HistoryEntry entry = find("t-1");
        assertThat(entry.state()).isEqualTo(TransferState.REFUSED);
        assertThat(entry.reason()).isEqualTo(TestTransfers.recorded(TestTransfers.TOO_LARGE));
        assertThat(entry.enforced()).isTrue();
        assertThat(store.events(entry))
                .extracting(HistoryEvent::reason)
                .containsExactly(TestTransfers.recorded(TestTransfers.TOO_LARGE));
    }

    @Test
    void aBreachThatWasNotEnforcedStaysOnTheRowWhenTheTransferEnds() throws SQLException {
        Transfer offered = TestTransfers.offered("t-1");
        write(TestTransfers.offerRow(offered));
        Transfer breached = TestTransfers.after(offered, TestTransfers.breach());
        write(TestTransfers.row(breached, 2, TestTransfers.breach()));
        assertThat(find("t-1").reason()).isEmpty();
        assertThat(find("t-1").noted()).isEqualTo(TestTransfers.recorded(TestTransfers.TOO_LARGE));
        TransferEvent.Ended end = TestTransfers.ended(TransferState.CANCELLED);
        write(TestTransfers.row(TestTransfers.after(breached, end), 3, end));

        HistoryEntry entry = find("t-1");
        assertThat(entry.enforced()).isFalse();
        assertThat(entry.noted()).isEqualTo(TestTransfers.recorded(TestTransfers.TOO_LARGE));
        assertThat(entry.reason()).isEqualTo(TestTransfers.recorded(TestTransfers.PEER));
        assertThat(store.events(entry).get(1).reason()).isEqualTo(TestTransfers.recorded(TestTransfers.TOO_LARGE));
    }

    @Test
    void allBreachesThatWereNotEnforcedAreOnTheRowInTheirOrder() throws SQLException {
        // Given
        Transfer offered = TestTransfers.offered("t-1");
        List<Reason> breaches = List.of(
                TestTransfers.TOO_LARGE,
                Reason.of(Cause.IN_BAND),
                Reason.of(Cause.BLOCKED_EXTENSION, new Argument.Text(".a  b|c")),
                Reason.of(Cause.DECLARED_SIZE, new Argument.Bytes(3)));

        // When
        write(new TransferRecord(offered, breaches.subList(0, 1), List.of()));
        write(new TransferRecord(offered, breaches, List.of()));
        write(new TransferRecord(TestTransfers.offered("t-2"), breaches.subList(1, 3), List.of()));
        write(new TransferRecord(offered, List.of(), List.of()));

        // Then
        assertThat(find("t-1").breaches()).isEqualTo(recorded(breaches));
        assertThat(find("t-1").noted()).isEqualTo(TestTransfers.recorded(TestTransfers.TOO_LARGE));
        assertThat(find("t-2").breaches()).isEqualTo(recorded(breaches.subList(1, 3)));
    }

    @Test
    void asManyBreachesAsFitAreKeptWhole() throws SQLException {
        Reason wide = Reason.of(Cause.BLOCKED_EXTENSION, new Argument.Text("\u4e2d".repeat(64)));

        write(new TransferRecord(TestTransfers.offered("t-1"), List.of(wide, wide, wide, wide), List.of()));

        assertThat(find("t-1").breaches()).isEqualTo(recorded(List.of(wide, wide)));
    }

    private static List<RecordedReason> recorded(List<Reason> reasons) {
        return reasons.stream().<RecordedReason>map(RecordedReason.Caused::new).toList();
    }

    @Test
    void writingABatchAgainChangesNothing() throws SQLException {
        Transfer offered = TestTransfers.offered("t-1");
        Transfer connecting = TestTransfers.after(offered, TestTransfers.connecting());
        Batch batch = Batch.of(
                List.of(TestTransfers.offerRow(offered), TestTransfers.row(connecting, 2, TestTransfers.connecting())));
        store.write(batch);
        store.write(batch);
        assertThat(store.events(find("t-1"))).hasSize(2);
    }

    @Test
    void aBatchIsWrittenWholeOrNotAtAllAndTheConnectionStaysFitForThePool() throws SQLException {
        database().execute("ALTER TABLE ofMftTransfer ADD CONSTRAINT poison CHECK (fileName <> 'poison')");
        try (Connection pooled = database().get()) {
            JdbcAuditStore shared = new JdbcAuditStore(() -> KeptOpen.of(pooled), "node-1", true);
            Batch batch = Batch.of(List.of(
                    TestTransfers.offerRow(TestTransfers.offered("t-1")),
                    TestTransfers.offerRow(TestTransfers.named("t-2", "poison"))));
            assertThatThrownBy(() -> shared.write(batch)).isInstanceOf(SQLException.class);
            assertThat(pooled.getAutoCommit()).isTrue();
            assertThat(shared.page(Optional.empty(), 10).entries()).isEmpty();
            shared.write(Batch.of(batch.records().subList(0, 1)));
            assertThat(pooled.getAutoCommit()).isTrue();
        }
        assertThat(entries()).hasSize(1);
    }

    @Test
    void aThousandRowsArePagedNewestFirstWithTiesAndWithoutAGap() throws SQLException {
        List<TransferRecord> rows = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            Instant at = TestTransfers.NOON.plusMillis(i / 70);
            String id = String.format(Locale.ROOT, "t%04d", (i * 7919) % 1000);
            rows.add(TestTransfers.offerRow(TestTransfers.offered(id, at, OfferedFile.UNKNOWN)));
        }
        store.write(Batch.of(rows));
        List<HistoryEntry> read = new ArrayList<>();
        Optional<HistoryCursor> before = Optional.empty();
        int pages = 0;
        do {
            HistoryPage page = store.page(before, 37);
            read.addAll(page.entries());
            // As it comes back from the link to the next page.
            before = page.next().flatMap(cursor -> HistoryCursor.parse(cursor.toString()));
            pages++;
        } while (before.isPresent());
        assertThat(pages).isEqualTo(28);
        assertThat(read)
                .hasSize(1000)
                .isSortedAccordingTo(Comparator.comparing(HistoryEntry::offeredAt)
                        .thenComparing(entry -> entry.id().value())
                        .reversed())
                .doesNotHaveDuplicates();
    }

    @Test
    void aPageThatIsJustFullIsTheLast() throws SQLException {
        write(TestTransfers.offerRow(TestTransfers.offered("t-1")));
        assertThat(store.page(Optional.empty(), 1).next()).isEmpty();
        assertThat(store.page(Optional.empty(), 1).entries()).hasSize(1);
        assertThatThrownBy(() -> store.page(Optional.empty(), 0)).isInstanceOf(IllegalArgumentException.class);
    }

    /** What is replaced in a row is lost for good; only pages mark what deceives. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645.pdf",
                "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67.jpg",
                "\uD83E\uDEC8\uFE0F.png",
                "report\u202Efdp.exe",
                "a\tb\u0085c\u2028d.txt"
            })
    void aNameIsStoredAsItWasSent(String name) throws SQLException {
        OfferedFile file = new OfferedFile(FileName.of(name), OptionalLong.of(1));
        SessionKey session = new SessionKey(TestTransfers.ROMEO, TestTransfers.JULIET, "s-1");
        write(TestTransfers.offerRow(Transfer.offered(
                new TransferId("t-1"),
                Offer.ofInitiator(Protocol.SI, session, file, TestTransfers.NOON),
                Ruling.of(1, false, Limits.NONE))));

        assertThat(find("t-1").fileName()).isEqualTo(name);
    }

    @Test
    void hostileTextsAreStoredCutAndHarmless() throws SQLException {
        String hostile = "\uD83D\uDE00\0\uD800'; DROP TABLE ofMftTransfer; -- \uDC00" + "\uD83D\uDE00".repeat(5000);
        Party sender = new Party("romeo@montague.example/" + hostile);
        OfferedFile file = new OfferedFile(
                FileName.of(hostile), OptionalLong.of(Long.MAX_VALUE), Optional.of(hostile), Optional.of(hostile));
        SessionKey session = new SessionKey(sender, TestTransfers.JULIET, hostile);
        Transfer transfer = Transfer.offered(
                new TransferId("t-1"),
                Offer.ofInitiator(Protocol.JINGLE, session, file, TestTransfers.NOON),
                Ruling.of(Long.MAX_VALUE, false, Limits.NONE));
        write(TestTransfers.offerRow(transfer));

        HistoryEntry entry = find("t-1");
        assertThat(entry.session())
                .startsWith("\uD83D\uDE00\uFFFD\uFFFD'; DROP TABLE ofMftTransfer; -- \uFFFD\uD83D\uDE00");
        assertThat(entry.session()).endsWith("\uD83D\uDE00");
        assertThat(entry.fileName()).startsWith("\uD83D\uDE00").hasSizeGreaterThan(255);
        assertThat(entry.sender()).startsWith("romeo@montague.example/\uD83D\uDE00");
        assertThat(entry.declaredSize()).hasValue(Long.MAX_VALUE);
    }

    @Test
    void whatAServerThatDiedLeftOpenIsInterruptedAtTheNextStart() throws SQLException {
        // Given
        Instant start = TestTransfers.NOON.plusSeconds(60);
        write(TestTransfers.offerRow(TestTransfers.offered("open")));
        Transfer moved = TestTransfers.after(TestTransfers.offered("moving"), TestTransfers.moved(1000));
        write(new TransferRecord(moved, List.of(TestTransfers.TOO_LARGE), List.of()));

        // When
        int rows = store.interruptOpen(start, LEFT_OPEN);

        // Then
        assertThat(rows).isEqualTo(2);
        for (String id : List.of("open", "moving")) {
            assertThat(find(id).state()).isEqualTo(TransferState.INTERRUPTED);
            assertThat(find(id).reason()).isEqualTo(TestTransfers.recorded(LEFT_OPEN));
            assertThat(find(id).endedAt()).contains(start);
            assertThat(find(id).isEndKnown())
                    .as("it had ended by then; when it did, nobody saw")
                    .isFalse();
        }
        assertThat(find("moving").bytesMoved()).isEqualTo(1000);
        assertThat(find("moving").noted()).isEqualTo(TestTransfers.recorded(TestTransfers.TOO_LARGE));
        assertThat(store.interruptOpen(start, LEFT_OPEN)).isZero();
    }

    @Test
    void whatHasEndedOrBeganAfterTheStartIsNotInterrupted() throws SQLException {
        // Given
        Instant start = TestTransfers.NOON.plusSeconds(60);
        write(TestTransfers.row(TestTransfers.refused("ended"), 1, TestTransfers.refusal()));
        write(TestTransfers.offerRow(TestTransfers.offered("new", start, OfferedFile.UNKNOWN)));

        // When
        int rows = store.interruptOpen(start, LEFT_OPEN);

        // Then
        assertThat(rows).isZero();
        assertThat(find("ended").state()).isEqualTo(TransferState.REFUSED);
        assertThat(find("new").state()).isEqualTo(TransferState.OFFERED);
        assertThat(find("new").endedAt()).isEmpty();
    }

    @Test
    void tellsWhichTransfersWereInterrupted() throws SQLException {
        // Given
        Instant start = TestTransfers.NOON.plusSeconds(60);
        Transfer moved = TestTransfers.after(TestTransfers.named("moving", "a.bin"), TestTransfers.moved(1000));
        write(new TransferRecord(moved, List.of(), List.of()));
        write(TestTransfers.row(TestTransfers.refused("ended"), 1, TestTransfers.refusal()));
        store.interruptOpen(start, LEFT_OPEN);

        // When / Then
        assertThat(store.interrupted(TestTransfers.NOON.minusSeconds(1), 10))
                .singleElement()
                .satisfies(found -> {
                    assertThat(found.id()).isEqualTo(moved.id());
                    assertThat(found.offer().session()).isEqualTo(moved.offer().session());
                    assertThat(found.file().name().shown()).isEqualTo("a.bin");
                    assertThat(found.bytesMoved()).isEqualTo(1000);
                    assertThat(found.state()).isEqualTo(TransferState.INTERRUPTED);
                });
        assertThat(store.interrupted(TestTransfers.NOON.plusSeconds(1), 10)).isEmpty();
    }

    /** Before Openfire 5.1, a server has another name after each start: alone, all open rows are its own. */
    @Test
    void onlyAServerThatIsAloneInterruptsTheRowsOfOtherNodes() throws SQLException {
        // Given
        Instant start = TestTransfers.NOON.plusSeconds(60);
        new JdbcAuditStore(connections, "node-2", false)
                .write(Batch.of(List.of(TestTransfers.offerRow(TestTransfers.offered("other")))));
        write(TestTransfers.offerRow(TestTransfers.offered("own")));

        // When
        int own = new JdbcAuditStore(connections, "node-1", false).interruptOpen(start, LEFT_OPEN);

        // Then
        assertThat(own).isEqualTo(1);
        assertThat(find("own").state()).isEqualTo(TransferState.INTERRUPTED);
        assertThat(find("other").state()).isEqualTo(TransferState.OFFERED);
        assertThat(store.interruptOpen(start, LEFT_OPEN)).isEqualTo(1);
        assertThat(find("other").state()).isEqualTo(TransferState.INTERRUPTED);
    }

    @Test
    void aRowOfANewerVersionIsLeftOutAndHidesNoOther() throws SQLException {
        for (String id : List.of("t-1", "t-2", "t-3")) {
            write(TestTransfers.offerRow(TestTransfers.offered(id)));
        }
        database().execute("UPDATE ofMftTransfer SET transferState = 'TELEPORTED' WHERE transferId = 't-2'");
        HistoryPage first = store.page(Optional.empty(), 2);
        HistoryPage second = store.page(first.next(), 2);
        assertThat(first.entries()).extracting(entry -> entry.id().value()).containsExactly("t-3");
        assertThat(second.entries()).extracting(entry -> entry.id().value()).containsExactly("t-1");
    }

    private void write(TransferRecord row) throws SQLException {
        store.write(Batch.of(List.of(row)));
    }

    HistoryEntry find(String id) throws SQLException {
        return store.find(new TransferId(id)).orElseThrow();
    }

    List<HistoryEntry> entries() {
        try {
            return store.page(Optional.empty(), HistoryPage.MAX_SIZE).entries();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
