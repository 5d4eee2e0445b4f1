// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.audit.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.igniterealtime.openfire.plugin.managedfiletransfer.audit.HistoryEntry;
import org.igniterealtime.openfire.plugin.managedfiletransfer.audit.HistoryPage;
import org.igniterealtime.openfire.plugin.managedfiletransfer.audit.TestTransfers;
import org.igniterealtime.openfire.plugin.managedfiletransfer.audit.TransferRecorder;
import org.junit.jupiter.api.Test;

/** What holds of the recorder and a database together, above all when that fails; and all that holds of the store. */
public abstract class RecordingContract extends AuditStoreContract {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    @Test
    void givenTheAnswerToACommitIsLostWhenTheBatchIsRepeatedThenNothingIsThereTwice() {
        try (TransferRecorder recorder =
                new TransferRecorder(store, 100, TestTransfers::ownAccount, Clock.systemUTC())) {
            connections.breakAfterCommit();
            recorder.changed(TestTransfers.refused("t-1"), TestTransfers.refusal());
            assertThat(recorder.flush(LIMIT)).isTrue();
            assertThat(recorder.health().dropped()).isZero();
            assertThat(recorder.health().written()).isEqualTo(1);
        }
        assertThat(entries()).hasSize(1);
    }

    @Test
    void givenTheDatabaseIsAwayWhenItComesBackThenNothingIsLost() {
        try (TransferRecorder recorder =
                new TransferRecorder(store, 1000, TestTransfers::ownAccount, Clock.systemUTC())) {
            assertThat(recorder.flush(LIMIT)).isTrue();
            connections.goAway();
            for (int i = 0; i < 300; i++) {
                recorder.changed(TestTransfers.refused("t-" + i), TestTransfers.refusal());
            }
            assertThat(recorder.flush(Duration.ofMillis(100))).isFalse();
            assertThat(recorder.health().failingSince()).isPresent();
            assertThat(recorder.health().queued()).isEqualTo(300);
            connections.comeBack();
            assertThat(recorder.flush(LIMIT)).isTrue();
            assertThat(recorder.health().isWriting()).isTrue();
            assertThat(recorder.health().written()).isEqualTo(300);
        }
        assertThat(entries()).hasSize(300);
    }

    @Test
    void givenARowThatTheDatabaseRefusesThenOnlyThatOneIsLost() throws SQLException {
        database().execute("ALTER TABLE ofMftTransfer ADD CONSTRAINT poison CHECK (fileName <> 'poison')");
        try (TransferRecorder recorder =
                new TransferRecorder(store, 100, TestTransfers::ownAccount, Clock.systemUTC())) {
            connections.goAway();
            for (String name : List.of("one", "poison", "two")) {
                recorder.changed(TestTransfers.named("t-" + name, name), TestTransfers.offer());
            }
            connections.comeBack();
            assertThat(recorder.flush(LIMIT)).isTrue();
            assertThat(recorder.health().dropped()).isEqualTo(1);
            assertThat(recorder.health().written()).isEqualTo(2);
            assertThat(recorder.health().lastError())
                    .hasValueSatisfying(text ->
                            assertThat(text).contains("refused one record").doesNotContain("poison"));
        }
        assertThat(entries()).extracting(HistoryEntry::fileName).containsExactlyInAnyOrder("one", "two");
    }

    @Test
    void givenCharactersThatTheDatabaseRefusesThenTheRowIsWrittenWithoutThem() throws SQLException {
        database().execute("ALTER TABLE ofMftTransfer ADD CONSTRAINT ascii CHECK (fileName <> 'r\u00E9sum\u00E9')");
        try (TransferRecorder recorder =
                new TransferRecorder(store, 100, TestTransfers::ownAccount, Clock.systemUTC())) {
            recorder.changed(TestTransfers.named("t-1", "r\u00E9sum\u00E9"), TestTransfers.offer());
            assertThat(recorder.flush(LIMIT)).isTrue();
            assertThat(recorder.health().dropped()).isZero();
        }
        assertThat(find("t-1").fileName()).isEqualTo("r?sum?");
    }

    @Test
    void givenTheTablesAreMissingThenHealthSaysSoAndWhenTheyComeNothingIsLost() throws SQLException {
        database().uninstall();
        try (TransferRecorder recorder =
                new TransferRecorder(store, 100, TestTransfers::ownAccount, Clock.systemUTC())) {
            recorder.changed(TestTransfers.refused("t-1"), TestTransfers.refusal());
            assertThat(recorder.flush(Duration.ofMillis(300))).isFalse();
            assertThat(recorder.health().lastError()).hasValueSatisfying(text -> assertThat(text)
                    .contains("ofMftTransfer and ofMftEvent are missing", "managedfiletransfer_<database>.sql"));
            database().install();
            assertThat(recorder.flush(LIMIT)).isTrue();
        }
        assertThat(entries()).hasSize(1);
    }

    @Test
    void pagesAreReadWhileRowsAreWritten() throws SQLException {
        CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> {
            try (TransferRecorder recorder =
                    new TransferRecorder(store, 2000, TestTransfers::ownAccount, Clock.systemUTC())) {
                for (int i = 0; i < 1000; i++) {
                    recorder.changed(TestTransfers.refused("t-" + i), TestTransfers.refusal());
                }
                assertThat(recorder.flush(LIMIT)).isTrue();
                assertThat(recorder.health().dropped()).isZero();
            }
        });
        do {
            HistoryPage page = store.page(Optional.empty(), 50);
            assertThat(page.entries()).doesNotHaveDuplicates();
        } while (!writing.isDone());
        writing.join();
        assertThat(entries()).hasSize(1000);
    }
}
