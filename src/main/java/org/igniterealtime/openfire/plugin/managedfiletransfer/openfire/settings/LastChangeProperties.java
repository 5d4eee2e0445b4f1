// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.openfire.settings;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.form.LastChange;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.form.LastChanges;
import org.jivesoftware.util.JiveGlobals;

/** Keeps who saved a page last in one property of Openfire for each page. */
public final class LastChangeProperties implements LastChanges {

    private static final String PREFIX = "plugin.managedfiletransfer.last-change.";

    private static final int PARTS = 3;

    @Override
    public void keep(String page, LastChange change) {
        JiveGlobals.setProperty(PREFIX + page, change.version() + " " + change.at() + " " + change.administrator());
    }

    @Override
    public Optional<LastChange> of(String page) {
        return Optional.ofNullable(JiveGlobals.getProperty(PREFIX + page)).flatMap(LastChangeProperties::read);
    }

    private static Optional<LastChange> read(String text) {
        String[] parts = text.split(" ", PARTS);
        try {
            return parts.length == PARTS
                    ? Optional.of(new LastChange(parts[0], parts[2], Instant.parse(parts[1])))
                    : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
