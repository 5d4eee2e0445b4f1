// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.transfer;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.SampleTransfers.ALICE;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.SampleTransfers.BOB;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.SampleTransfers.CAROL;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.SampleTransfers.GIVEN_UP;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.SampleTransfers.LIMIT;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.SampleTransfers.SOCKS_FAILED;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.SampleTransfers.TOO_LARGE;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.SampleTransfers.UNLIMITED;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.SampleTransfers.limitedTo;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.SampleTransfers.offered;

import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.igniterealtime.openfire.plugin.managedfiletransfer.TestClock;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.shown.FileName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TransferTest {

    private static final Instant LATER = TestClock.START.plusSeconds(10);

    /** Each event, by the name of its column. */
    private static final Map<String, TransferEvent> EVENTS = events();

    /** Where each event leads from each state; a dash where it does not apply. */
    private static final String TABLE =
            """
            state        | Offered | Resumed | Accepted | Connecting | Connected    | Moved        | AttemptFailed | Breached     | Hashed       | Ended
            OFFERED      | -       | -       | ACCEPTED | CONNECTING | TRANSFERRING | TRANSFERRING | CONNECTING    | OFFERED      | OFFERED      | FAILED
            ACCEPTED     | -       | -       | -        | CONNECTING | TRANSFERRING | TRANSFERRING | CONNECTING    | ACCEPTED     | ACCEPTED     | FAILED
            CONNECTING   | -       | -       | -        | CONNECTING | TRANSFERRING | TRANSFERRING | CONNECTING    | CONNECTING   | CONNECTING   | FAILED
            TRANSFERRING | -       | -       | -        | -          | -            | TRANSFERRING | -             | TRANSFERRING | TRANSFERRING | FAILED
            COMPLETED    | -       | -       | -        | -          | -            | -            | -             | -            | -            | -
            FAILED       | -       | -       | -        | -          | -            | -            | -             | -            | -            | -
            REFUSED      | -       | -       | -        | -          | -            | -            | -             | -            | -            | -
            DECLINED     | -       | -       | -        | -          | -            | -            | -             | -            | -            | -
            CUT          | -       | -       | -        | -          | -            | -            | -             | -            | -            | -
            CANCELLED    | -       | -       | -        | -          | -            | -            | -             | -            | -            | -
            STOPPED      | -       | -       | -        | -          | -            | -            | -             | -            | -            | -
            TIMED_OUT    | -       | -       | -        | -          | -            | -            | -             | -            | -            | -
            HANDED_OFF   | -       | -       | -        | -          | -            | -            | -             | -            | -            | -
            INTERRUPTED  | -       | -       | -        | -          | -            | -            | -             | -            | -            | -
            """;

    private static Map<String, TransferEvent> events() {
        Map<String, TransferEvent> events = new LinkedHashMap<>();
        Stream.of(
                        new TransferEvent.Offered(LATER),
                        new TransferEvent.Resumed(LATER),
                        new TransferEvent.Accepted(LATER, TransferPath.IN_BAND),
                        new TransferEvent.Connecting(LATER, TransferPath.PROXIED),
                        new TransferEvent.Connected(LATER, TransferPath.PROXIED),
                        new TransferEvent.Moved(LATER, TransferPath.PROXIED, 1, 0),
                        new TransferEvent.AttemptFailed(LATER, SOCKS_FAILED),
                        new TransferEvent.Breached(LATER, LIMIT),
                        new TransferEvent.Hashed(LATER, new MovedHash("ab".repeat(32), Optional.empty())),
                        new TransferEvent.Ended(LATER, TransferState.FAILED, GIVEN_UP))
                .forEach(event -> events.put(event.getClass().getSimpleName(), event));
        return events;
    }

    @ParameterizedTest(name = "{0} after {1}: {2}")
    @MethodSource("steps")
    void goesWhereTheTableSays(TransferState state, String event, String expected) {
        // When
        Optional<Transfer> after = SampleTransfers.in(state).after(requireNonNull(EVENTS.get(event)));

        // Then
        assertThat(after.map(transfer -> transfer.state().name()).orElse("-")).isEqualTo(expected);
    }

    static Stream<Arguments> steps() {
        List<String[]> rows = rows();
        String[] columns = rows.get(0);
        return rows.stream().skip(1).flatMap(row -> Stream.iterate(1, i -> i < row.length, i -> i + 1)
                .map(i -> Arguments.of(TransferState.valueOf(row[0]), columns[i], row[i])));
    }

    @Test
    void theTableHasEveryStateAndEveryEvent() {
        // Given
        List<String[]> rows = rows();

        // When / Then
        assertThat(rows.stream().skip(1).map(row -> row[0]))
                .containsExactlyElementsOf(
                        Arrays.stream(TransferState.values()).map(Enum::name).toList());
        assertThat(Arrays.stream(rows.get(0)).skip(1)).containsExactlyElementsOf(EVENTS.keySet());
        assertThat(EVENTS.keySet())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(TransferEvent.class.getPermittedSubclasses())
                        .map(Class::getSimpleName)
                        .toList());
    }

    private static List<String[]> rows() {
        return TABLE.lines()
                .map(line ->
                        Arrays.stream(line.split("\\|", -1)).map(String::strip).toArray(String[]::new))
                .toList();
    }

    @Test
    void beginsWithWhatTheOfferSaid() {
        // When
        Transfer transfer = offered("s1");

        // Then
        assertThat(transfer.state()).isEqualTo(TransferState.OFFERED);
        assertThat(transfer.path()).isEqualTo(TransferPath.UNKNOWN);
        assertThat(transfer.bytesMoved()).isZero();
        assertThat(transfer.hasConsent()).isFalse();
        assertThat(transfer.sender()).isEqualTo(ALICE);
        assertThat(transfer.recipient()).isEqualTo(BOB);
        assertThat(transfer.progress().changedAt()).isEqualTo(TestClock.START);
        assertThat(transfer.progress().movingSince()).isEmpty();
        assertThat(transfer.endReason()).isEmpty();
        assertThat(transfer.stream()).isEqualTo(StreamKey.of(BOB, ALICE, "s1"));
    }

    @Test
    void oneThatEndsAsItIsSeenSaysWhy() {
        // Given
        Transfer offered = offered("s1");

        // When
        Transfer refused = Transfer.ended(offered.id(), offered.offer(), offered.ruling(), TOO_LARGE);

        // Then
        assertThat(refused.state()).isEqualTo(TransferState.REFUSED);
        assertThat(refused.endReason()).contains(TOO_LARGE);
        assertThat(refused.progress().changedAt()).isEqualTo(offered.offer().at());
    }

    @Test
    void keepsWhatNoEventChanges() {
        // Given
        Transfer before = offered("s1", limitedTo(5, true));

        // When
        Transfer after = follow(before, new TransferEvent.Accepted(LATER, TransferPath.IN_BAND));

        // Then
        assertThat(after)
                .usingRecursiveComparison()
                .ignoringFields("progress.state", "progress.path", "progress.consent", "progress.changedAt")
                .isEqualTo(before);
    }

    @Test
    void runsFromTheOfferToTheEnd() {
        // When
        Transfer ended = follow(
                offered("s1"),
                new TransferEvent.Accepted(LATER, TransferPath.UNKNOWN),
                new TransferEvent.Connecting(LATER.plusSeconds(1), TransferPath.PROXIED),
                new TransferEvent.Connected(LATER.plusSeconds(2), TransferPath.PROXIED),
                new TransferEvent.Moved(LATER.plusSeconds(3), TransferPath.PROXIED, 600, 0),
                new TransferEvent.Moved(LATER.plusSeconds(4), TransferPath.PROXIED, 400, 0),
                new TransferEvent.Ended(LATER.plusSeconds(5), TransferState.COMPLETED, GIVEN_UP));

        // Then
        assertThat(ended.state()).isEqualTo(TransferState.COMPLETED);
        assertThat(ended.path()).isEqualTo(TransferPath.PROXIED);
        assertThat(ended.bytesMoved()).isEqualTo(1000);
        assertThat(ended.progress().movingSince()).contains(LATER.plusSeconds(2));
        assertThat(ended.progress().changedAt()).isEqualTo(LATER.plusSeconds(5));
        assertThat(ended.endReason()).contains(GIVEN_UP);
        assertThat(ended.isDelivered()).isTrue();
    }

    @Test
    void addsUpTheBytesOfEachDirectionForItself() {
        // When
        Transfer moved = follow(
                offered("s1"),
                new TransferEvent.Moved(LATER, TransferPath.PROXIED, 600, 0),
                new TransferEvent.Moved(LATER, TransferPath.PROXIED, 0, 20),
                new TransferEvent.Moved(LATER, TransferPath.PROXIED, 300, 3));

        // Then
        assertThat(moved.bytesMoved()).isEqualTo(900);
        assertThat(moved.progress().bytesBack()).isEqualTo(23);
    }

    @Test
    void keepsTheHashOfItsBytesAndNothingElseChanges() {
        // Given
        MovedHash hash = new MovedHash("ab".repeat(32), Optional.of(true));
        Transfer moved = follow(offered("s1"), new TransferEvent.Moved(LATER, TransferPath.PROXIED, 1000, 0));

        // When
        Transfer hashed = follow(moved, new TransferEvent.Hashed(LATER.plusSeconds(1), hash));
        Transfer ended =
                follow(hashed, new TransferEvent.Ended(LATER.plusSeconds(2), TransferState.COMPLETED, GIVEN_UP));

        // Then
        assertThat(hashed)
                .usingRecursiveComparison()
                .ignoringFields("progress.hash")
                .isEqualTo(moved);
        assertThat(ended.progress().hash()).contains(hash);
    }

    @Test
    void movesFromTheFirstByteIfTheAnswerComesLater() {
        // When
        Transfer moving = follow(
                offered("s1"),
                new TransferEvent.Moved(LATER, TransferPath.PROXIED, 10, 0),
                new TransferEvent.Connected(LATER.plusSeconds(1), TransferPath.PROXIED));

        // Then
        assertThat(moving.progress().movingSince()).contains(LATER);
        assertThat(moving.path()).isEqualTo(TransferPath.PROXIED);
        assertThat(moving.bytesMoved()).isEqualTo(10);
    }

    @Test
    void doesNotTurnToAnotherPathWhileItMoves() {
        // Given
        Transfer moving = follow(offered("s1"), new TransferEvent.Moved(LATER, TransferPath.IN_BAND, 10, 0));

        // When / Then
        assertThat(moving.after(new TransferEvent.Connected(LATER, TransferPath.PROXIED)))
                .isEmpty();
    }

    /** The recipient may still refuse the stream: what was sent to it before, it did not take. */
    @Test
    void bytesInStanzasDoNotProveThatTheStreamIsEstablished() {
        // When
        Transfer moving = follow(
                offered("s1"),
                new TransferEvent.Accepted(LATER, TransferPath.IN_BAND),
                new TransferEvent.Moved(LATER, TransferPath.IN_BAND, 1_000_000, 0));

        // Then
        assertThat(moving.isDelivered()).isFalse();
        assertThat(follow(moving, new TransferEvent.Connected(LATER, TransferPath.IN_BAND))
                        .isDelivered())
                .isTrue();
    }

    /** The target may report one address as dead while it is connected to another one. */
    @Test
    void bytesTellTheWayWhateverTheAnswersSay() {
        // When
        Transfer moving = follow(
                offered("s1"),
                new TransferEvent.Connecting(LATER, TransferPath.PROXIED),
                new TransferEvent.AttemptFailed(LATER, SOCKS_FAILED),
                new TransferEvent.Moved(LATER, TransferPath.PROXIED, 10, 0));

        // Then
        assertThat(moving.path()).isEqualTo(TransferPath.PROXIED);
    }

    @Test
    void aRecipientWhoAcceptsTheOfferTakesPart() {
        assertThat(follow(offered("s1"), new TransferEvent.Accepted(LATER, TransferPath.UNKNOWN))
                        .hasConsent())
                .isTrue();
    }

    @Test
    void neitherAStreamBeingSetUpNorItsBytesAreConsent() {
        // When
        Transfer moving = follow(
                offered("s1"),
                new TransferEvent.Connecting(LATER, TransferPath.IN_BAND),
                new TransferEvent.Connected(LATER, TransferPath.IN_BAND),
                new TransferEvent.Moved(LATER, TransferPath.PROXIED, 10, 0));

        // Then
        assertThat(moving.hasConsent()).isFalse();
    }

    /** An acceptance that comes after the stream was seen tells only that the recipient takes part. */
    @ParameterizedTest
    @EnumSource(names = {"CONNECTING", "TRANSFERRING"})
    void aLateAcceptanceIsConsentAndChangesNeitherStateNorPath(TransferState state) {
        // Given
        Transfer before = follow(
                offered("s1"),
                state == TransferState.CONNECTING
                        ? new TransferEvent.Connecting(LATER, TransferPath.IN_BAND)
                        : new TransferEvent.Connected(LATER, TransferPath.IN_BAND));

        // When
        Transfer accepted = follow(before, new TransferEvent.Accepted(LATER.plusSeconds(1), TransferPath.UNKNOWN));

        // Then
        assertThat(accepted.hasConsent()).isTrue();
        assertThat(accepted.state()).isEqualTo(state);
        assertThat(accepted.path()).isEqualTo(TransferPath.IN_BAND);
        assertThat(accepted.after(new TransferEvent.Accepted(LATER, TransferPath.UNKNOWN)))
                .isEmpty();
    }

    @Test
    void aFailedAttemptLeavesThePathOpenAndSaysWhy() {
        // When
        Transfer failed = follow(
                offered("s1"),
                new TransferEvent.Connecting(LATER, TransferPath.IN_BAND),
                new TransferEvent.AttemptFailed(LATER.plusSeconds(1), SOCKS_FAILED));

        // Then
        assertThat(failed.state()).isEqualTo(TransferState.CONNECTING);
        assertThat(failed.path()).isEqualTo(TransferPath.UNKNOWN);
        assertThat(failed.progress().changedAt()).isEqualTo(LATER.plusSeconds(1));
        assertThat(failed.progress().failedAttempt()).contains(SOCKS_FAILED);
        assertThat(failed.endReason()).isEmpty();
    }

    @Test
    void aRecipientThatIsAtTheProxyIsThereAfterAFailedActivation() {
        assertThat(follow(
                                offered("s1"),
                                new TransferEvent.Connecting(LATER, TransferPath.PROXIED),
                                new TransferEvent.AttemptFailed(LATER, SOCKS_FAILED))
                        .path())
                .isEqualTo(TransferPath.PROXIED);
    }

    @Test
    void theNextAttemptForgetsWhyTheOneBeforeFailed() {
        // When
        Transfer again = follow(
                offered("s1"),
                new TransferEvent.AttemptFailed(LATER, SOCKS_FAILED),
                new TransferEvent.Connecting(LATER.plusSeconds(1), TransferPath.IN_BAND));

        // Then
        assertThat(again.progress().failedAttempt()).isEmpty();
    }

    @Test
    void theNextAttemptKeepsABreachThatWasWrittenDown() {
        // When
        Transfer again = follow(
                offered("s1"),
                new TransferEvent.Breached(LATER, LIMIT),
                new TransferEvent.Connecting(LATER.plusSeconds(1), TransferPath.IN_BAND));

        // Then
        assertThat(again.ruling().breaches()).containsExactly(LIMIT);
    }

    @Test
    void aBreachChangesTheRulingOnly() {
        // Given
        Transfer before = offered("s1");

        // When
        Transfer breached = follow(before, new TransferEvent.Breached(LATER, LIMIT));

        // Then
        assertThat(breached)
                .usingRecursiveComparison()
                .ignoringFields("ruling.breaches")
                .isEqualTo(before);
        assertThat(breached.ruling().breaches()).containsExactly(LIMIT);
    }

    @Test
    void aRuleIsBrokenOnce() {
        // Given
        Transfer breached = follow(offered("s1"), new TransferEvent.Breached(LATER, LIMIT));

        // When / Then
        assertThat(breached.after(new TransferEvent.Breached(LATER.plusSeconds(1), LIMIT)))
                .isEmpty();
        assertThat(breached.after(new TransferEvent.Breached(LATER, Reason.of(Cause.IN_BAND))))
                .isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, true",
        "1, 0, false",
        "1, 1, true",
        "1, 2, true",
        "9223372036854775807, 9223372036854775806, false"
    })
    void isDeliveredWithAllThatWasDeclared(long declared, long moved, boolean delivered) {
        // Given
        Transfer transfer = follow(
                of(OptionalLong.of(declared)),
                new TransferEvent.Accepted(LATER, TransferPath.UNKNOWN),
                new TransferEvent.Moved(LATER, TransferPath.PROXIED, moved, 0));

        // When / Then
        assertThat(transfer.isDelivered()).isEqualTo(delivered);
    }

    @Test
    void isDeliveredAtAnyTimeIfNothingWasDeclared() {
        assertThat(follow(
                                of(OptionalLong.empty()),
                                new TransferEvent.Accepted(LATER, TransferPath.UNKNOWN),
                                new TransferEvent.Connected(LATER, TransferPath.IN_BAND))
                        .isDelivered())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 0})
    void nothingIsDeliveredOverAStreamThatWasNeverEstablished(long size) {
        // Given
        Transfer transfer = follow(
                of(size < 0 ? OptionalLong.empty() : OptionalLong.of(size)),
                new TransferEvent.Accepted(LATER, TransferPath.IN_BAND),
                new TransferEvent.Connecting(LATER, TransferPath.IN_BAND),
                new TransferEvent.AttemptFailed(LATER, SOCKS_FAILED));

        // When / Then
        assertThat(transfer.isDelivered()).isFalse();
    }

    @Test
    void bytesBackDeliverNothing() {
        // Given
        Transfer transfer = follow(
                of(OptionalLong.of(10)),
                new TransferEvent.Accepted(LATER, TransferPath.UNKNOWN),
                new TransferEvent.Moved(LATER, TransferPath.PROXIED, 0, 10));

        // When / Then
        assertThat(transfer.isDelivered()).isFalse();
    }

    @Test
    void isNotDeliveredToARecipientWhoWasNotSeenToTakePart() {
        // Given
        Transfer transfer = follow(offered("s1"), new TransferEvent.Moved(LATER, TransferPath.PROXIED, 1000, 0));

        // When / Then
        assertThat(transfer.isDelivered()).isFalse();
        assertThat(of(OptionalLong.empty()).isDelivered()).isFalse();
    }

    @Test
    void knowsItsTwoEnds() {
        // Given
        Transfer transfer = offered("s1");

        // When / Then
        assertThat(transfer.involves(ALICE)).isTrue();
        assertThat(transfer.involves(BOB)).isTrue();
        assertThat(transfer.involves(CAROL)).isFalse();
        assertThat(transfer.involves(new Party(ALICE.bare()))).isFalse();
    }

    private static Transfer of(OptionalLong size) {
        SessionKey session = new SessionKey(ALICE, BOB, "s1");
        OfferedFile file = new OfferedFile(FileName.NONE, size);
        return Transfer.offered(
                new TransferId("t-1"), Offer.ofInitiator(Protocol.SI, session, file, TestClock.START), UNLIMITED);
    }

    private static Transfer follow(Transfer transfer, TransferEvent... events) {
        Transfer current = transfer;
        for (TransferEvent event : events) {
            current = current.after(event).orElseThrow();
        }
        return current;
    }
}
