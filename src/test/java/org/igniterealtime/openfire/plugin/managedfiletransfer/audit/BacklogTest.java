// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.igniterealtime.openfire.plugin.managedfiletransfer.audit.Backlog.Added;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Limits;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.MovedHash;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Offer;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.OfferedFile;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Protocol;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Ruling;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.SessionKey;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Transfer;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferEvent;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferId;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferState;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.live.Account;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.shown.FileName;
import org.junit.jupiter.api.Test;

class BacklogTest {

    private static final Account ONE = new Account("romeo@montague.example", true);

    /** One account fills its share of four with all that these tests do. */
    private final Backlog backlog = new Backlog(40, transfer -> ONE);

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
    void allRemoteDomainsTogetherTakeHalfOfTheRoom() {
        // Given
        Backlog shared = new Backlog(
                40,
                transfer -> new Account(
                        transfer.id().value(), !transfer.id().value().startsWith("remote")));

        // When
        for (int i = 0; i < 30; i++) {
            shared.add(TestTransfers.refused("remote-" + i), TestTransfers.refusal());
        }

        // Then
        assertThat(shared.size()).isEqualTo(20);
        assertThat(shared.add(TestTransfers.refused("local"), TestTransfers.refusal()))
                .isEqualTo(Added.WAITS);
    }

    @Test
    void onlyTheFirstEventIsNewToTheWriter() {
        assertThat(backlog.add(TestTransfers.refused("t-1"), TestTransfers.refusal()))
                .isEqualTo(Added.FIRST);
        assertThat(backlog.add(TestTransfers.refused("t-2"), TestTransfers.refusal()))
                .isEqualTo(Added.WAITS);
        backlog.take(10);
        assertThat(backlog.add(TestTransfers.refused("t-3"), TestTransfers.refusal()))
                .isEqualTo(Added.FIRST);
    }

    @Test
    void movedBytesTakeNoRoomHoweverManyTimesTheyMove() {
        Transfer transfer = TestTransfers.offered("t-1");
        for (int i = 0; i < 1000; i++) {
            transfer = TestTransfers.after(transfer, TestTransfers.moved(10));
            assertThat(backlog.add(transfer, TestTransfers.moved(10))).isEqualTo(Added.WAITS);
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
        assertThat(backlog.add(after, hashed)).isEqualTo(Added.WAITS);
        assertThat(backlog.size()).isZero();
        TransferEvent.Ended end = TestTransfers.ended(TransferState.COMPLETED);
        backlog.add(TestTransfers.after(after, end), end);

        TransferRecord row = backlog.take(10).get(0);
        assertThat(row.latest().progress().hash()).contains(hash);
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
        assertThat(LongTexts.cut(after).progress().hash()).contains(hash);
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
    void whatOnlyTellsTheWayOfATransferGivesItsRoomToEndsAndRefusals() {
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
        TransferEvent.Breached breach = TestTransfers.breach();
        Transfer breached = TestTransfers.after(offered, breach);
        for (int i = 0; i < 4; i++) {
            backlog.add(breached, breach);
        }
        TransferEvent.Ended end = TestTransfers.ended(TransferState.FAILED);
        backlog.add(TestTransfers.after(breached, end), end);
        assertThat(backlog.dropped()).isEqualTo(1);
        TransferRecord row = backlog.take(10).get(0);
        assertThat(row.latest().state()).isEqualTo(TransferState.FAILED);
        assertThat(row.noted()).contains(TestTransfers.TOO_LARGE);
    }

    @Test
    void hugeTextsDoNotWaitWhole() {
        String huge = "x".repeat(1_000_000);
        OfferedFile file =
                new OfferedFile(FileName.of(huge), OptionalLong.empty(), Optional.of(huge), Optional.of(huge));
        SessionKey session = new SessionKey(TestTransfers.ROMEO, TestTransfers.JULIET, huge);
        Transfer transfer = Transfer.offered(
                new TransferId("t-1"),
                Offer.ofInitiator(Protocol.SI, session, file, TestTransfers.NOON),
                Ruling.of(1, false, Limits.NONE));
        backlog.add(transfer, TestTransfers.offer());
        Transfer kept = backlog.take(1).get(0).latest();
        assertThat(kept.offer().session().id()).hasSize(255);
        assertThat(kept.file().mimeType().orElseThrow()).hasSize(128);
        assertThat(kept.file().md5().orElseThrow()).hasSize(64);
    }

    /** Longer than the column is wide, and no more than that: the rest of the transfer is what it was. */
    @Test
    void cuttingTextsChangesNothingElse() {
        // Given
        OfferedFile file = new OfferedFile(
                FileName.of("f"), OptionalLong.of(5), Optional.of("x".repeat(10_000)), Optional.empty());
        Transfer transfer =
                TestTransfers.after(TestTransfers.offered("t-1", TestTransfers.NOON, file), TestTransfers.breach());

        // When
        Transfer cut = LongTexts.cut(transfer);

        // Then
        assertThat(cut)
                .usingRecursiveComparison()
                .ignoringFields("offer.file.mimeType")
                .isEqualTo(transfer);
    }

    @Test
    void theFloodOfOneAccountPushesOutNothingOfAnother() {
        // Given: two accounts, by the first letter of the transfers' ids
        Backlog shared =
                new Backlog(40, transfer -> new Account(transfer.id().value().substring(0, 1), true));
        shared.add(TestTransfers.offered("quiet"), TestTransfers.offer());

        // When
        for (int i = 0; i < 100; i++) {
            shared.add(TestTransfers.offered("flood-" + i), TestTransfers.offer());
            shared.add(TestTransfers.refused("flood-" + i), TestTransfers.refusal());
        }

        // Then
        assertThat(shared.size()).isEqualTo(5);
        assertThat(shared.add(TestTransfers.refused("quiet"), TestTransfers.refusal()))
                .isEqualTo(Added.WAITS);
        List<TransferRecord> taken = shared.take(100);
        assertThat(taken.get(0).latest().id().value()).isEqualTo("quiet");
        assertThat(taken.get(0).events()).hasSize(2);
    }

    @Test
    void anAccountThatFilledItsShareHasItAgainAfterItWasTaken() {
        // Given
        for (int i = 0; i < 4; i++) {
            backlog.add(TestTransfers.refused("t-" + i), TestTransfers.refusal());
        }
        assertThat(backlog.add(TestTransfers.refused("t-4"), TestTransfers.refusal()))
                .isEqualTo(Added.DROPPED);

        // When
        backlog.take(1);

        // Then
        assertThat(backlog.add(TestTransfers.refused("t-5"), TestTransfers.refusal()))
                .isEqualTo(Added.WAITS);
        assertThat(backlog.add(TestTransfers.refused("t-6"), TestTransfers.refusal()))
                .isEqualTo(Added.DROPPED);
    }

    /** Its row would stay open: the end itself is kept, though not among the events. */
    @Test
    void theEndOfATransferThatHasARowIsKeptWithoutRoom() {
        // Given
        Transfer begun = TestTransfers.offered("t-0");
        backlog.add(begun, TestTransfers.offer());
        backlog.take(10);
        for (int i = 1; i <= 4; i++) {
            backlog.add(TestTransfers.refused("t-" + i), TestTransfers.refusal());
        }

        // When
        TransferEvent.Ended end = TestTransfers.ended(TransferState.COMPLETED);
        Added added = backlog.add(TestTransfers.after(begun, end), end);

        // Then
        assertThat(added).isEqualTo(Added.WAITS);
        assertThat(backlog.takeProgress(10))
                .singleElement()
                .satisfies(row -> assertThat(row.latest().state()).isEqualTo(TransferState.COMPLETED));
    }

    @Test
    void theLeastBacklogHasRoomForOneEventOfAnAccount() {
        // Given
        Backlog least = new Backlog(1, transfer -> ONE);

        // When / Then
        assertThat(least.add(TestTransfers.refused("t-1"), TestTransfers.refusal()))
                .isEqualTo(Added.FIRST);
        assertThat(least.add(TestTransfers.refused("t-2"), TestTransfers.refusal()))
                .isEqualTo(Added.DROPPED);
    }

    @Test
    void givenTheWholeIsFullThenEndsTakeTheRoomOfWhatOnlyTellsTheWay() {
        // Given: ten accounts with one event each
        Backlog full = new Backlog(10, TestTransfers::ownAccount);
        for (int i = 0; i < 10; i++) {
            assertThat(full.add(TestTransfers.offered("t-" + i), TestTransfers.offer()))
                    .isNotEqualTo(Added.DROPPED);
        }

        // When
        Added offer = full.add(TestTransfers.offered("late"), TestTransfers.offer());
        Added refusal = full.add(TestTransfers.refused("later"), TestTransfers.refusal());

        // Then
        assertThat(offer).isEqualTo(Added.DROPPED);
        assertThat(refusal).isNotEqualTo(Added.DROPPED);
        assertThat(full.dropped()).isEqualTo(11);
        assertThat(full.take(10)).extracting(row -> row.latest().id().value()).containsExactly("later");
    }

    @Test
    void givenTheWholeIsFullOfEndsThenAnotherAccountFindsNoRoom() {
        // Given
        Backlog full = new Backlog(10, TestTransfers::ownAccount);
        for (int i = 0; i < 10; i++) {
            full.add(TestTransfers.refused("t-" + i), TestTransfers.refusal());
        }

        // When / Then
        assertThat(full.add(TestTransfers.refused("late"), TestTransfers.refusal()))
                .isEqualTo(Added.DROPPED);
        assertThat(full.size()).isEqualTo(10);
        assertThat(full.dropped()).isEqualTo(1);
    }

    @Test
    void onceClosedItTakesNothingAndCounts() {
        backlog.close();
        assertThat(backlog.add(TestTransfers.refused("t-1"), TestTransfers.refusal()))
                .isEqualTo(Added.DROPPED);
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
