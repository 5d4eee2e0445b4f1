// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.text.BundleTexts;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.text.ReasonTexts;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.text.Texts;
import org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement.Wording;
import org.igniterealtime.openfire.plugin.managedfiletransfer.openfire.stanzas.BundleWording;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Reason;

/** The plugin's texts, as they stand in the folder {@code i18n}: tests read in them what people would. */
public final class TestTexts {

    /** Finds the bundles as Openfire's class loader of a plugin does. */
    public static final ClassLoader LOADER = loader();

    /** Of a server whose language is English. */
    public static final BundleWording WORDING = new BundleWording(() -> Locale.ENGLISH, LOADER);

    private TestTexts() {}

    public static Texts in(Locale locale) {
        return new BundleTexts(() -> locale, () -> ZoneOffset.UTC, LOADER);
    }

    /** The English sentence of a reason. */
    public static String sentence(Reason reason) {
        return WORDING.reason(reason, Wording.SERVER).text();
    }

    /** The same; empty where there is none. */
    public static String sentence(Optional<Reason> reason) {
        return reason.map(TestTexts::sentence).orElse("");
    }

    /** The sentence of a reason in that language. */
    public static String sentence(Reason reason, Locale locale) {
        return new ReasonTexts(in(locale)).sentence(reason);
    }

    private static ClassLoader loader() {
        try {
            URL folder = Path.of("i18n").toUri().toURL();
            return new URLClassLoader(new URL[] {folder}, TestTexts.class.getClassLoader());
        } catch (MalformedURLException e) {
            throw new AssertionError(e);
        }
    }
}
