// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.SampleTransfers.GIVEN_UP;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.SampleTransfers.LIMIT;

import java.util.Collections;
import java.util.EnumSet;
import java.util.OptionalLong;
import org.igniterealtime.openfire.plugin.managedfiletransfer.TestClock;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Limits.ByteLimit;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.live.Capacity;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.shown.FileName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

/** What the small values of the model refuse and keep. */
class ModelValuesTest {

    @Test
    void noLimitsForbidNothing() {
        assertThat(Limits.NONE.proxyOnly()).isFalse();
        assertThat(Limits.NONE.inBandAllowed()).isTrue();
        assertThat(Limits.NONE.byteLimit()).isEmpty();
        assertThat(Limits.NONE.bytesPerSecond()).isEmpty();
        assertThat(Limits.NONE.userBytesPerSecond()).isEmpty();
        assertThat(Limits.NONE.hash()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, Long.MAX_VALUE})
    void aLimitIsAnyNumberOfBytes(long bytes) {
        assertThat(new ByteLimit(bytes, LIMIT).bytes()).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, Long.MIN_VALUE})
    void nothingHasFewerThanNoBytes(long bytes) {
        assertThatIllegalArgumentException().isThrownBy(() -> new ByteLimit(bytes, LIMIT));
        assertThatIllegalArgumentException().isThrownBy(() -> new OfferedFile(FileName.NONE, OptionalLong.of(bytes)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TransferEvent.Moved(TestClock.START, TransferPath.PROXIED, bytes, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TransferEvent.Moved(TestClock.START, TransferPath.PROXIED, 0, bytes));
    }

    @Test
    void aFileOfNoBytesIsNotAFileOfUnknownSize() {
        assertThat(new OfferedFile(FileName.NONE, OptionalLong.of(0)))
                .isNotEqualTo(new OfferedFile(FileName.NONE, OptionalLong.empty()));
        assertThat(OfferedFile.UNKNOWN.size()).isEmpty();
        assertThat(OfferedFile.UNKNOWN.name()).isEqualTo(FileName.NONE);
    }

    @ParameterizedTest
    @EnumSource(names = {"OFFERED", "ACCEPTED", "CONNECTING", "TRANSFERRING"})
    void aTransferCannotEndInALiveState(TransferState state) {
        assertThat(state.isEnd()).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TransferEvent.Ended(TestClock.START, state, GIVEN_UP));
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"OFFERED", "ACCEPTED", "CONNECTING", "TRANSFERRING"})
    void aTransferCanEndInAnyOther(TransferState state) {
        assertThat(state.isEnd()).isTrue();
        assertThat(new TransferEvent.Ended(TestClock.START, state, GIVEN_UP).state())
                .isEqualTo(state);
    }

    @ParameterizedTest
    @CsvSource({"0,1,1,1", "1,0,1,1", "1,1,0,1", "1,1,1,0", "-1,1,1,1"})
    void aCapacityHasRoomForOneOfEach(int live, int ofUser, int ofDomain, int remembered) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Capacity(live, ofUser, ofDomain, remembered));
    }

    @Test
    void aRulingKeepsTheBreachesInTheirOrder() {
        // Given
        Reason unknown = Reason.of(Cause.UNKNOWN_SIZE);

        // When
        Ruling ruling = Ruling.of(7, false, Limits.NONE).with(LIMIT).with(unknown);

        // Then
        assertThat(ruling.breaches()).containsExactly(LIMIT, unknown);
        assertThat(ruling.hasBreach(Cause.LARGEST_FILE)).isTrue();
        assertThat(ruling.hasBreach(Cause.IN_BAND)).isFalse();
    }

    @Test
    void aRulingKeepsOneBreachOfEachRule() {
        // Given
        Ruling ruling = Ruling.of(7, false, Limits.NONE).with(LIMIT);

        // When / Then
        assertThat(ruling.with(Reason.of(Cause.NO_FILES))).isSameAs(ruling);
    }

    @Test
    void whatThisPluginEndedMustNotGoOn() {
        assertThat(EnumSet.allOf(TransferState.class))
                .filteredOn(TransferState::isOurEnd)
                .containsExactlyInAnyOrder(TransferState.REFUSED, TransferState.CUT, TransferState.STOPPED);
    }

    @Test
    void aTextInAReasonIsBounded() {
        assertThat(new Argument.Text("a".repeat(100_000)).text()).hasSize(Argument.Text.MAX_LENGTH);
    }

    /** Half a character can be written to no stanza, page or database. */
    @Test
    void aTextIsCutBetweenCharacters() {
        assertThat(new Argument.Text("a" + "\uD83D\uDE00".repeat(Argument.Text.MAX_LENGTH)).text())
                .isEqualTo("a" + "\uD83D\uDE00".repeat(Argument.Text.MAX_LENGTH / 2 - 1));
    }

    @Test
    void aReasonHasTheArgumentsOfItsCause() {
        assertThatIllegalArgumentException().isThrownBy(() -> Reason.of(Cause.LIMIT_REACHED));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Reason(
                        Cause.MALFORMED, Collections.nCopies(Reason.MAX_ARGUMENTS + 1, new Argument.Count(1))));
    }
}
