// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentCodeTest {

    /** What is stored is read by later versions: this text must not change. */
    @Test
    void writesEachKindUnderItsLetter() {
        List<Argument> arguments = List.of(
                new Argument.Bytes(7),
                new Argument.Part(12_345, 99_999),
                new Argument.Count(-3),
                new Argument.Time(Duration.ofMinutes(30)),
                new Argument.Text("100 % \u62A5"),
                Argument.Word.of(Cause.LIMIT_REACHED));

        String code = ArgumentCode.write(arguments);

        assertThat(code).isEqualTo("b7 p12345/99999 n-3 dPT30M t100%20%25%20\u62A5 wcause.limit-reached");
        assertThat(ArgumentCode.read(code)).contains(arguments);
    }

    @Test
    void noArgumentsAreNoText() {
        assertThat(ArgumentCode.write(List.of())).isEmpty();
        assertThat(ArgumentCode.read("")).contains(List.of());
    }

    @Test
    void anEmptyTextIsAnArgument() {
        List<Argument> empty = List.of(new Argument.Text(""), new Argument.Text("%20"));

        assertThat(ArgumentCode.read(ArgumentCode.write(empty))).contains(empty);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " ",
                "b",
                "bx",
                "b-1",
                "b99999999999999999999",
                "p1",
                "p1/",
                "p/1",
                "x1",
                "dP",
                "dPT99999999999999999H",
                "wBad Key",
                "w",
                "b1  b2",
                "b1 "
            })
    void whatItDidNotWriteIsNotRead(String code) {
        assertThat(ArgumentCode.read(code)).isEmpty();
    }

    @Test
    void aPartIsOfAKnownWholeOnly() {
        assertThat(Argument.bytes(5, OptionalLong.of(10))).isEqualTo(new Argument.Part(5, 10));
        assertThat(Argument.bytes(5, OptionalLong.empty())).isEqualTo(new Argument.Bytes(5));
        assertThatIllegalArgumentException().isThrownBy(() -> new Argument.Bytes(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Argument.Part(0, -1));
    }
}
