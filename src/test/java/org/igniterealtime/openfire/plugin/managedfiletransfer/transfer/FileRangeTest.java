// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileRangeTest {

    private static final OptionalLong UNKNOWN = OptionalLong.empty();

    @ParameterizedTest
    @CsvSource({"-1, 5", "0, 0", "0, -1", "1, 9223372036854775807", "9223372036854775807, 1"})
    void whatIsNoPartOfAnyFileCannotBeMade(long offset, long length) {
        assertThatIllegalArgumentException().isThrownBy(() -> new FileRange(offset, OptionalLong.of(length)));
    }

    @ParameterizedTest
    @CsvSource({"0, 10, true", "4, 6, true", "4, 7, false", "10, , true", "11, , false"})
    void liesWithinTheFileOrDoesNot(long offset, Long length, boolean within) {
        FileRange range = new FileRange(offset, length == null ? UNKNOWN : OptionalLong.of(length));

        assertThat(range.isWithin(OptionalLong.of(10))).isEqualTo(within);
        assertThat(range.isWithin(UNKNOWN)).isTrue();
    }

    @Test
    void withoutALengthItGoesToTheEndOfTheFile() {
        FileRange rest = new FileRange(4, UNKNOWN);

        assertThat(rest.bytes(OptionalLong.of(10))).hasValue(6);
        assertThat(rest.bytes(UNKNOWN)).isEmpty();
        assertThat(new FileRange(4, OptionalLong.of(3)).bytes(UNKNOWN)).hasValue(3);
    }

    @Test
    void oneOfAllBytesIsTheWholeFile() {
        assertThat(new FileRange(0, UNKNOWN).isWhole(OptionalLong.of(10))).isTrue();
        assertThat(new FileRange(0, OptionalLong.of(10)).isWhole(OptionalLong.of(10)))
                .isTrue();
        assertThat(new FileRange(0, OptionalLong.of(9)).isWhole(OptionalLong.of(10)))
                .isFalse();
        assertThat(new FileRange(1, UNKNOWN).isWhole(OptionalLong.of(10))).isFalse();
    }
}
