// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Argument;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Cause;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReasonTextsTest {

    private final ReasonTexts english = new ReasonTexts(Bundles.texts(Locale.ENGLISH));
    private final ReasonTexts chinese = new ReasonTexts(Bundles.texts(Locale.SIMPLIFIED_CHINESE));

    @Test
    void aLabelIsAFewWords() {
        assertThat(english.label(Cause.CANCELLED_BY_SENDER)).isEqualTo("Cancelled by sender");
        assertThat(english.label(Cause.RECIPIENT_GONE)).isEqualTo("Recipient went offline");
        assertThat(chinese.label(Cause.PROXY_OFF)).isEqualTo("\u4EE3\u7406\u5DF2\u5173\u95ED");
    }

    @Test
    void bytesAreWrittenAsAmounts() {
        Argument moved = new Argument.Part(12_345, 99_999);

        assertThat(english.sentence(Reason.of(Cause.SENDER_GONE, moved)))
                .isEqualTo("The sender went offline after 12.1 of 97.7 KB.");
        assertThat(english.sentence(Reason.of(Cause.SENDER_GONE, new Argument.Bytes(12_345))))
                .isEqualTo("The sender went offline after 12.1 KB.");
        assertThat(chinese.sentence(Reason.of(Cause.SENDER_GONE, moved))).contains("12.1 / 97.7 KB");
    }

    /** "10.0 MB, and up to 10.0 MB are allowed" helps nobody. */
    @ParameterizedTest
    @CsvSource({"10485761, 10485760", "10485760, 10485759", "1048575, 1048574"})
    void sizesThatRoundToTheSameAreToldExactly(long size, long largest) {
        String sentence =
                english.sentence(Reason.of(Cause.LARGEST_FILE, new Argument.Bytes(size), new Argument.Bytes(largest)));

        assertThat(sentence).contains(String.format(Locale.ENGLISH, "%,d bytes. ", size));
        assertThat(sentence).endsWith(String.format(Locale.ENGLISH, "%,d bytes.", largest));
    }

    @ParameterizedTest
    @CsvSource({"PT24H, 24 h", "PT30M, 30 min", "PT90M, 90 min", "PT90S, 90 s", "PT0S, 0 s", "P60D, '1,440 h'"})
    void aTimeIsToldInTheLargestUnitThatFits(Duration span, String text) {
        assertThat(english.sentence(Reason.of(Cause.NO_ANSWER, new Argument.Time(span))))
                .isEqualTo("The recipient did not answer within " + text + ".");
    }

    @Test
    void aCountAndAWordAreWrittenInTheLanguage() {
        Reason flood = Reason.of(Cause.FLOOD, new Argument.Count(1_234), new Argument.Word("account.user"));

        assertThat(english.sentence(flood)).startsWith("1,234 more offers or streams of this user within an hour");
        assertThat(chinese.sentence(flood)).startsWith("\u8BE5\u7528\u6237").contains("1,234");
    }

    @Test
    void aCauseNamesAnother() {
        Reason ended = Reason.of(Cause.ENDED_STREAM, Argument.Word.of(Cause.LIMIT_REACHED));

        assertThat(english.sentence(ended))
                .isEqualTo(
                        "This server has already ended the stream (Maximum file size exceeded). Offer the file again.");
    }

    /** What is wrong with a request has values of its own. */
    @Test
    void aWordMayUseTheOtherArguments() {
        Reason malformed = new Reason(
                Cause.MALFORMED,
                List.of(
                        new Argument.Word("flaw.elements-too-many"),
                        new Argument.Text("streamhost"),
                        new Argument.Count(64)));

        assertThat(english.sentence(malformed))
                .isEqualTo("The request has too many <streamhost/>. Up to 64 are allowed.");
    }

    @Test
    void bytesThatTheServerCannotSeeAreNotToldAsNone() {
        Reason gone = Reason.of(Cause.SENDER_GONE, new Argument.Word("amount.unseen"));

        assertThat(english.sentence(gone))
                .isEqualTo("The sender went offline after an amount of data that this server does not see.");
    }

    @Test
    void anAdministratorIsNamedAsTheNameIsWritten() {
        Reason stopped = Reason.of(Cause.ADMINISTRATOR, new Argument.Text("jean\\20luc"));

        assertThat(english.sentence(stopped)).isEqualTo("Stopped by the administrator \"jean luc\".");
    }

    @Test
    void aTextIsTakenAsItIsAndNotForAPattern() {
        Reason stopped = Reason.of(Cause.ADMINISTRATOR, new Argument.Text("o'brien {0} %s"));

        assertThat(english.sentence(stopped)).isEqualTo("Stopped by the administrator o'brien {0} %s.");
    }
}
