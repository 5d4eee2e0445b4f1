// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.FileName;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.MovedHash;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Obligations;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.OfferedFile;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Protocol;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.SessionKey;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Transfer;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferEvent;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferId;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferState;
import org.junit.jupiter.api.Test;

class BacklogTest {

    private final Backlog backlog = new Backlog(4);

    @Test
    void theEventsOfATransferComeOutTogetherWithHowItStands() {
        Transfer connecting = offerAndConnect("t-1");
        backlog.add(TestTransfers.after(connecting, TestTransfers.moved(500)), TestTransfers.moved(500));

        List<TransferRecord> taken = backlog.take(10);
        assertThat(taken).hasSize(1);
        assertThat(taken.get(0).latest().bytesMoved()).isEqualTo(500);
        assertThat(taken.get(0).events())
                .extracting(HistoryEvent::kind)
                .containsExactly(EventKind.OFFERED, EventKind.CONNECTING);
        assertThat(taken.get(0).events()).extracting(HistoryEvent::number).containsExactly(1L, 2L);
        assertThat(backlog.isEmpty()).isTrue();
    }

    @Test
    void onlyTheFirstEventWakesTheWriter() {
        assertThat(backlog.add(TestTransfers.refused("t-1"), TestTransfers.refusal()))
                .isTrue();
        assertThat(backlog.add(TestTransfers.refused("t-2"), TestTransfers.refusal()))
                .isFalse();
        backlog.take(10);
        assertThat(backlog.add(TestTransfers.refused("t-3"), TestTransfers.refusal()))
                .isTrue();
    }

    @Test
    void movedBytesTakeNoRoomHoweverManyTimesTheyMove() {
        Transfer transfer = TestTransfers.offered("t-1");
        for (int i = 0; i < 1000; i++) {
            transfer = TestTransfers.after(transfer, TestTransfers.moved(10));
            assertThat(backlog.add(transfer, TestTransfers.moved(10))).isFalse();
        }
        assertThat(backlog.size()).isZero();
        assertThat(backlog.dropped()).isZero();
        assertThat(backlog.takeProgress(10)).singleElement().satisfies(row -> {
            assertThat(row.latest().bytesMoved()).isEqualTo(10_000);
            assertThat(row.events()).isEmpty();
        });
    }

    @Test
    void aHashIsNoEventOfItsOwnAndComesOutWithTheEnd() {
        MovedHash hash = new MovedHash("ab".repeat(32), Optional.of(true));
        TransferEvent.Hashed hashed = new TransferEvent.Hashed(TestTransfers.NOON, hash);
        Transfer after = TestTransfers.after(TestTransfers.offered("t-1"), hashed);
        assertThat(backlog.add(after, hashed)).isFalse();
        assertThat(backlog.size()).isZero();
        TransferEvent.Ended end = TestTransfers.ended(TransferState.COMPLETED);
        backlog.add(TestTransfers.after(after, end), end);

        TransferRecord row = backlog.take(10).get(0);
        assertThat(row.latest().hash()).contains(hash);
        assertThat(row.events()).extracting(HistoryEvent::kind).containsExactly(EventKind.ENDED);
    }

    /** Its texts are cut then, and the transfer copied. */
    @Test
    void aTransferWithHugeTextsKeepsItsHash() {
        MovedHash hash = new MovedHash("ab".repeat(32), Optional.of(false));
        OfferedFile file = new OfferedFile(
                FileName.of("f"), OptionalLong.empty(), Optional.of("x".repeat(10_000)), Optional.empty());
        Transfer offered = TestTransfers.offered("t-1", TestTransfers.NOON, file);
        Transfer after = TestTransfers.after(offered, new TransferEvent.Hashed(TestTransfers.NOON, hash));
        assertThat(LongTexts.cut(after).hash()).contains(hash);
    }

    @Test
    void progressIsForgottenWhenAnEventCarriesTheSum() {
        Transfer moved = TestTransfers.after(TestTransfers.offered("t-1"), TestTransfers.moved(10));
        backlog.add(moved, TestTransfers.moved(10));
        TransferEvent.Ended end = TestTransfers.ended(TransferState.COMPLETED);
        backlog.add(TestTransfers.after(moved, end), end);
        assertThat(backlog.takeProgress(10)).isEmpty();
        assertThat(backlog.take(10).get(0).latest().bytesMoved()).isEqualTo(10);
    }

    @Test
    void whatOnlyTellsTheWayGivesItsRoomToEndsAndRefusals() {
        offerAndConnect("t-1");
        offerAndConnect("t-2");
        backlog.add(TestTransfers.refused("t-3"), TestTransfers.refusal());
        assertThat(backlog.dropped()).isEqualTo(4);
        for (String id : List.of("t-4", "t-5", "t-6")) {
            backlog.add(TestTransfers.refused(id), TestTransfers.refusal());
        }
        assertThat(backlog.dropped()).isEqualTo(4);
        assertThat(backlog.take(10))
                .extracting(row -> row.latest().id().value())
                .containsExactly("t-3", "t-4", "t-5", "t-6");
    }

    @Test
    void givenNothingCanGiveWayThenTheNewestIsCountedAsDropped() {
        for (int i = 1; i <= 6; i++) {
            backlog.add(TestTransfers.refused("t-" + i), TestTransfers.refusal());
        }
        assertThat(backlog.size()).isEqualTo(4);
        assertThat(backlog.dropped()).isEqualTo(2);
        assertThat(backlog.take(10)).hasSize(4);
    }

    @Test
    void anEventOnTheWayNeverDrivesOutAnother() {
        for (int i = 1; i <= 4; i++) {
            backlog.add(TestTransfers.offered("t-" + i), TestTransfers.offer());
        }
        backlog.add(TestTransfers.offered("t-5"), TestTransfers.offer());
        assertThat(backlog.size()).isEqualTo(4);
        assertThat(backlog.dropped()).isEqualTo(1);
    }

    @Test
    void theRowIsExactEvenWhereTheEventFoundNoRoom() {
        Transfer offered = TestTransfers.offered("t-1");
        TransferEvent.Noted noted = TestTransfers.noted();
        Transfer breached = TestTransfers.after(offered, noted);
        for (int i = 0; i < 4; i++) {
            backlog.add(breached, noted);
        }
        TransferEvent.Ended end = TestTransfers.ended(TransferState.FAILED);
        backlog.add(TestTransfers.after(breached, end), end);
        assertThat(backlog.dropped()).isEqualTo(1);
        TransferRecord row = backlog.take(10).get(0);
        assertThat(row.latest().state()).isEqualTo(TransferState.FAILED);
        assertThat(row.noted()).contains(TestTransfers.TOO_LARGE);
    }

    @Test
    void anOfferThatIsReportedLateTakesNothingBack() {
        Transfer offered = TestTransfers.offered("t-1");
        backlog.add(TestTransfers.after(offered, TestTransfers.connecting()), TestTransfers.connecting());
        backlog.add(offered, TestTransfers.offer());
        TransferRecord row = backlog.take(10).get(0);
        assertThat(row.latest().state()).isEqualTo(TransferState.CONNECTING);
        assertThat(row.events()).hasSize(2);
    }

    @Test
    void hugeTextsDoNotWaitWhole() {
        String huge = "x".repeat(1_000_000);
        OfferedFile file =
                new OfferedFile(FileName.of(huge), OptionalLong.empty(), Optional.of(huge), Optional.of(huge));
        Transfer transfer = Transfer.offered(
                new TransferId("t-1"),
                Protocol.SI,
                SessionKey.of(TestTransfers.ROMEO, TestTransfers.JULIET, huge),
                TestTransfers.ROMEO,
                TestTransfers.JULIET,
                file,
                TestTransfers.NOON,
                1,
                Obligations.NONE);
        backlog.add(transfer, TestTransfers.offer());
        Transfer kept = backlog.take(1).get(0).latest();
        assertThat(kept.session()).hasSize(255);
        assertThat(kept.file().mimeType().orElseThrow()).hasSize(128);
        assertThat(kept.file().md5().orElseThrow()).hasSize(64);
    }

    @Test
    void onceClosedItTakesNothingAndCounts() {
        backlog.close();
        backlog.add(TestTransfers.refused("t-1"), TestTransfers.refusal());
        assertThat(backlog.isEmpty()).isTrue();
        assertThat(backlog.dropped()).isEqualTo(1);
    }

    private Transfer offerAndConnect(String id) {
        Transfer offered = TestTransfers.offered(id);
        backlog.add(offered, TestTransfers.offer());
        Transfer connecting = TestTransfers.after(offered, TestTransfers.connecting());
        backlog.add(connecting, TestTransfers.connecting());
        return connecting;
    }
}
