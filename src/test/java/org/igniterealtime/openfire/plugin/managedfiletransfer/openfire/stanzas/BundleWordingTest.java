// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.openfire.stanzas;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import org.igniterealtime.openfire.plugin.managedfiletransfer.TestTexts;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.LocalizedText;
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
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferId;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.shown.FileName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class BundleWordingTest {

    private static final Reason DECLINED = Reason.of(Cause.DECLINED);
    private static final String ENGLISH = "The recipient declined the file.";
    private static final String CHINESE = "\u63A5\u6536\u65B9\u62D2\u7EDD\u63A5\u6536\u6B64\u6587\u4EF6\u3002";

    private Locale server = Locale.ENGLISH;
    private final BundleWording wording = new BundleWording(() -> server, TestTexts.LOADER);

    @ParameterizedTest
    @CsvSource({"zh", "zh-CN", "zh-cn", "zh-SG", "zh-Hans", "zh-Hans-HK"})
    void textIsInTheLanguageOfTheStanza(String language) {
        assertThat(wording.reason(DECLINED, language)).isEqualTo(new LocalizedText(CHINESE, "zh-CN"));
    }

    /** A message from the server passes every block list: it must not be turned around, nor name a wrong user. */
    @Test
    void aNoticeMarksWhatDeceivesAndTellsNamesFromAddresses() {
        SessionKey session = new SessionKey(
                new Party("o\\40example.org@gateway.example/desk"), new Party("d\\27artagnan@example.org/phone"), "s");
        OfferedFile file = new OfferedFile(FileName.of("a\u202Efdp.exe"), OptionalLong.empty());
        Transfer transfer = Transfer.offered(
                new TransferId("t-1"),
                Offer.ofInitiator(Protocol.SI, session, file, Instant.EPOCH),
                Ruling.of(1, true, Limits.NONE));

        assertThat(wording.toSender(transfer, DECLINED, "en").text())
                .isEqualTo("File transfer of \"a\uFFFDfdp.exe\" to d'artagnan@example.org: " + ENGLISH);
        assertThat(wording.toRecipient(transfer, DECLINED, "en").text())
                .isEqualTo("File transfer from \"o@example.org\"@gateway.example: " + ENGLISH);
    }

    /** Traditional characters are another script, which we have no texts in. */
    @ParameterizedTest
    @CsvSource({"''", "de", "zh-TW", "zh-Hant", "no tag at all", "x-zh", "_", "en", "en-GB"})
    void textIsInTheServersLanguageWhereThereIsNoneForTheStanza(String language) {
        assertThat(wording.reason(DECLINED, language)).isEqualTo(new LocalizedText(ENGLISH, "en"));
    }

    @Test
    void theServersLanguageMayChange() {
        server = Locale.SIMPLIFIED_CHINESE;

        assertThat(wording.reason(DECLINED, "").text()).isEqualTo(CHINESE);
        assertThat(wording.reason(DECLINED, "en").text()).isEqualTo(ENGLISH);
    }

    @Test
    void aServerOfAnotherLanguageSpeaksEnglish() {
        server = Locale.GERMAN;

        assertThat(wording.reason(DECLINED, "fr")).isEqualTo(new LocalizedText(ENGLISH, "en"));
    }

    @Test
    void aTagOfAnyLengthIsHarmless() {
        assertThat(wording.reason(DECLINED, "zh-".repeat(100_000)).language()).isEqualTo("en");
    }

    @ParameterizedTest
    @EnumSource
    void everyProblemOfTheProxyHasASentenceInEveryLanguage(ProxyProblem problem) {
        String english = wording.problem(problem, "en").text();
        String chinese = wording.problem(problem, "zh").text();

        assertThat(english).endsWith(".").doesNotContain("mft.");
        assertThat(chinese).endsWith("\u3002").isNotEqualTo(english);
    }
}
