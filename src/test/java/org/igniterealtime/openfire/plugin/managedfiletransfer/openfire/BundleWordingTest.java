// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.openfire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.igniterealtime.openfire.plugin.managedfiletransfer.TestTexts;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.LocalizedText;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Cause;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Reason;
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
