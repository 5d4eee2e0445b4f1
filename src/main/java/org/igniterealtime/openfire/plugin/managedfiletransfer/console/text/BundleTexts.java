// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console.text;

import java.text.MessageFormat;
import java.time.ZoneId;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.function.Supplier;

/**
 * Reads the texts from the plugin's own bundle, {@value #BUNDLE}, as Openfire does for menus and pages; but asks no
 * plugin manager, whose lock may be held by whoever loads a plugin.
 */
public final class BundleTexts implements Texts {

    public static final String BUNDLE = "managedfiletransfer_i18n";

    /** A language that has no bundle gets English, not the language of the machine. */
    private static final ResourceBundle.Control ENGLISH_OTHERWISE =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final Supplier<Locale> locale;
    private final Supplier<ZoneId> zone;
    private final ClassLoader loader;

    /**
     * @param locale the console's language now; an administrator may change it at any time
     * @param zone the console's time zone now
     * @param loader has the plugin's folder {@code i18n} on its path
     */
    public BundleTexts(Supplier<Locale> locale, Supplier<ZoneId> zone, ClassLoader loader) {
        this.locale = locale;
        this.zone = zone;
        this.loader = loader;
    }

    @Override
    public String text(String key, Object... args) {
        String pattern = pattern(key);
        return args.length == 0 ? pattern : new MessageFormat(pattern, locale()).format(args);
    }

    @Override
    public Locale locale() {
        return locale.get();
    }

    @Override
    public ZoneId zone() {
        return zone.get();
    }

    /** A page with a key on it is better than no page. */
    private String pattern(String key) {
        try {
            return ResourceBundle.getBundle(BUNDLE, locale(), loader, ENGLISH_OTHERWISE)
                    .getString(key);
        } catch (MissingResourceException e) {
            return key;
        }
    }
}
