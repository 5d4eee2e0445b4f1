// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Properties;
import org.igniterealtime.openfire.plugin.managedfiletransfer.TestTexts;

/** The plugin's texts, as they stand in the folder {@code i18n}. */
public final class Bundles {

    private static final Path FOLDER = Path.of("i18n");

    static final Path ENGLISH = FOLDER.resolve(BundleTexts.BUNDLE + ".properties");
    static final Path CHINESE = FOLDER.resolve(BundleTexts.BUNDLE + "_zh_CN.properties");

    /** Finds them as Openfire's class loader of a plugin does. */
    public static final ClassLoader LOADER = TestTexts.LOADER;

    private Bundles() {}

    public static Texts texts(Locale locale) {
        return TestTexts.in(locale);
    }

    static Properties read(Path file) {
        Properties properties = new Properties();
        try (var stream = Files.newInputStream(file)) {
            properties.load(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
