// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.audit;

/** What to do where a real database cannot be started. */
public final class Unavailable {

    private Unavailable() {}

    /** Why its tests are skipped, on a developer's machine; in CI nothing may be skipped, and this fails. */
    public static String reason(String database, Exception why) {
        String message = "No " + database + " could be started for the tests: " + why;
        if (System.getenv("CI") != null) {
            throw new AssertionError(message, why);
        }
        return message;
    }
}
