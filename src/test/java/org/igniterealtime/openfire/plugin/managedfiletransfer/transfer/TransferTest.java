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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TransferTest {

    private static final Instant LATER = TestClock.START.plusSeconds(10);

    /** Each event, by the name of its column. */
    private static final Map<String, TransferEvent> EVENTS = events();

    /** Where each event leads from each state; a dash where it does not apply. */
    private static final String TABLE =
            """
            state        | Offered | Accepted | Connecting | Connected    | Moved        | Hindered   | Noted        | Hashed       | Ended
            OFFERED      | -       | ACCEPTED | CONNECTING | TRANSFERRING | TRANSFERRING | CONNECTING | OFFERED      | OFFERED      | FAILED
            ACCEPTED     | -       | -        | CONNECTING | TRANSFERRING | TRANSFERRING | CONNECTING | ACCEPTED     | ACCEPTED     | FAILED
            CONNECTING   | -       | -        | CONNECTING | TRANSFERRING | TRANSFERRING | CONNECTING | CONNECTING   | CONNECTING   | FAILED
            TRANSFERRING | -       | -        | -          | TRANSFERRING | TRANSFERRING | -          | TRANSFERRING | TRANSFERRING | FAILED
            COMPLETED    | -       | -        | -          | -            | -            | -          | -            | -            | -
            FAILED       | -       | -        | -          | -            | -            | -          | -            | -            | -
            REFUSED      | -       | -        | -          | -            | -            | -          | -            | -            | -
            DECLINED     | -       | -        | -          | -            | -            | -          | -            | -            | -
            CUT          | -       | -        | -          | -            | -            | -          | -            | -            | -
            CANCELLED    | -       | -        | -          | -            | -            | -          | -            | -            | -
            STOPPED      | -       | -        | -          | -            | -            | -          | -            | -            | -
            TIMED_OUT    | -       | -        | -          | -            | -            | -          | -            | -            | -
            HANDED_OFF   | -       | -        | -          | -            | -            | -          | -            | -            | -
            """;

    private static Map<String, TransferEvent> events() {
        Map<String, TransferEvent> events = new LinkedHashMap<>();
        Stream.of(
                        new TransferEvent.Offered(LATER),
                        new TransferEvent.Accepted(LATER, TransferPath.IN_BAND),
                        new TransferEvent.Connecting(LATER, TransferPath.PROXIED),
                        new TransferEvent.Connected(LATER, TransferPath.PROXIED),
                        new TransferEvent.Moved(LATER, 1),
                        new TransferEvent.Hindered(LATER, SOCKS_FAILED),
                        new TransferEvent.Noted(LATER, LIMIT),
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
        assertThat(transfer.offeredAt()).isEqualTo(TestClock.START);
        assertThat(transfer.changedAt()).isEqualTo(TestClock.START);
        assertThat(transfer.movingSince()).isEmpty();
        assertThat(transfer.reason()).isEmpty();
        assertThat(transfer.key()).isEqualTo(SessionKey.of(BOB, ALICE, "s1"));
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
                .ignoringFields("state", "path", "changedAt")
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
                new TransferEvent.Moved(LATER.plusSeconds(3), 600),
                new TransferEvent.Moved(LATER.plusSeconds(4), 400),
                new TransferEvent.Ended(LATER.plusSeconds(5), TransferState.COMPLETED, GIVEN_UP));

        // Then
        assertThat(ended.state()).isEqualTo(TransferState.COMPLETED);
        assertThat(ended.path()).isEqualTo(TransferPath.PROXIED);
        assertThat(ended.bytesMoved()).isEqualTo(1000);
        assertThat(ended.movingSince()).contains(LATER.plusSeconds(2));
        assertThat(ended.changedAt()).isEqualTo(LATER.plusSeconds(5));
        assertThat(ended.reason()).contains(GIVEN_UP);
        assertThat(ended.isWhole()).isTrue();
    }

    @Test
    void whatItsBytesComeToStaysWithItAndChangesNothingElse() {
        // Given
        MovedHash hash = new MovedHash("ab".repeat(32), Optional.of(true));
        Transfer moved = follow(offered("s1"), new TransferEvent.Moved(LATER, 1000));

        // When
        Transfer hashed = follow(moved, new TransferEvent.Hashed(LATER.plusSeconds(1), hash));
        Transfer ended =
                follow(hashed, new TransferEvent.Ended(LATER.plusSeconds(2), TransferState.COMPLETED, GIVEN_UP));

        // Then
        assertThat(hashed).usingRecursiveComparison().ignoringFields("hash").isEqualTo(moved);
        assertThat(ended.hash()).contains(hash);
    }

    @Test
    void movesFromTheFirstByteWhereTheAnswerIsStillOnItsWay() {
        // When
        Transfer moving = follow(
                offered("s1"),
                new TransferEvent.Moved(LATER, 10),
                new TransferEvent.Connected(LATER.plusSeconds(1), TransferPath.IN_BAND));

        // Then
        assertThat(moving.movingSince()).contains(LATER);
        assertThat(moving.path()).isEqualTo(TransferPath.IN_BAND);
        assertThat(moving.bytesMoved()).isEqualTo(10);
    }

    @Test
    void aFailedWayLeavesThePathOpenAndSaysWhy() {
        // When
        Transfer hindered = follow(
                offered("s1"),
                new TransferEvent.Connecting(LATER, TransferPath.PROXIED),
                new TransferEvent.Hindered(LATER.plusSeconds(1), SOCKS_FAILED));

        // Then
        assertThat(hindered.state()).isEqualTo(TransferState.CONNECTING);
        assertThat(hindered.path()).isEqualTo(TransferPath.UNKNOWN);
        assertThat(hindered.changedAt()).isEqualTo(LATER.plusSeconds(1));
        assertThat(hindered.reason()).contains(SOCKS_FAILED);
    }

    @Test
    void theNextWayForgetsWhyTheOneBeforeFailed() {
        // When
        Transfer again = follow(
                offered("s1"),
                new TransferEvent.Hindered(LATER, SOCKS_FAILED),
                new TransferEvent.Connecting(LATER.plusSeconds(1), TransferPath.IN_BAND));

        // Then
        assertThat(again.reason()).isEmpty();
    }

    @Test
    void theNextWayKeepsABreachThatWasNoted() {
        // When
        Transfer noted = follow(
                offered("s1"),
                new TransferEvent.Noted(LATER, LIMIT),
                new TransferEvent.Connecting(LATER.plusSeconds(1), TransferPath.IN_BAND));

        // Then
        assertThat(noted.reason()).contains(LIMIT);
    }

    @Test
    void aNotedBreachChangesTheReasonOnly() {
        // Given
        Transfer before = offered("s1");

        // When
        Transfer noted = follow(before, new TransferEvent.Noted(LATER, LIMIT));

        // Then
        assertThat(noted).usingRecursiveComparison().ignoringFields("reason").isEqualTo(before);
        assertThat(noted.reason()).contains(LIMIT);
    }

    @ParameterizedTest
    @CsvSource({
        "100,                 0,                   100,                 false",
        "100,                 0,                   101,                 true",
        "100,                 60,                  40,                  false",
        "100,                 60,                  41,                  true",
        "100,                 100,                 0,                   false",
        "100,                 100,                 1,                   true",
        "100,                 500,                 0,                   true",
        "0,                   0,                   0,                   false",
        "0,                   0,                   1,                   true",
        "9223372036854775807, 0,                   9223372036854775807, false",
        "9223372036854775807, 1,                   9223372036854775807, true",
        "9223372036854775807, 9223372036854775806, 1,                   false",
        "9223372036854775807, 9223372036854775807, 1,                   true",
        "1,                   9223372036854775807, 9223372036854775807, true"
    })
    void knowsWhetherFurtherBytesWouldExceedItsLimit(long limit, long moved, long further, boolean exceeds) {
        // Given
        Transfer transfer = follow(offered("s1", limitedTo(limit, false)), new TransferEvent.Moved(LATER, moved));

        // When / Then
        assertThat(transfer.wouldExceed(further)).isEqualTo(exceeds);
    }

    @Test
    void exceedsNothingWithoutALimit() {
        assertThat(offered("s1").wouldExceed(Long.MAX_VALUE)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, true",
        "1, 0, false",
        "1, 1, true",
        "1, 2, true",
        "9223372036854775807, 9223372036854775806, false"
    })
    void isWholeWithAllThatWasDeclared(long declared, long moved, boolean whole) {
        assertThat(follow(of(OptionalLong.of(declared)), new TransferEvent.Moved(LATER, moved))
                        .isWhole())
                .isEqualTo(whole);
    }

    @Test
    void isWholeAtAnyTimeWhereNothingWasDeclared() {
        assertThat(of(OptionalLong.empty()).isWhole()).isTrue();
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
        assertThat(transfer.peerOf(ALICE)).isEqualTo(BOB);
        assertThat(transfer.peerOf(BOB)).isEqualTo(ALICE);
    }

    private static Transfer of(OptionalLong size) {
        return Transfer.offered(
                new TransferId("t-1"),
                Protocol.SI,
                SessionKey.of(ALICE, BOB, "s1"),
                ALICE,
                BOB,
                new OfferedFile(FileName.NONE, size),
                TestClock.START,
                1,
                Obligations.NONE);
    }

    private static Transfer follow(Transfer transfer, TransferEvent... events) {
        Transfer current = transfer;
        for (TransferEvent event : events) {
            current = current.after(event).orElseThrow();
        }
        return current;
    }
}
