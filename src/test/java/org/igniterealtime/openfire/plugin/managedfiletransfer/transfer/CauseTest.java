// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CauseTest {

    @Test
    void everyCauseHasAKeyOfItsOwn() {
        assertThat(Arrays.stream(Cause.values()).map(Cause::key).distinct())
                .hasSameSizeAs(Cause.values())
                .allMatch(key -> key.matches("[a-z]+(-[a-z]+)*"));
    }

    @ParameterizedTest
    @EnumSource
    void aCauseIsFoundByItsKey(Cause cause) {
        assertThat(Cause.of(cause.key())).contains(cause);
    }

    @Test
    void anotherKeyIsNoCause() {
        assertThat(Cause.of("no-such-cause")).isEmpty();
    }

    /** What rows of older versions have as their rule. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "largest-file", "refused-ending", "unknown-size", "in-band", "proxy-only", "declared-size", "malformed",
                "ended-stream", "duplicate", "not-accepted", "no-stream", "capacity", "internal-error", "administrator",
                "flood", "interrupted", "proxy-off", "stream", "superseded", "time-out"
            })
    void keysOfOlderVersionsStay(String key) {
        assertThat(Cause.of(key)).isPresent();
    }

    @ParameterizedTest
    @EnumSource
    void everyCauseLeadsToAnEndAndBelongsToARuleOrToItself(Cause cause) {
        assertThat(cause.end().isEnd()).isTrue();
        assertThat(cause.rule().rule()).isEqualTo(cause.rule());
        assertThat(cause.rule().isRule()).isEqualTo(cause.isRule());
        if (!cause.isRule()) {
            assertThat(cause.rule()).isEqualTo(cause);
        }
    }

    @Test
    void moreBytesThanAFileMayHaveBreakTheSameRuleAsALargerSize() {
        assertThat(Cause.LIMIT_REACHED.rule()).isEqualTo(Cause.LARGEST_FILE);
        assertThat(Cause.LIMIT_REACHED.end()).isEqualTo(TransferState.CUT);
    }
}
