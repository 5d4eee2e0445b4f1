// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.openfire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The plugin under whatever name its file has. */
class InstalledFileTest {

    private static final String OURS = "org.example.OurPlugin";

    private final Path plugins;

    InstalledFileTest(@TempDir Path plugins) {
        this.plugins = plugins;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "managedfiletransfer-0.1.0",
                "managedfiletransfer-0.1.0-openfire-plugin-assembly",
                "managedfiletransfer (1)",
                "mft"
            })
    void textsOfTheMenuAreFoundUnderTheNameOfTheFile(String name) throws Exception {
        Path i18n = unpacked(name).resolve("i18n");
        Files.writeString(i18n.resolve("managedfiletransfer_i18n.properties"), "key=text");
        Files.writeString(i18n.resolve("managedfiletransfer_i18n_zh_CN.properties"), "key=chinese");

        installed(name).provideMenuTexts();

        // As Openfire's LocaleUtils looks for them.
        String bundle = name.replace('.', '_') + "_i18n";
        try (URLClassLoader loader = new URLClassLoader(new URL[] {i18n.toUri().toURL()}, null)) {
            assertThat(ResourceBundle.getBundle(bundle, Locale.ENGLISH, loader).getString("key"))
                    .isEqualTo("text");
            assertThat(ResourceBundle.getBundle(bundle, Locale.SIMPLIFIED_CHINESE, loader)
                            .getString("key"))
                    .isEqualTo("chinese");
        }
    }

    @Test
    void underItsUsualNameNothingIsCopied() throws Exception {
        Path i18n = unpacked("managedfiletransfer").resolve("i18n");
        Files.writeString(i18n.resolve("managedfiletransfer_i18n.properties"), "key=text");

        installed("managedfiletransfer").provideMenuTexts();

        try (var files = Files.list(i18n)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void folderThatCannotBeReadIsNoReasonNotToStart() {
        installed("nowhere").provideMenuTexts();

        assertThat(plugins.resolve("nowhere")).doesNotExist();
    }

    @Test
    void findsTheOtherFilesOfThisPluginAndNothingElse() throws Exception {
        unpacked("managedfiletransfer");
        jar("managedfiletransfer.jar", OURS);
        jar("ManagedFileTransfer-0.2.0.jar", OURS);
        jar("managedfiletransfer (1).jar", OURS);
        jar("monitoring.jar", "org.example.AnotherPlugin");
        jar("library.jar", "");
        Files.writeString(plugins.resolve("half.jar"), "PK");
        Files.writeString(plugins.resolve("managedfiletransfer-0.3.0.jar.part"), "PK");

        assertThat(installed("managedfiletransfer").others())
                .containsExactly("ManagedFileTransfer-0.2.0.jar", "managedfiletransfer (1).jar");
    }

    @Test
    void withoutAnotherFileThereIsNone() throws Exception {
        unpacked("mft");
        jar("MFT.jar", OURS);

        assertThat(installed("mft").others()).isEmpty();
        assertThat(installed("nowhere/below").others()).isEmpty();
    }

    @Test
    void secondCopyDoesNotStartBesideTheFirst() {
        InstalledFile second = installed("managedfiletransfer-0.2.0");

        second.requireNoOther(false);
        assertThatThrownBy(() -> second.requireNoOther(true))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("managedfiletransfer-0.2.0.jar is not started")
                .hasMessageContaining("delete the older file");
    }

    private InstalledFile installed(String name) {
        return InstalledFile.in(plugins.resolve(name), OURS);
    }

    private Path unpacked(String name) throws IOException {
        Files.createDirectories(plugins.resolve(name).resolve("i18n"));
        return plugins.resolve(name);
    }

    private void jar(String file, String pluginClass) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(plugins.resolve(file)))) {
            zip.putNextEntry(new ZipEntry(pluginClass.isEmpty() ? "readme.txt" : "plugin.xml"));
            zip.write(("<plugin><class>" + pluginClass + "</class></plugin>").getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }
    }
}
