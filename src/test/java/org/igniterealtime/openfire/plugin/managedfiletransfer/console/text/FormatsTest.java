// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.Samples;
import org.json.JSONArray;
import org.json.JSONObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Amounts and spans are written as one file of examples says, which the script of the live table is held to as well. */
public class FormatsTest {

    private static final JSONObject EXAMPLES = read();

    private final Texts texts = Bundles.texts(Locale.ENGLISH);
    private final Amounts amounts = new Amounts(texts);

    @ParameterizedTest
    @MethodSource("amounts")
    void amountsAreExactWhereSmallAndRoundedWhereLarge(JSONArray example) {
        assertThat(amounts.amount(example.getLong(0))).isEqualTo(example.getString(1));
    }

    static Stream<JSONArray> amounts() {
        return examples("amounts");
    }

    @ParameterizedTest
    @MethodSource("parts")
    void aPartIsToldInTheUnitOfTheWhole(JSONArray example) {
        assertThat(amounts.part(example.getLong(0), example.getLong(1))).isEqualTo(example.getString(2));
    }

    static Stream<JSONArray> parts() {
        return examples("parts");
    }

    @ParameterizedTest
    @MethodSource("rates")
    void aRateIsAnAmountOfASecond(JSONArray example) {
        assertThat(amounts.rate(example.getLong(0))).isEqualTo(example.getString(1));
    }

    static Stream<JSONArray> rates() {
        return examples("rates");
    }

    @ParameterizedTest
    @MethodSource("spans")
    void spansAreReadLikeAClock(JSONArray example) {
        assertThat(Times.span(Samples.NOW, Samples.NOW.plusMillis(example.getLong(0))))
                .isEqualTo(example.getString(1));
    }

    static Stream<JSONArray> spans() {
        return examples("spans");
    }

    @ParameterizedTest
    @MethodSource("left")
    void theTimeLeftIsToldInStepsThatGrow(JSONArray example) {
        assertThat(TimeLeft.text(example.getLong(0), texts)).isEqualTo(example.getString(1));
    }

    static Stream<JSONArray> left() {
        return examples("left");
    }

    /** Whatever the unit, 1,024 of one is 1 of the next, also where only rounding makes it so. */
    @Test
    void noAmountReadsAsAWholeStep() {
        for (int unit = 1; unit < 6; unit++) {
            long step = 1L << (10 * (unit + 1));
            for (long less = 0; less < 100; less++) {
                assertThat(amounts.amount(step - less * (step >> 17))).doesNotStartWith("1,024");
            }
        }
    }

    static Stream<JSONArray> examples(String kind) {
        JSONArray all = EXAMPLES.getJSONArray(kind);
        return IntStream.range(0, all.length()).mapToObj(all::getJSONArray);
    }

    /** The file as it is, for the browser. */
    public static String json() {
        return EXAMPLES.toString();
    }

    private static JSONObject read() {
        try {
            return new JSONObject(Files.readString(Path.of("src/test/resources/formats.json")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
