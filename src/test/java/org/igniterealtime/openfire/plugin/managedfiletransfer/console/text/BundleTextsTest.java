// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;

class BundleTextsTest {

    @Test
    void speaksTheConsolesLanguage() {
        assertThat(Bundles.texts(Locale.ENGLISH).text("mft.yes")).isEqualTo("Yes");
        assertThat(Bundles.texts(Locale.SIMPLIFIED_CHINESE).text("mft.yes")).isEqualTo("\u662F");
    }

    /** Else a German console on a Chinese machine would speak Chinese. */
    @Test
    void speaksEnglishWhereItHasNoBundleWhateverTheMachineSpeaks() {
        Locale machine = Locale.getDefault();
        Locale.setDefault(Locale.SIMPLIFIED_CHINESE);
        try {
            assertThat(Bundles.texts(Locale.GERMAN).text("mft.no")).isEqualTo("No");
        } finally {
            Locale.setDefault(machine);
        }
    }

    /** The console's menu is translated by Java's own rules, which fall back to the language of the machine. */
    @Test
    void theMenuIsEnglishInAnEnglishConsoleWhateverTheMachineSpeaks() {
        Locale machine = Locale.getDefault();
        Locale.setDefault(Locale.SIMPLIFIED_CHINESE);
        try {
            ResourceBundle menu = ResourceBundle.getBundle(BundleTexts.BUNDLE, Locale.ENGLISH, Bundles.LOADER);
            assertThat(menu.getString("mft.sidebar.name")).isEqualTo("File Transfers");
        } finally {
            Locale.setDefault(machine);
        }
    }

    @Test
    void fillsParametersOnlyWhereThereAreArguments() {
        Texts texts = Bundles.texts(Locale.ENGLISH);

        assertThat(texts.text("mft.amount.part", "1", "2 KB")).isEqualTo("1 of 2 KB");
        assertThat(texts.text("mft.amount.part")).isEqualTo("{0} of {1}");
    }

    @Test
    void showsTheKeyOfATextThatIsMissing() {
        assertThat(Bundles.texts(Locale.ENGLISH).text("mft.none")).isEqualTo("mft.none");
    }
}
