// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.igniterealtime.openfire.plugin.managedfiletransfer.TestClock;
import org.igniterealtime.openfire.plugin.managedfiletransfer.TestTexts;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Argument;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Cause;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Limits;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Offer;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.OfferedFile;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Party;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Protocol;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Reason;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Ruling;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.SessionKey;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Transfer;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferEvent;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferId;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferIds;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferPath;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferState;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.live.Account;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Romeo is a user of this server, Juliet of a remote one. */
class HistoryGateTest {

    private static final Party ROMEO = new Party("romeo@montague.example/orchard");
    private static final Party MERCUTIO = new Party("mercutio@montague.example/square");
    private static final Party JULIET = new Party("juliet@capulet.example/balcony");
    private static final Reason IN_BAND = Reason.of(Cause.IN_BAND);

    private final TestClock clock = new TestClock();
    private final List<Row> rows = new ArrayList<>();
    private boolean hasRoom = true;
    private final HistoryGate gate = new HistoryGate(
            clock,
            new TransferIds("node-1", clock, new Random(1)),
            transfer -> Account.of(transfer.sender(), "montague.example"),
            (transfer, event) -> hasRoom && rows.add(new Row(transfer, event)));
    private int offers;

    /** What was written. */
    private record Row(Transfer transfer, TransferEvent event) {

        String id() {
            return transfer.id().value();
        }

        String kind() {
            return event.getClass().getSimpleName();
        }

        String text() {
            return TestTexts.sentence(transfer.endReason());
        }
    }

    @Test
    void whatIsGoneOnWithAfterItWasGivenUpIsWrittenOn() {
        // Given
        Transfer transfer = happens(offer(ROMEO), connecting());
        Transfer givenUp = happens(transfer, ended(TransferState.TIMED_OUT));

        // When
        Transfer again = transfer.reopened(transfer.ruling(), clock.instant());
        gate.changed(again, new TransferEvent.Resumed(clock.instant()));
        happens(again, ended(TransferState.DECLINED));

        // Then
        assertThat(givenUp.state()).isEqualTo(TransferState.TIMED_OUT);
        assertThat(rows).extracting(Row::kind).containsExactly("Offered", "Connecting", "Ended", "Resumed", "Ended");
        assertThat(rows).extracting(Row::id).containsOnly("t-0");
    }

    @Test
    void whatWasWithheldStaysSoWhenItIsGoneOnWithAndGivenUpAgain() {
        // Given
        IntStream.range(0, 300).forEach(i -> happens(offer(ROMEO), ended(TransferState.DECLINED)));
        Transfer transfer = offer(ROMEO);
        int written = rows.size();

        // When
        for (int i = 0; i < 5; i++) {
            TransferEvent.Ended givenUp = TransferEvent.Ended.givenUp(clock.instant(), Reason.of(Cause.WITHDRAWN));
            gate.changed(transfer.after(givenUp).orElseThrow(), givenUp);
            Transfer again = transfer.reopened(transfer.ruling(), clock.instant());
            gate.changed(again, new TransferEvent.Resumed(clock.instant()));
        }

        // Then
        assertThat(rows).hasSize(written);
    }

    @Test
    void anOfferAndAllThatFollowsIsWrittenAtOnce() {
        // When
        Transfer transfer = happens(offer(ROMEO), connecting());
        happens(transfer, ended(TransferState.FAILED));

        // Then
        assertThat(rows).extracting(Row::kind).containsExactly("Offered", "Connecting", "Ended");
        assertThat(rows).extracting(Row::id).containsOnly("t-0");
    }

    /** Addresses, the choice of one and the activation: three steps of one attempt. */
    @Test
    void oneAttemptIsOneEventForEachPath() {
        // When
        Transfer transfer = offer(ROMEO);
        transfer = happens(transfer, connecting(TransferPath.UNKNOWN));
        transfer = happens(transfer, new TransferEvent.Breached(clock.instant(), IN_BAND));
        transfer = happens(transfer, connecting(TransferPath.UNKNOWN));
        transfer = happens(transfer, connecting(TransferPath.PROXIED));
        transfer = happens(transfer, connecting(TransferPath.PROXIED));
        transfer = happens(transfer, new TransferEvent.AttemptFailed(clock.instant(), IN_BAND));
        happens(transfer, connecting(TransferPath.PROXIED));

        // Then
        assertThat(rows)
                .extracting(Row::kind)
                .containsExactly("Offered", "Connecting", "Breached", "Connecting", "AttemptFailed", "Connecting");
    }

    @Test
    void aStreamThatNobodyOfferedIsWithheld() {
        // When
        happens(bare(ROMEO), connecting());

        // Then
        assertThat(rows).isEmpty();
    }

    /** The recipient took part, and it is established, or a byte moves either way; or an administrator stops it. */
    @ParameterizedTest
    @MethodSource("substantial")
    void aStreamThatNobodyOfferedIsWrittenOnceItMatters(TransferEvent event) {
        // Given
        Transfer stream = happens(happens(bare(ROMEO), connecting()), accepted());
        assertThat(rows).isEmpty();

        // When
        happens(stream, event);

        // Then
        assertThat(rows)
                .extracting(Row::event)
                .startsWith(new TransferEvent.Offered(TestClock.START))
                .endsWith(event);
        assertThat(rows.get(0).transfer().state()).isEqualTo(TransferState.OFFERED);
        assertThat(gate.unfounded()).isZero();
    }

    static Stream<TransferEvent> substantial() {
        Instant at = TestClock.START;
        Reason limit = Reason.of(Cause.LIMIT_REACHED, new Argument.Bytes(1));
        return Stream.of(
                new TransferEvent.Connected(at, TransferPath.IN_BAND),
                new TransferEvent.Moved(at, TransferPath.PROXIED, 1, 0),
                new TransferEvent.Moved(at, TransferPath.PROXIED, 0, 1),
                new TransferEvent.Ended(at, TransferState.STOPPED, limit));
    }

    /** Bytes that nobody wanted are as cheap as offers: they take a row of the hour, when they have ended. */
    @ParameterizedTest
    @EnumSource(names = {"FAILED", "CANCELLED", "CUT"})
    void aStreamThatNobodyAcceptedAndThatMovedBytesHasARowOfTheHour(TransferState end) {
        // Given
        Transfer stream = happens(bare(ROMEO), new TransferEvent.Moved(clock.instant(), TransferPath.IN_BAND, 1, 0));
        assertThat(rows).isEmpty();

        // When
        happens(stream, ended(end));

        // Then
        assertThat(rows).extracting(Row::kind).containsExactly("Ended");
        fillTheHourOf(ROMEO);
        happens(happens(bare(ROMEO), new TransferEvent.Moved(clock.instant(), TransferPath.IN_BAND, 1, 0)), ended(end));
        assertThat(rows).isEmpty();
        gate.flush();
        assertThat(rows).singleElement().extracting(Row::text).asString().contains("2 more");
    }

    @Test
    void aStreamThatNobodyOfferedAndThatIsRefusedHasItsRow() {
        // Given
        Transfer stream = bare(ROMEO);
        TransferEvent.Ended refused = ended(TransferState.REFUSED);

        // When
        happens(stream, refused);

        // Then
        assertThat(rows).extracting(Row::event).containsExactly(refused);
        assertThat(gate.unfounded()).isZero();
    }

    @Test
    void whatFollowsIsWrittenToo() {
        // Given
        Transfer stream = happens(happens(bare(ROMEO), accepted()), connected());

        // When
        happens(stream, ended(TransferState.COMPLETED));

        // Then
        assertThat(rows).extracting(Row::kind).containsExactly("Offered", "Connected", "Ended");
    }

    @ParameterizedTest
    @EnumSource(names = {"FAILED", "DECLINED", "CANCELLED", "TIMED_OUT", "HANDED_OFF", "INTERRUPTED"})
    void aStreamThatNobodyOfferedAndThatCameToNothingIsOnlyCounted(TransferState end) {
        // When
        happens(bare(ROMEO), ended(end));
        gate.flush();

        // Then
        assertThat(rows).isEmpty();
        assertThat(gate.unfounded()).isEqualTo(1);
    }

    @Test
    void breachesOfAWithheldStreamAreWrittenWhenItMatters() {
        // Given: one of the ruling, one that was seen later
        Reason unknownSize = Reason.of(Cause.UNKNOWN_SIZE);
        Transfer stream = happens(bare(ROMEO, unknownSize), new TransferEvent.Breached(clock.instant(), IN_BAND));
        assertThat(rows).isEmpty();

        // When
        happens(happens(stream, accepted()), connected());

        // Then
        assertThat(rows).extracting(Row::kind).containsExactly("Offered", "Breached", "Breached", "Connected");
        assertThat(rows.subList(1, 3))
                .extracting(row -> ((TransferEvent.Breached) row.event()).reason())
                .containsExactly(unknownSize, IN_BAND);
    }

    @Test
    void theBreachesOfAStreamThatCameToNothingAreNotWritten() {
        // When
        happens(bare(ROMEO, IN_BAND), ended(TransferState.FAILED));
        gate.flush();

        // Then
        assertThat(rows).isEmpty();
    }

    @Test
    void aFloodOfOffersHasOneRowThatSaysHowMany() {
        // When
        for (int i = 0; i < FloodSummaries.OF_USER + 1_234; i++) {
            happens(offer(ROMEO), ended(TransferState.DECLINED));
        }
        gate.flush();

        // Then
        assertThat(rows).hasSize(2 * FloodSummaries.OF_USER + 1);
        Row summary = rows.get(rows.size() - 1);
        assertThat(summary.transfer().state()).isEqualTo(TransferState.FAILED);
        assertThat(summary.transfer().endReason().map(Reason::cause)).contains(Cause.FLOOD);
        assertThat(summary.text()).contains("1,234 more", "this user");
        assertThat(summary.transfer().sender()).isEqualTo(new Party("romeo@montague.example"));
        assertThat(summary.transfer().recipient()).isEqualTo(new Party(JULIET.bare()));
        assertThat(summary.transfer().file()).isEqualTo(OfferedFile.UNKNOWN);
    }

    @Test
    void theRowOfAFloodGrowsWithIt() {
        // Given
        fillTheHourOf(ROMEO);
        happens(offer(ROMEO), ended(TransferState.DECLINED));
        gate.flush();
        gate.flush();
        clock.pass(Duration.ofSeconds(30));

        // When
        happens(offer(ROMEO), ended(TransferState.DECLINED));
        gate.flush();

        // Then: written when it has grown, and of one transfer
        assertThat(rows)
                .hasSize(2)
                .extracting(Row::text)
                .satisfiesExactly(text -> assertThat(text).contains("1 more"), text -> assertThat(text)
                        .contains("2 more"));
        assertThat(rows.get(1).id()).isEqualTo(rows.get(0).id());
        assertThat(rows.get(1).transfer().offer())
                .isEqualTo(rows.get(0).transfer().offer());
    }

    @Test
    void theFloodOfOneAccountTakesNoRowsOfAnother() {
        // Given
        fillTheHourOf(ROMEO);

        // When
        Transfer ofAnother = offer(MERCUTIO);

        // Then
        assertThat(rows).extracting(Row::transfer).containsExactly(ofAnother);
    }

    @Test
    void aRemoteDomainHasRowsForAllItsAddressesTogether() {
        // When
        for (int i = 0; i < FloodSummaries.OF_DOMAIN + 5; i++) {
            happens(offer(new Party("user" + i + "@capulet.example/x"), ROMEO), ended(TransferState.DECLINED));
        }
        gate.flush();

        // Then
        assertThat(rows).hasSize(2 * FloodSummaries.OF_DOMAIN + 1);
        Row summary = rows.get(rows.size() - 1);
        assertThat(summary.text()).contains("5 more", "this domain");
        assertThat(summary.transfer().sender())
                .isEqualTo(new Party("user" + FloodSummaries.OF_DOMAIN + "@capulet.example/x"));
    }

    @Test
    void anOfferInAFloodThatIsAcceptedHasItsRow() {
        // Given
        fillTheHourOf(ROMEO);
        Transfer offered = offer(ROMEO);
        assertThat(rows).isEmpty();

        // When
        Transfer accepted = happens(happens(offered, accepted()), connected());
        happens(accepted, ended(TransferState.CANCELLED));
        gate.flush();

        // Then
        assertThat(rows).extracting(Row::id).containsOnly(offered.id().value());
        assertThat(rows).extracting(Row::kind).containsExactly("Offered", "Connected", "Ended");
    }

    @Test
    void offersThatCameToSomethingTakeNoRowsOfThoseThatDidNot() {
        // Given
        for (int i = 0; i < 2 * FloodSummaries.OF_USER; i++) {
            happens(happens(happens(offer(ROMEO), accepted()), connected()), ended(TransferState.COMPLETED));
        }
        rows.clear();

        // When
        happens(offer(ROMEO), ended(TransferState.DECLINED));

        // Then
        assertThat(rows).extracting(Row::kind).containsExactly("Offered", "Ended");
    }

    /** One may accept one's own offers. */
    @Test
    void offersThatWereOnlyAcceptedAreAFloodToo() {
        // When
        for (int i = 0; i < FloodSummaries.OF_USER + 7; i++) {
            happens(happens(offer(ROMEO), accepted()), ended(TransferState.CANCELLED));
        }
        gate.flush();

        // Then
        assertThat(rows).hasSize(3 * FloodSummaries.OF_USER + 1);
        assertThat(rows.get(rows.size() - 1).text()).contains("7 more");
    }

    /** What did not end alike came to nothing; and no recipient is named for what went to several. */
    @Test
    void theRowOfAFloodSaysNothingThatIsTrueOfSomeOnly() {
        // Given
        fillTheHourOf(ROMEO);

        // When
        happens(offer(ROMEO), ended(TransferState.DECLINED));
        happens(offer(ROMEO, MERCUTIO), ended(TransferState.TIMED_OUT));
        gate.flush();

        // Then
        assertThat(rows).singleElement().satisfies(summary -> {
            assertThat(summary.transfer().state()).isEqualTo(TransferState.FAILED);
            assertThat(summary.transfer().recipient()).isEqualTo(new Party(JULIET.domain()));
        });
    }

    @Test
    void offersThatAreRefusedAtOnceAreAFloodToo() {
        // When
        for (int i = 0; i < FloodSummaries.OF_USER + 7; i++) {
            refuse(transfer(Protocol.SI, ROMEO, JULIET));
        }
        gate.flush();

        // Then
        assertThat(rows).hasSize(FloodSummaries.OF_USER + 1);
        assertThat(rows.get(rows.size() - 1).text()).contains("7 more");
    }

    @Test
    void theNextHourHasItsOwnRows() {
        // Given
        fillTheHourOf(ROMEO);
        happens(offer(ROMEO), ended(TransferState.DECLINED));
        gate.flush();
        String first = rows.get(0).id();
        rows.clear();

        // When
        clock.pass(Duration.ofHours(1).plusMillis(1));
        Transfer offered = offer(ROMEO);
        fillTheHourOf(ROMEO);
        happens(offer(ROMEO), ended(TransferState.DECLINED));
        gate.flush();

        // Then
        assertThat(offered.id().value()).isNotEqualTo(first);
        assertThat(rows).singleElement().satisfies(summary -> {
            assertThat(summary.text()).contains("2 more");
            assertThat(summary.id()).isNotEqualTo(first);
        });
    }

    /** Attempts to set up a stream cost nothing; one transfer must not fill the history with them. */
    @Test
    void attemptsOfOneTransferAreWrittenUpToANumber() {
        // Given
        Transfer transfer = offer(ROMEO);

        // When
        for (int i = 0; i < 1_000; i++) {
            transfer = happens(transfer, connecting());
            transfer = happens(
                    transfer,
                    new TransferEvent.AttemptFailed(
                            clock.instant(), Reason.of(Cause.NO_STREAMHOST, new Argument.Text("item-not-found"))));
        }
        transfer = happens(transfer, new TransferEvent.Breached(clock.instant(), IN_BAND));
        happens(transfer, ended(TransferState.FAILED));

        // Then
        assertThat(rows).hasSize(1 + 100 + 2);
        assertThat(rows).extracting(Row::kind).startsWith("Offered").endsWith("Breached", "Ended");
    }

    @Test
    void whatFoundNoRoomInMemoryIsToldOfInOneRow() {
        // Given
        hasRoom = false;
        Transfer transfer = offer(ROMEO);
        happens(transfer, ended(TransferState.DECLINED));

        // When
        hasRoom = true;
        gate.flush();

        // Then
        assertThat(rows).singleElement().satisfies(summary -> assertThat(summary.text())
                .contains("1 more", "could not be recorded"));
    }

    /** The room that is missing is above all that of the account whose row it is. */
    @Test
    void aRowOfAFloodThatFindsNoRoomItselfIsWrittenAsSoonAsThereIsSome() {
        // Given
        hasRoom = false;
        happens(offer(ROMEO), ended(TransferState.DECLINED));
        gate.flush();

        // When
        hasRoom = true;
        gate.flush();

        // Then
        assertThat(rows).singleElement().satisfies(summary -> assertThat(summary.text())
                .contains("1 more"));
    }

    /** All rows of this hour are taken, and forgotten by the test. */
    private void fillTheHourOf(Party sender) {
        for (int i = 0; i < FloodSummaries.OF_USER; i++) {
            refuse(transfer(Protocol.SI, sender, JULIET));
        }
        rows.clear();
    }

    private Transfer offer(Party sender) {
        return offer(sender, JULIET);
    }

    private Transfer offer(Party sender, Party recipient) {
        return begins(transfer(Protocol.SI, sender, recipient));
    }

    private Transfer bare(Party sender, Reason... breaches) {
        return begins(transfer(Protocol.BARE, sender, JULIET, breaches));
    }

    private Transfer begins(Transfer offered) {
        gate.changed(offered, new TransferEvent.Offered(clock.instant()));
        return offered;
    }

    private void refuse(Transfer offered) {
        TransferEvent.Ended refusal = ended(TransferState.REFUSED);
        gate.changed(TestTransfers.after(offered, refusal), refusal);
    }

    private Transfer happens(Transfer before, TransferEvent event) {
        Transfer after = TestTransfers.after(before, event);
        gate.changed(after, event);
        return after;
    }

    private Transfer transfer(Protocol protocol, Party sender, Party recipient, Reason... breaches) {
        int number = offers++;
        SessionKey session = new SessionKey(sender, recipient, "s" + number);
        return Transfer.offered(
                new TransferId("t-" + number),
                Offer.ofInitiator(protocol, session, OfferedFile.UNKNOWN, clock.instant()),
                new Ruling(7, false, Limits.NONE, List.of(breaches)));
    }

    private TransferEvent connecting() {
        return new TransferEvent.Connecting(clock.instant(), TransferPath.IN_BAND);
    }

    private TransferEvent connecting(TransferPath path) {
        return new TransferEvent.Connecting(clock.instant(), path);
    }

    private TransferEvent accepted() {
        return new TransferEvent.Accepted(clock.instant(), TransferPath.UNKNOWN);
    }

    private TransferEvent connected() {
        return new TransferEvent.Connected(clock.instant(), TransferPath.IN_BAND);
    }

    private TransferEvent.Ended ended(TransferState state) {
        return new TransferEvent.Ended(clock.instant(), state, TestTransfers.PEER);
    }
}
